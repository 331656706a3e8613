"""Whoever presides over the council deals with a letter, once, with a line."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from nominations.complaints import HANDLING, capacity_on
from nominations.models import Complaint


@transaction.atomic
def handle_complaint(complaint: Complaint, *, by: User, handling: str, line: str) -> Complaint:
    """The letter as dealt with.

    :raises PermissionDenied: *by* does not preside, or may not know of letters about this file.
    :raises AlreadyDone: it was dealt with in this very way.
    :raises ValidationError: it was dealt with otherwise, or the way or its line is missing.
    """
    row: Complaint = lock(complaint)
    capacity, line = capacity_on(row.nomination, HANDLING, by), clean(line)
    if handling not in Complaint.Handling.values:
        raise ValidationError({"handling": "Chưa chọn cách xử lý. Mời chọn một cách."})
    if not line:
        raise ValidationError({"handling_line": "Chưa ghi nội dung xử lý. Mời ghi một dòng rồi lưu lại."})
    if not row.may_be_worded and line not in row.lines:
        raise ValidationError({
            "handling_line": "Đơn tố cáo và đơn không ghi tên chỉ ghi lời có sẵn. Mời chọn ở «Nội dung xử lý»."
        })  # fmt: skip
    if row.handled_at is not None:
        if (row.handling, row.handling_line) == (handling, line):
            raise AlreadyDone("Đơn thư này đã xử lý như vậy.")
        raise IllegalMove("Đơn thư này đã xử lý. Đồng chí tải lại trang để xem nội dung xử lý.")
    row.handling, row.handling_line, row.handled_by, row.handled_at = handling, line, by, clock.now()
    row.full_clean()
    keep(row, by=by, why="handle_complaint")
    record_event(row, "handle_complaint", by=by, was="recorded", now=handling, capacity=capacity)
    return row
