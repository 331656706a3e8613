"""Withdraw a statement of kinship that was made by mistake; it stays on record with the reason."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import FamilyTie
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event


@transaction.atomic
def withdraw_tie(tie: FamilyTie, *, by: Any, reason: str) -> FamilyTie:
    """The tie as withdrawn.

    :raises PermissionDenied: another person stated it.
    :raises ValidationError: there is no reason.
    """
    row: FamilyTie = lock(tie)
    if row.person_id != by.pk:
        raise PermissionDenied("Chỉ người đã khai mới rút được khai báo này.")
    if row.withdrawn_at is not None:
        raise AlreadyDone("Khai báo này đã rút.")
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do rút khai báo.")
    row.withdrawn_at, row.withdrawal_reason = clock.now(), reason.strip()
    keep(row, by=by, why="withdraw", fields=["withdrawn_at", "withdrawal_reason"])
    record_event(row, "withdraw", by=by, was="", now="")
    return row
