"""Lập nội dung lồng ghép vào buổi sinh hoạt định kỳ: planned, edited or dropped until the meeting was held."""

from datetime import date

from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.workflow import AlreadyDone, IllegalMove, hold_gate, lock, record_event
from spreading.access import preparing
from spreading.actions._reviews import season_now
from spreading.checking import differs, tidied
from spreading.models import MeetingInsert

_NEEDED = {"place": "Chưa ghi địa điểm. Ví dụ: Hội trường tầng 3."}


@transaction.atomic
def plan_insert(*, meets_on: date, place: str, by: User) -> MeetingInsert:
    """The insert of the meeting on that day.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: that day has one.
    :raises ValidationError: the place is missing.
    """
    capacity, facts = preparing(by), tidied({"meets_on": meets_on, "place": place}, _NEEDED)
    hold_gate()
    if MeetingInsert.objects.filter(meets_on=meets_on).exists():
        raise AlreadyDone("Buổi sinh hoạt ngày này đã có nội dung lồng ghép. Mời mở nội dung đã lập.")
    row = MeetingInsert(**facts, season=season_now(), prepared_by=by, prepared_at=clock.now())
    keep(row, by=by, why="plan_insert")
    record_event(row, "plan_insert", by=by, was="", now="planned", capacity=capacity)
    return row


@transaction.atomic
def edit_insert(insert: MeetingInsert, *, meets_on: date, place: str, by: User) -> MeetingInsert:
    """The insert with another day or place; raises as ``plan_insert`` does.

    :raises IllegalMove: the meeting was held, or another one has that day.
    """
    row, capacity = writable(insert, by)
    facts = tidied({"meets_on": meets_on, "place": place}, _NEEDED)
    if not differs(row, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    if MeetingInsert.objects.filter(meets_on=meets_on).exclude(pk=row.pk).exists():
        raise IllegalMove("Buổi sinh hoạt khác đã ghi ngày này. Mời chọn ngày khác.")
    row.meets_on, row.place = meets_on, facts["place"]
    keep(row, by=by, why="edit_insert", fields=[*facts])
    record_event(row, "edit_insert", by=by, was="planned", now="planned", capacity=capacity)
    return row


@transaction.atomic
def drop_insert(insert: MeetingInsert, *, by: User) -> None:
    """The insert is gone with its items; their history stays.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it is gone; IllegalMove: the meeting was held.
    """
    row, capacity = writable(insert, by)
    record_event(row, "drop_insert", by=by, was="planned", now="", capacity=capacity)
    for item in row.items.all():
        drop(item, by=by, why="drop_insert")
    drop(row, by=by, why="drop_insert")


def writable(insert: MeetingInsert, by: User) -> tuple[MeetingInsert, str]:
    """The insert, locked to be written, and the duty in which *by* does so.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it is gone; IllegalMove: the meeting was held.
    """
    capacity = preparing(by)
    try:
        row: MeetingInsert = lock(insert)
    except MeetingInsert.DoesNotExist:
        raise AlreadyDone("Nội dung lồng ghép này đã bỏ.") from None
    if row.told_at:
        raise IllegalMove("Buổi sinh hoạt này đã ghi kết quả nên không sửa được nữa.")
    return row, capacity
