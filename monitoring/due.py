"""Until when a department's paper is due: the plan's date, or a later one that the Standing Council gave."""

from collections.abc import Iterable
from datetime import date, datetime

from core.vietnamese import local_day
from monitoring.models import Extension
from seasons.calendar import days_left
from seasons.models import Season

#: (department's id, kind of paper) → the latest date that was given and stands.
Extended = dict[tuple[int, str], date]


def extended_dates(season: Season, departments: Iterable[int] | None = None) -> Extended:
    """Every date that differs from the plan's, in one query."""
    rows = Extension.objects.filter(season=season, withdrawn_at=None).order_by("until")
    if departments is not None:
        rows = rows.filter(department__in=list(departments))
    return {(row.department_id, row.kind): row.until for row in rows}


def due_of(season: Season, department: int, kind: str) -> date:
    """The strict date: the paper is in time on every day before it."""
    return extended_dates(season, [department]).get((department, kind), season.plan_due)


def days_late(moment: datetime, due: date) -> int:
    """By how many days *moment* misses "trước ngày": 0 to the last instant of the day before, 1 on the day itself."""
    return max(0, -days_left(local_day(moment), due))
