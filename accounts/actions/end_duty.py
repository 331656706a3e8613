from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import forget_duties
from accounts.actions._managing import refuse_unless_managing
from accounts.actions.appoint import sentence_of
from accounts.models import Duty
from accounts.readiness import refuse_without_administrator
from accounts.roles import Role
from core.history import keep
from core.workflow import lock, record_event


@transaction.atomic
def end_duty(duty: Duty, *, by: Any, until: date, reason: str) -> Duty:
    """Let a duty end with the day *until*; its rights are gone from the next day on.

    :raises PermissionDenied: *by* may not end this duty.
    :raises ValidationError: no reason, a day before the duty began, or no administrator would be left.
    """
    refuse_unless_managing(by, duty.user, duty.role)
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do hoặc văn bản cho thôi nhiệm vụ.")
    row: Duty = lock(duty)
    if row.role == Role.ADMINISTRATOR:
        refuse_without_administrator(row.user)
    row.until = until
    row.full_clean()
    keep(row, by=by, why=reason, fields=["until"])
    record_event(row.user, "end_duty", by=by, was="", now="", reason=f"{sentence_of(row)}: {reason.strip()}")
    forget_duties(row.user)
    return row
