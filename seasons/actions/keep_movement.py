from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tends_season
from seasons.models import Movement, Season
from seasons.workflow import State


@transaction.atomic
def keep_movement(movement: Movement | None, *, by: Any, season: Season, facts: Mapping[str, Any]) -> Movement:
    """Add a movement to the season, or change the one given.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed, the name is taken, or the dates contradict.
    """
    if not tends_season(by):
        raise PermissionDenied("Phong trào của kỳ do Văn phòng Sở hoặc Thường trực Hội đồng ghi.")
    if season.state == State.CLOSED:
        raise ValidationError("Kỳ bình xét đã kết thúc nên không sửa được phong trào.")
    row = movement or Movement(season=season)
    for name, value in facts.items():
        setattr(row, name, value)
    if row.ends < row.begins:
        raise ValidationError({"ends": "Ngày kết thúc phải từ ngày bắt đầu trở đi."})
    row.full_clean()
    keep(row, by=by, why="edit" if movement else "add")
    record_event(season, "keep_movement", by=by, was=season.state, now=season.state, reason=row.name)
    return row
