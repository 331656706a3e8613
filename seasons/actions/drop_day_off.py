from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from core.history import drop
from core.workflow import record_event
from seasons.access import tends_season
from seasons.models import DayOff


@transaction.atomic
def drop_day_off(row: DayOff, *, by: Any) -> None:
    """Take a day off the list, for instance when the holidays were announced anew; its history stays.

    :raises PermissionDenied: *by* does not tend the season.
    """
    if not tends_season(by):
        raise PermissionDenied("Lịch nghỉ do Văn phòng Sở hoặc Thường trực Hội đồng ghi.")
    record_event(row, "drop", by=by, was="", now="")
    drop(row, by=by, why="drop")
