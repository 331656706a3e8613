"""Bỏ bản nháp: a draft that will not be sent stays on the list with the reason."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.actions.reword_composed import refuse_unless_draft
from documents.models import Composed


@transaction.atomic
def drop_composed(draft: Composed, *, by: Any, reason: str) -> Composed:
    """Mark the draft dropped.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: it was dropped before.
    :raises ValidationError: it has its number, or no reason is given.
    """
    capacity = keeping(by)
    row: Composed = lock(draft)
    if row.dropped_at is not None:
        raise AlreadyDone(f"Đã bỏ bản nháp {row}.")
    refuse_unless_draft(row)
    if not reason.strip():
        raise ValidationError({"reason": "Chưa ghi lý do bỏ bản nháp. Mời ghi lý do."})
    row.dropped_at, row.drop_reason = clock.now(), reason.strip()
    keep(row, by=by, why="drop", fields=["dropped_at", "drop_reason"])
    record_event(row, "drop", by=by, was="draft", now="dropped", reason=row.drop_reason, capacity=capacity)
    return row
