"""The days on which the office differs from the statutory calendar."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.actions._replanning import replan
from seasons.calendar import is_working_day
from seasons.holidays import statutory
from seasons.models import DayOff
from seasons.working_days import moved_with


@transaction.atomic
def keep_day_off(*, by: Any, facts: Mapping[str, Any], place_anew: bool = False) -> DayOff:
    """Enter a day off or a day worked; with *place_anew*, the stages that it moves are placed anew.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the day is in the list already, or the calendar has it so without the entry.
    """
    capacity, row = tending(by), DayOff(**facts)
    _refuse_needless(row)
    row.full_clean()
    moves = moved_with(row) if place_anew else []
    keep(row, by=by, why="")
    record_event(row, "add", by=by, was="", now="", capacity=capacity)
    replan(moves, by=by, why=f"Đổi lịch: {row}", capacity=capacity)
    return row


def _refuse_needless(row: DayOff) -> None:
    law = statutory(row.day.year)
    if row.worked and is_working_day(row.day, law.off, law.worked):
        raise ValidationError(
            {"day": "Ngày làm bù phải là ngày nghỉ: thứ Bảy, Chủ nhật hoặc ngày lễ. Mời ghi lại ngày."}
        )
    if not row.worked and row.day in law.off:
        raise ValidationError({"day": f"Lịch đã có «{law.off[row.day]}» vào ngày này nên khỏi ghi. Mời kiểm tra lại."})
