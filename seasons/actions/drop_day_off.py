"""A day leaves the list of days off."""

from typing import Any

from django.db import transaction

from core.history import drop
from core.workflow import record_event
from seasons.access import tending
from seasons.models import DayOff


@transaction.atomic
def drop_day_off(row: DayOff, *, by: Any) -> None:
    """Take a day off the list, for instance when the holidays were announced anew; its history stays.

    :raises PermissionDenied: *by* does not tend the season.
    """
    capacity = tending(by)
    record_event(row, "drop", by=by, was="", now="", capacity=capacity)
    drop(row, by=by, why="")
