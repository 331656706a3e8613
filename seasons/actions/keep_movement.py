"""The emulation movements of a season."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import lock, record_event
from seasons.access import tending
from seasons.models import Movement, Season
from seasons.readiness import refuse_closed


@transaction.atomic
def keep_movement(movement: Movement | None, *, by: Any, season: Season, facts: Mapping[str, Any]) -> Movement:
    """Add a movement to the season, or change the one given.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed, the name is taken, or the dates contradict.
    """
    capacity, locked = tending(by), lock(season)
    refuse_closed(locked)
    row = movement or Movement(season=locked)
    for name, value in facts.items():
        setattr(row, name, value)
    if row.ends < row.begins:
        raise ValidationError({"ends": "Ngày kết thúc phải từ ngày bắt đầu trở đi."})
    row.full_clean()
    keep(row, by=by, why="")
    move = "edit_movement" if movement else "add_movement"
    record_event(locked, move, by=by, was=locked.state, now=locked.state, reason=row.name, capacity=capacity)
    return row
