"""The digest of a day: to whom which steps of the ladder are told that they were not told yet.

Those who owe are told of every step. Leaders are copied: the Standing Council three days ahead and of what is late,
the Director and the Office of what is late. Of a file that is late with its supplement only the Standing Council is
told, and of it nobody from whom the file is kept; where that is all of it, the Director is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from monitoring.ladder import COPIED, LATE
from monitoring.matters import Owed, Rung, owed_on
from monitoring.models import Matter, Reminder
from nominations.concern import kept_from
from nominations.models import Nomination
from seasons.models import Season

#: Who is copied at which step of the board's milestones.
COPIES = {
    COPIED: (Role.STANDING_COUNCIL,),
    LATE: (Role.STANDING_COUNCIL, Role.DIRECTOR, Role.OFFICE),
}
_Told = set[tuple[int, Rung]]
_Holders = dict[str, tuple[User, ...]]


@dataclass(frozen=True)
class Line:
    """One thing owed, with the steps of which this person is told now."""

    owed: Owed
    steps: tuple[int, ...]
    copied: bool = False


@dataclass(frozen=True)
class Digest:
    """What one person is told on a day."""

    user: User
    lines: tuple[Line, ...]

    def of(self, *, copied: bool) -> list[Line]:
        return [line for line in self.lines if line.copied is copied]


def digests(season: Season, day: date) -> list[Digest]:
    """One for each person who is to be told something and got no digest on *day*, in a constant number of queries.

    Only of a late supplement it asks once more for each leader, from whom the file may be kept.
    """
    found, served = owed_on(season, day), _served(day)
    told, holders = _told(season, found), _holders() if found else {}
    lines: dict[User, list[Line]] = defaultdict(list)
    for one in found:
        for user, line in [*_own(one, told), *_copied(one, told, holders)]:
            if user.pk not in served:
                lines[user].append(line)
    return [Digest(user, tuple(found)) for user, found in sorted(lines.items(), key=lambda item: item[0].pk)]


def told_next(season: Season, day: date, user: Any) -> list[Line]:
    """What the departments would be told on *day* if nothing came in until then; nothing of files kept from *user*."""
    found, kept = owed_on(season, day), kept_from(user)
    told = _told(season, found)
    fresh = [one for one in found if any(_fresh(one, one.steps, person, told) for person in one.people)]
    return [Line(one, one.steps) for one in fresh if one.file is None or one.file not in kept]


def _own(owed: Owed, told: _Told) -> Iterator[tuple[User, Line]]:
    for user in owed.people:
        if fresh := _fresh(owed, owed.steps, user, told):
            yield user, Line(owed, fresh)


def _copied(owed: Owed, told: _Told, holders: _Holders) -> Iterator[tuple[User, Line]]:
    """Leaders of whom the department is not their own."""
    steps_of: dict[User, list[int]] = defaultdict(list)
    for step in owed.steps:
        for user in _leaders(owed, step, told, holders):
            if user not in owed.people:
                steps_of[user].append(step)
    for user, steps in steps_of.items():
        if fresh := _fresh(owed, steps, user, told):
            yield user, Line(owed, fresh, copied=True)


def _leaders(owed: Owed, step: int, told: _Told, holders: _Holders) -> Iterable[User]:
    if owed.is_of_the_board:
        return dict.fromkeys(user for role in COPIES.get(step, ()) for user in holders.get(role, ()))
    if owed.file is not None and step == LATE:
        return _trusted(owed.file, owed.rung(step), told, holders)
    return ()


def _trusted(file: Nomination, rung: Rung, told: _Told, holders: _Holders) -> list[User]:
    """Those of the Standing Council who may know of the file; the Director where there is none."""
    for role in (Role.STANDING_COUNCIL, Role.DIRECTOR):
        users = holders.get(role, ())
        known = [user for user in users if (user.pk, rung) in told]
        if trusted := known + [user for user in users if user not in known and file not in kept_from(user)]:
            return trusted
    return []


def _fresh(owed: Owed, steps: Iterable[int], user: User, told: _Told) -> tuple[int, ...]:
    return tuple(step for step in steps if (user.pk, owed.rung(step)) not in told)


def _told(season: Season, found: Iterable[Owed]) -> _Told:
    """Who was told which of these steps."""
    rungs = [rung for one in found for rung in one.rungs]
    rows = Reminder.objects.filter(season=season, due__in={rung.due for rung in rungs}).order_by()
    values = rows.values_list("user", "department", "matter", "subject", "due", "step") if rungs else ()
    return {(row[0], Rung(*row[1:])) for row in values}


def _served(day: date) -> set[int]:
    """Who got the digest of *day*: a second one waits for the next."""
    return set(Reminder.objects.filter(day=day).order_by().values_list("user", flat=True).distinct())


def _holders() -> _Holders:
    roles = {role for copied in COPIES.values() for role in copied}
    duties = Duty.objects.in_force(clock.today()).filter(role__in=roles, user__is_active=True)
    found: dict[str, list[User]] = defaultdict(list)
    for duty in duties.select_related("user").order_by("pk"):
        found[duty.role].append(duty.user)
    return {role: tuple(dict.fromkeys(users)) for role, users in found.items()}


def milestones_first(lines: Iterable[Line]) -> list[Line]:
    """The board's milestones in their order, then files, then follow-ups."""
    order = list(Matter)
    return sorted(lines, key=lambda line: order.index(line.owed.matter))
