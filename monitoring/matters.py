"""What is owed and may be reminded of: milestones of the board, files to supplement, follow-ups of visits, and what the
apps above register.

Each source reads a constant number of queries.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from accounts.models import Department, User
from accounts.roles import Role
from core.vietnamese import VIETNAM, local_day
from monitoring.board import board, responsible
from monitoring.follow_ups import OWED
from monitoring.ladder import EVE, OF_FOLLOW_UPS, OF_SUPPLEMENTS, due_steps, steps_of
from monitoring.models import Finding, Matter
from nominations.models import Nomination
from nominations.workflow import State
from seasons.calendar import days_left
from seasons.models import Season
from seasons.rules import rules_of

#: Those who write a department's files supply what is missing.
SUPPLIERS = (Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK)


class Rung(NamedTuple):
    """What one reminder is about, as ``Reminder`` keeps it for each person."""

    department: int
    matter: str
    subject: int
    due: date
    step: int


@dataclass(frozen=True)
class Owed:
    """One thing that a department owes on a day: due before ``due``, with the steps of its ladder that have come.

    ``people`` answer for it. ``file`` is the dossier of a supplement, whose readers are not everybody.
    """

    department: Department
    matter: Matter
    due: date
    steps: tuple[int, ...]
    left: int
    people: tuple[User, ...]
    subject: int = 0
    file: Nomination | None = None

    def rung(self, step: int) -> Rung:
        return Rung(self.department.pk, str(self.matter), self.subject, self.due, step)

    @property
    def rungs(self) -> list[Rung]:
        return [self.rung(step) for step in self.steps]

    @property
    def is_of_the_board(self) -> bool:
        return self.subject == 0


def owed_on(season: Season, day: date) -> list[Owed]:
    """All of which a step has come by *day*, department by department."""
    found = [one for source in _SOURCES for one in source(season, day) if one.steps]
    return sorted(found, key=lambda one: one.department.sort_key)


def _of_board(season: Season, day: date) -> Iterator[Owed]:
    steps = steps_of(rules_of(season)["reminders"])
    for row in board(season):
        if not row.done:
            reached, left = due_steps(row.due, day, steps), days_left(day, row.due)
            yield Owed(row.department, Matter(row.milestone), row.due, reached, left, row.people)


def _of_supplements(season: Season, day: date) -> Iterator[Owed]:
    """Files returned, neither suspended nor sent in; due at an hour of the last day."""
    until = datetime.combine(day + timedelta(days=EVE), time.max, tzinfo=VIETNAM)
    rows = Nomination.objects.filter(season=season, state=State.RETURNED, suspended_at=None)
    files = list(rows.filter(supplement_due__lte=until).select_related("department").order_by("supplement_due", "pk"))
    people = responsible({row.department for row in files}, SUPPLIERS)
    for row in files:
        if row.supplement_due:
            due = local_day(row.supplement_due) + timedelta(days=1)
            reached, left, unit = due_steps(due, day, OF_SUPPLEMENTS), days_left(day, due), row.department
            yield Owed(unit, Matter.SUPPLEMENT, due, reached, left, people[unit.pk], row.pk, row)


def _of_follow_ups(season: Season, day: date) -> Iterator[Owed]:
    """Overdue ones of every visit, whatever its season."""
    rows = Finding.objects.filter(OWED, due__lt=day).select_related("inspection__department").order_by("due", "pk")
    found = [(row, row.inspection.department) for row in rows]
    people = responsible({unit for _, unit in found})
    for row, unit in found:
        due = row.due + timedelta(days=1)
        reached, left = due_steps(due, day, OF_FOLLOW_UPS), days_left(day, due)
        yield Owed(unit, Matter.FOLLOW_UP, due, reached, left, people[unit.pk], row.pk)


Source = Callable[[Season, date], Iterable[Owed]]
_SOURCES: list[Source] = [_of_board, _of_supplements, _of_follow_ups]
_pages: dict[Matter, str] = {}


def register_owed(source: Source, pages: Mapping[Matter, str]) -> None:
    """Have *source* of an app above say what else is owed; its *pages*, by name, are where that is done."""
    _SOURCES.append(source)
    _pages.update(pages)


def registered_page(matters: Iterable[Matter]) -> str:
    """The one page on which all of *matters* are done, if the apps above named it; else an empty text."""
    pages = {_pages.get(one, "") for one in matters}
    return pages.pop() if len(pages) == 1 else ""
