"""Record that a letter about a file came in. Nothing is stopped by it: the Standing Council may suspend the file."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from nominations.complaints import RECORDING, capacity_on
from nominations.models import Complaint, Nomination


@transaction.atomic
def record_complaint(
    nomination: Nomination, *, by: User, kind: str, received_on: date, number: str, line: str = ""
) -> Complaint:
    """The letter as recorded.

    :raises PermissionDenied: *by* keeps no letters, or may not know of those about this file.
    :raises AlreadyDone: *by* recorded it before.
    :raises ValidationError: the day is to come, or a line is missing or must not be kept.
    """
    row: Nomination = lock(nomination)
    capacity, number, line = capacity_on(row, RECORDING, by), clean(number), clean(line)
    if refusals := refusals_of(kind, received_on, line):
        raise ValidationError(refusals)
    before = row.complaints.filter(recorded_by=by, number=number, received_on=received_on).first()
    if before is not None:
        if (before.kind, before.line) == (kind, line):
            raise AlreadyDone("Đơn thư này đã ghi.")
        raise ValidationError({"number": "Đồng chí đã ghi một đơn thư có số và ngày đến này. Mời xem lại số đến."})
    letter = Complaint(
        nomination=row, kind=kind, received_on=received_on, number=number, line=line, recorded_by=by,
        recorded_at=clock.now(),
    )  # fmt: skip
    letter.full_clean()
    keep(letter, by=by, why="record_complaint")
    record_event(letter, "record_complaint", by=by, was="", now="recorded", capacity=capacity)
    return letter


def refusals_of(kind: str, received_on: date, line: str) -> dict[str, str]:
    """What is wrong with the letter's facts, by field."""
    found = {}
    if received_on > clock.today():
        found["received_on"] = "Ngày đến chưa tới. Mời ghi ngày đơn thư đến cơ quan."
    if kind in Complaint.WITH_LINE and not line:
        found["line"] = "Đơn kiến nghị, khiếu nại thì ghi một dòng trung tính, không ghi tên người gửi."
    if kind not in Complaint.WITH_LINE and line:
        found["line"] = (
            "Đơn tố cáo và đơn không ghi tên thì cổng không giữ nội dung. Mời xóa dòng này, rồi ghi lại đơn thư."
        )
    return found
