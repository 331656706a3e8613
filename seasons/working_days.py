"""Which days the office works: the statutory calendar with what the office entered on top, and what a change moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from core import clock
from core.reading import once_a_page
from seasons.calendar import Proposal, StrictDates, plan_backwards
from seasons.holidays import statutory
from seasons.models import DayOff, Season
from seasons.workflow import State

#: (day, whether it is worked) of everything the office entered.
Entered = tuple[tuple[date, bool], ...]


@dataclass(frozen=True)
class DaysOff:
    """The days that differ from the week's order: off on a weekday, worked at a weekend."""

    off: frozenset[date]
    worked: frozenset[date]


def days_off(year: int | None = None) -> DaysOff:
    """The calendar of *year* (today's, when none is named), the year before and the year after."""
    return calendar_with(entered(), year or clock.today().year)


@once_a_page
def entered() -> Entered:
    """What the office entered; there are a few rows a year."""
    return tuple(DayOff.objects.values_list("day", "worked"))


@lru_cache(maxsize=50)
def calendar_with(rows: Entered, year: int) -> DaysOff:
    """The statutory calendar of three years with *rows* on top."""
    known = [statutory(one) for one in (year - 1, year, year + 1)]
    off = {day for day, is_worked in rows if not is_worked}
    worked = {day for day, is_worked in rows if is_worked}
    return DaysOff(
        frozenset(off.union(*(one.off for one in known)) - worked),
        frozenset(worked.union(*(one.worked for one in known)) - off),
    )


@dataclass(frozen=True)
class CalendarDay:
    """One line of the calendar of a year; *row* is the office's own entry, None where the law alone says so."""

    day: date
    name: str
    worked: bool
    row: DayOff | None


def days_of(rows: Iterable[DayOff], year: int) -> list[CalendarDay]:
    """The calendar of *year*, in order; *rows* are the office's entries in it and stand over the law."""
    own = {row.day: CalendarDay(row.day, row.name, row.worked, row) for row in rows}
    law = statutory(year)
    found = {day: CalendarDay(day, name, False, None) for day, name in law.off.items()}
    found |= {day: CalendarDay(day, "Ngày làm bù", True, None) for day in law.worked}
    return sorted((found | own).values(), key=lambda line: line.day)


def planned(season: Season, free: DaysOff | None = None) -> Proposal:
    """The stages planned backwards from the season's own dates, by the calendar as it stands or by *free*."""
    free, dates = free or days_off(season.year), StrictDates(season.plan_due, season.recognition_due)
    return plan_backwards(dates, free.off, free.worked, buffer=season.director_buffer)


@dataclass(frozen=True)
class Moved:
    """One stage that would be placed elsewhere."""

    season: Season
    name: str
    was: tuple[date, date]
    becomes: tuple[date, date]


def moved_with(row: DayOff) -> list[Moved]:
    """The stages of seasons not yet closed that change place when *row* enters the calendar."""
    return _moved((*entered(), (row.day, row.worked)))


def moved_without(row: DayOff) -> list[Moved]:
    """The stages that change place when *row* leaves it."""
    return _moved(tuple(one for one in entered() if one[0] != row.day))


def _moved(rows: Entered) -> list[Moved]:
    return [move for season in Season.objects.exclude(state=State.CLOSED) for move in _moves(season, rows)]


def _moves(season: Season, rows: Entered) -> Iterator[Moved]:
    after = planned(season, calendar_with(rows, season.year))
    if after == planned(season):
        return
    placed = {stage.kind: (stage.begins, stage.ends) for stage in season.stages.all()}
    for stage in after.stages:
        becomes = (stage.begins, stage.ends)
        if placed.get(stage.kind, becomes) != becomes:
            yield Moved(season, stage.name, placed[stage.kind], becomes)
