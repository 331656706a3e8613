"""Gạch dòng sổ gửi: a wrong line stays to be read, struck through, with who struck it, when and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.models import Dispatch, Entry


@transaction.atomic
def strike(line: Dispatch, *, by: Any, reason: str) -> Dispatch:
    """The line, struck through; the right one may then be entered.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: it is struck through.
    :raises ValidationError: the reason is missing.
    """
    capacity = keeping(by)
    entry: Entry = lock(line.entry)
    row = Dispatch.objects.select_for_update().get(pk=line.pk)
    if row.struck_at:
        raise AlreadyDone(f"Dòng gửi {row.recipient} đã gạch trước đó.")
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do gạch dòng. Mời ghi dòng này sai ở đâu."})
    row.struck_at, row.struck_by, row.struck_reason = clock.now(), by, reason
    row.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    record_event(
        entry, "strike_dispatch", by=by, was=entry.standing, now=entry.standing, capacity=capacity,
        reason=f"{row.recipient}: {reason}",
    )  # fmt: skip
    return row
