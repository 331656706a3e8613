"""A day leaves the list of days off."""

from typing import Any

from django.db import transaction

from core.history import drop
from core.workflow import AlreadyDone, record_event
from seasons.access import tending
from seasons.actions._replanning import replan
from seasons.models import DayOff
from seasons.working_days import moved_without


@transaction.atomic
def drop_day_off(row: DayOff, *, by: Any, place_anew: bool = False) -> None:
    """Take a day off the list, for instance when the holidays were announced anew; its history stays.

    With *place_anew*, the stages that it moves are placed anew.

    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: it is gone.
    """
    capacity = tending(by)
    if not DayOff.objects.filter(pk=row.pk).exists():
        raise AlreadyDone("Ngày này đã được bỏ khỏi lịch.")
    moves, said = moved_without(row) if place_anew else [], f"Đổi lịch: bỏ {row}"
    record_event(row, "drop", by=by, was="", now="", capacity=capacity)
    drop(row, by=by, why="")
    replan(moves, by=by, why=said, capacity=capacity)
