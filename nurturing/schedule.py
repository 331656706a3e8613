"""On which days a plan has its follow-ups (pure)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def follow_up_days(begins: date, ends: date, every: int, today: date) -> list[date]:
    """The days from *today* on: every so many months from *begins*, and the last day of the plan."""
    days = [day for day in (*_regular(begins, ends, every), ends) if day >= today]
    return sorted(set(days))


def anniversary(day: date, today: date) -> date | None:
    """The newest day that lies whole years after *day*, up to *today*; None in the first year."""
    years = today.year - day.year
    for back in (years, years - 1):
        found = months_after(day, 12 * back)
        if back > 0 and found <= today:
            return found
    return None


def _regular(begins: date, ends: date, every: int) -> Iterator[date]:
    """Not within a fortnight of the last day, on which there is one in any case."""
    place = 1
    while (day := months_after(begins, place * every)) < ends:
        if (ends - day).days > 14:
            yield day
        place += 1
