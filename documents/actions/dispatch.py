"""Ghi sổ gửi: to whom a document of the book was sent, when and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.models import Dispatch, Entry


@dataclass(frozen=True)
class Sending:
    """One sending: the places, the way and the day; *note* is who took it or the number of the postal item."""

    places: Sequence[str]
    way: str
    sent_on: date
    note: str = ""


@transaction.atomic
def dispatch(entry: Entry, *, by: Any, sending: Sending) -> list[Dispatch]:
    """Enter a line for every place that the log does not have yet with this day and way.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: the log has all of them.
    :raises ValidationError: no place, a number that no document bears, or a day before the document's or ahead.
    """
    capacity = keeping(by)
    row: Entry = lock(entry)
    _refuse(row, sending)
    same = Dispatch.objects.filter(entry=row, struck_at=None, way=sending.way, sent_on=sending.sent_on)
    had = set(same.values_list("recipient", flat=True))
    made = [
        Dispatch.objects.create(
            entry=row, recipient=place, way=sending.way, sent_on=sending.sent_on, note=sending.note,
            made_at=clock.now(), made_by=by,
        )
        for place in dict.fromkeys(sending.places)
        if place not in had
    ]  # fmt: skip
    if not made:
        raise AlreadyDone(f"Sổ gửi đã ghi việc gửi văn bản số {row.full_number} này.")
    record_event(row, "dispatch", by=by, was=row.standing, now=row.standing, capacity=capacity)
    return made


def _refuse(row: Entry, sending: Sending) -> None:
    if row.standing != Entry.Standing.USED or row.dated is None:
        raise ValidationError(
            f"Số {row.full_number} chưa dùng hoặc đã hủy nên không có văn bản để gửi. Mời chọn số khác trong sổ."
        )
    if not sending.places:
        raise ValidationError({"places": "Chưa chọn nơi nào. Mời đánh dấu nơi nhận, hoặc ghi ở «Nơi khác»."})
    if sending.sent_on < row.dated:
        words = f"Ngày gửi không được trước ngày văn bản {short_date(row.dated)}. Mời ghi lại ngày."
        raise ValidationError({"sent_on": words})
    if sending.sent_on > clock.today():
        raise ValidationError({"sent_on": f"Ngày {short_date(sending.sent_on)} ở sau hôm nay. Mời ghi đúng ngày."})
