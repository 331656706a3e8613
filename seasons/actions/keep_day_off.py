"""The days on which the office differs from the order of the week."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.models import DayOff


@transaction.atomic
def keep_day_off(*, by: Any, facts: Mapping[str, Any]) -> DayOff:
    """Add a public holiday or a weekend day worked in exchange; phases already placed stay where they are.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the day is in the list already, or a day worked in exchange is no weekend day.
    """
    capacity, row = tending(by), DayOff(**facts)
    if row.worked and row.day.weekday() < 5:
        raise ValidationError({"day": "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật. Mời ghi lại ngày."})
    row.full_clean()
    keep(row, by=by, why="")
    record_event(row, "add", by=by, was="", now="", capacity=capacity)
    return row
