from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tends_season
from seasons.models import DayOff


@transaction.atomic
def keep_day_off(*, by: Any, facts: Mapping[str, Any]) -> DayOff:
    """Add a public holiday or a weekend day worked in exchange; the working days of every season follow.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the day is in the list already.
    """
    if not tends_season(by):
        raise PermissionDenied("Lịch nghỉ do Văn phòng Sở hoặc Thường trực Hội đồng ghi.")
    row = DayOff(**facts)
    row.full_clean()
    keep(row, by=by, why="add")
    record_event(row, "add", by=by, was="", now="")
    return row
