"""Members who are away while files are appraised: told beside their names, and who of them has no day left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core import clock
from core.vietnamese import short_date
from councils.forecast import absences
from councils.models import Absence
from seasons.calendar import APPRAISING, is_working_day
from seasons.models import Season, Stage
from seasons.working_days import DaysOff, days_off


@dataclass(frozen=True)
class Leave:
    """Absences of one member in words; *bars* whoever is away today or on every working day that is left."""

    told: str
    bars: bool


def leaves_of(season: Season, people: Iterable[int]) -> dict[int, Leave]:
    """Who of *people* is away today or on days that are left of the appraisal, in two queries."""
    today, free = clock.today(), days_off(season.year)
    begins, ends = _days_left(season, today)
    found: dict[int, list[Absence]] = {}
    for row in absences(list(people), today, ends):
        if row.since <= today or row.until >= begins:
            found.setdefault(row.user_id, []).append(row)
    return {user: _leave(rows, today, begins, ends, free) for user, rows in found.items()}


def _days_left(season: Season, today: date) -> tuple[date, date]:
    """The first and the last day left of the appraisal; today alone where the calendar has none or it is over."""
    stage = Stage.objects.filter(season=season, kind=APPRAISING).first()
    return (max(today, stage.begins), stage.ends) if stage and stage.ends >= today else (today, today)


def _leave(rows: list[Absence], today: date, begins: date, ends: date, free: DaysOff) -> Leave:
    told = "; ".join(f"nghỉ từ {short_date(row.since)} đến hết {short_date(row.until)}" for row in rows)

    def away(day: date) -> bool:
        return any(row.since <= day <= row.until for row in rows)

    days = (begins + timedelta(days=place) for place in range((ends - begins).days + 1))
    return Leave(told, away(today) or all(away(day) for day in days if is_working_day(day, free.off, free.worked)))
