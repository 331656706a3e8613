"""Hủy số: a number kept free, or given outside the portal by mistake, stays in the book with the reason."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.actions.draw_number import enter
from documents.models import Entry

Standing = Entry.Standing


@transaction.atomic
def void(entry: Entry, *, by: Any, reason: str) -> Entry:
    """Mark the number void.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: it is void already.
    :raises ValidationError: a paper made in the portal bears it, or the reason is missing.
    """
    capacity = keeping(by)
    row: Entry = lock(entry)
    if row.standing == Standing.VOID:
        raise AlreadyDone(f"Số {row.full_number} đã hủy trước đó.")
    if row.source_id is not None:
        raise ValidationError(
            f"Số {row.full_number} đang ghi trên văn bản lập ở cổng nên không hủy ở đây. "
            "Đồng chí cấp lại số tại trang của văn bản đó."
        )
    if not reason.strip():
        raise ValidationError({"reason": "Chưa ghi lý do hủy số. Mời ghi lý do."})
    was, row.reason = row.standing, reason.strip()
    enter(row, Standing.VOID, by=by, why="void")
    record_event(row, "void", by=by, was=was, now=row.standing, reason=row.reason, capacity=capacity)
    return row
