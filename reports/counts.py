"""How many files of a season went how far, by the ways in which an office divides them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import Any

from django.db.models import Count, QuerySet

from accounts.models import Department
from nominations.models import Nomination
from nominations.workflow import PAST_INTAKE, State
from reports import access
from seasons.models import DiscoveryChannel, Season

COLUMNS = ("Giới thiệu", "Đã tiếp nhận", "Đã bỏ phiếu", "Được công nhận", "Không công nhận", "Rút, để ngoài kỳ")
INTRODUCED, RECEIVED, VOTED, RECOGNISED, DECLINED, LEFT = range(len(COLUMNS))
NONE = (0,) * len(COLUMNS)
OF_DEPARTMENTS = "phong"

_FACTS = ("kind", "channel", "movement")
_VOTED = frozenset({State.PASSED, State.FAILED, State.RECOGNISED, State.DECLINED})
_LEFT = frozenset({State.WITHDRAWN, State.SHELVED})

Numbers = tuple[int, ...]


Found = Mapping[tuple[Any, ...], Numbers]


@dataclass(frozen=True)
class Line:
    """How many files of one group went how far: a number for each of ``COLUMNS``."""

    name: str
    numbers: Numbers


@dataclass(frozen=True)
class Division:
    """The files of a season, divided one way; ``first`` heads the column of names."""

    key: str
    title: str
    first: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> Numbers:
        return added(line.numbers for line in self.lines)


@cache
def reached(state: str, *, announced: bool, oversees: bool) -> Numbers:
    """In which of ``COLUMNS`` a file of this state is counted: 1 or 0 for each.

    A result is counted when it is announced. That there was a vote tells whoever does not oversee nothing before.
    """
    return tuple(
        int(counts)
        for counts in (
            state != State.WITHDRAWN,
            state in PAST_INTAKE,
            state in _VOTED and (announced or oversees),
            state == State.RECOGNISED and announced,
            state == State.DECLINED and announced,
            state in _LEFT,
        )
    )


def grouped(rows: QuerySet[Nomination], *by: str, oversees: bool) -> dict[tuple[Any, ...], Numbers]:
    """The numbers of each group of *rows*, in one query that the database answers from an index, in its order."""
    found: dict[tuple[Any, ...], Numbers] = {}
    groups = rows.order_by().values_list(*by, "state").annotate(files=Count("*"), announced=Count("announced_at"))
    for *key, state, files, announced in groups:
        told, untold = (reached(state, announced=known, oversees=oversees) for known in (True, False))
        numbers = (a * announced + b * (files - announced) for a, b in zip(told, untold, strict=True))
        group = tuple(key)
        found[group] = tuple(map(add, found.get(group, NONE), numbers))
    return found


def along(found: Found, *places: int) -> dict[tuple[Any, ...], Numbers]:
    """The same numbers by these parts of their keys alone."""
    merged: dict[tuple[Any, ...], Numbers] = {}
    for whole, numbers in found.items():
        key = tuple(whole[place] for place in places)
        merged[key] = tuple(map(add, merged.get(key, NONE), numbers))
    return merged


def added(parts: Iterable[Numbers]) -> Numbers:
    """Column by column."""
    return tuple(sum(column) for column in zip(NONE, *parts, strict=True))


def divided(season: Season, user: Any) -> tuple[Division, ...]:
    """The season by kind, channel, movement and department as *user* counts it, in four queries."""
    return (*by_fact(season, user), by_department(season, user))


def by_fact(season: Season, user: Any) -> tuple[Division, ...]:
    """The divisions by kind, channel and movement, in two queries."""
    rows = access.counted(user).filter(season=season)
    return _by_fact(season, grouped(rows, *_FACTS, oversees=access.reads_agency(user)))


def by_department(season: Season, user: Any) -> Division:
    """The division by departments, in two queries; those that may introduce are listed without a file too."""
    rows = access.counted(user).filter(season=season)
    found = grouped(rows, "department", oversees=access.reads_agency(user))
    listed = access.introducing(user) | Department.objects.filter(pk__in=[key for (key,) in found])
    named = listed.order_by("sort_key", "pk").values_list("pk", "name")
    return _division(OF_DEPARTMENTS, "Theo phòng, đơn vị giới thiệu", "Phòng, đơn vị", named, found)


def of_department(season: Season, department: Department) -> tuple[Division, ...]:
    """All files of one department as it counts them itself, without the division by departments, in two queries."""
    rows = Nomination.objects.filter(season=season, department=department, submitted_by__isnull=False)
    return _by_fact(season, grouped(rows, *_FACTS, oversees=False))


def _by_fact(season: Season, facts: Found) -> tuple[Division, ...]:
    kinds, channels, movements = (along(facts, place) for place in range(3))
    named = season.movements.values_list("pk", "name")
    return (
        _division("doi-tuong", "Theo đối tượng", "Đối tượng", Nomination.Kind.choices, kinds),
        _division("cach-thuc", "Theo cách thức phát hiện", "Cách thức phát hiện", DiscoveryChannel.choices, channels),
        _division("phong-trao", "Theo phong trào thi đua", "Phong trào thi đua", named, movements),
    )


def _division(key: str, title: str, first: str, named: Iterable[tuple[Any, Any]], found: Found) -> Division:
    """A line for each name, with or without a file, and one for the files that have none of them."""
    groups = [((value,), str(name)) for value, name in named]
    lines = [Line(name, found.get(group, NONE)) for group, name in groups]
    rest = [found[group] for group in found.keys() - {group for group, _ in groups}]
    return Division(key, title, first, (*lines, *([Line("Không ghi", added(rest))] if rest else [])))
