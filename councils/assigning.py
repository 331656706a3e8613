"""Who should appraise which file: loads, who cannot be chosen and why, and a balanced proposal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.text import capfirst

from accounts.models import User
from core import clock
from councils.appraising import files, standing_assignments
from councils.leaves import Leave, leaves_of
from councils.models import AppraisalSheet, Assignment
from councils.recusals import from_appraisal
from councils.seats import sitting
from nominations.concern import ground_words
from nominations.models import Nomination
from nominations.workflow import State
from seasons.calendar import APPRAISING
from seasons.models import Season, Stage
from seasons.rules import rules_of


@dataclass(frozen=True)
class Seat:
    """One member beside one file: assigned already, proposed, or not to be chosen and why; *away* tells of leave."""

    user: User
    assignment: Assignment | None
    barred: str  # in words; empty for whoever can be chosen
    proposed: bool
    filed: bool
    expected: bool  # whether a sheet is to come: assigned, or one of all where nobody was
    away: str = ""


@dataclass(frozen=True)
class Row:
    """One file with every member of the council."""

    nomination: Nomination
    seats: tuple[Seat, ...]

    @property
    def assigned(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.assignment]

    @property
    def expected(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.expected]

    @property
    def done(self) -> int:
        return sum(seat.filed for seat in self.expected)


@dataclass(frozen=True)
class Load:
    """How many files a member appraises, with those proposed, and how many sheets are filed."""

    user: User
    absence: str
    expected: int
    assigned: int
    proposed: int
    filed: int


@dataclass(frozen=True)
class Board:
    """All open files against all members, as one secretary may see them."""

    rows: tuple[Row, ...]
    loads: tuple[Load, ...]


def board_of(season: Season, user: Any) -> Board:
    """The open files that are not kept from *user*, with a proposal for those that lack appraisers."""
    listed = list(files(season, user).filter(state=State.RECEIVED))
    people = [seat.duty.user for seat in sitting(season)]
    given: dict[tuple[int, int], Assignment] = {
        (one.nomination_id, one.appraiser_id): one for one in standing_assignments(listed)
    }
    leaves = leaves_of(season, [one.pk for one in people])
    barred = _barred(season, listed, people, leaves)
    rules = rules_of(season)
    needed = int(rules["min_appraisals"])
    proposed = propose([one.pk for one in listed], [one.pk for one in people], given.keys(), barred, needed)
    anyones = {one.pk for one in listed} - {file for file, _ in given} if rules["appraisers"] == "all" else set()
    away = {user: leave.told for user, leave in leaves.items()}
    facts = _Facts(given, barred, proposed, _filed(listed), anyones, away)
    rows = tuple(Row(one, tuple(facts.seat(one, person) for person in people)) for one in listed)
    return Board(rows, tuple(_loads(people, rows, away)))


@dataclass(frozen=True)
class _Facts:
    """Of pairs (file, member): who is assigned, barred, proposed, has filed; *anyones* are files that all appraise.

    *away* tells of a member's leave.
    """

    given: Mapping[tuple[int, int], Assignment]
    barred: Mapping[tuple[int, int], str]
    proposed: set[tuple[int, int]]
    filed: set[tuple[int, int]]
    anyones: set[int]
    away: Mapping[int, str]

    def seat(self, nomination: Nomination, user: User) -> Seat:
        key = (nomination.pk, user.pk)
        assignment, barred, filed = self.given.get(key), self.barred.get(key, ""), key in self.filed
        expected = assignment is not None or filed or (nomination.pk in self.anyones and not barred)
        told = "" if barred else self.away.get(user.pk, "")
        return Seat(user, assignment, barred, key in self.proposed, filed, expected, told)


def barred_seats(
    season: Season, nominations: Sequence[Nomination], people: Sequence[User]
) -> dict[tuple[int, int], str]:
    """(file, member) → why the member cannot be chosen for it, in words."""
    return _barred(season, nominations, people, leaves_of(season, [one.pk for one in people]))


def _barred(
    season: Season, nominations: Sequence[Nomination], people: Sequence[User], leaves: Mapping[int, Leave]
) -> dict[tuple[int, int], str]:
    grounds = from_appraisal(nominations, rules_of(season)["recusal_appraisal"])
    found = {}
    for nomination in nominations:
        for person in people:
            key = (nomination.pk, person.pk)
            if key in grounds:
                found[key] = ground_words(grounds[key])
            elif person.pk in leaves and leaves[person.pk].bars:
                found[key] = leaves[person.pk].told
    return found


def propose(
    files: Sequence[int],
    members: Sequence[int],
    given: Iterable[tuple[int, int]],
    barred: Mapping[tuple[int, int], str],
    needed: int,
) -> set[tuple[int, int]]:
    """Pairs (file, member) that bring every file to *needed*, each to the least loaded who can be chosen.

    Pure and the same for the same question: files with the fewest candidates come first, ties by their order; among
    equally loaded members the order of the council decides.
    """
    standing = set(given)
    load = Counter(member for _, member in standing)
    order = {member: place for place, member in enumerate(members)}
    open_to = {file: [one for one in members if (file, one) not in barred] for file in files}
    chosen: set[tuple[int, int]] = set()
    for file in sorted(files, key=lambda one: (len(open_to[one]), files.index(one))):
        lacking = needed - sum((file, member) in standing for member in members)
        free = [member for member in open_to[file] if (file, member) not in standing]
        for member in sorted(free, key=lambda one: (load[one], order[one]))[: max(lacking, 0)]:
            chosen.add((file, member))
            load[member] += 1
    return chosen


def time_left(season: Season) -> str:
    """How many calendar days the stage of appraisal lasts on, in words; empty without such a stage."""
    ends = Stage.objects.filter(season=season, kind=APPRAISING).values_list("ends", flat=True).first()
    if ends is None:
        return ""
    days = (ends - clock.today()).days
    return f"Còn {days} ngày đến hết bước thẩm định" if days >= 0 else f"Quá {-days} ngày của bước thẩm định"


def _filed(nominations: Sequence[Nomination]) -> set[tuple[int, int]]:
    sheets = AppraisalSheet.objects.filter(
        nomination__in=nominations, filed_at__isnull=False, round=F("nomination__round")
    )
    return set(sheets.values_list("nomination_id", "appraiser_id"))


def _loads(people: Sequence[User], rows: Sequence[Row], away: Mapping[int, str]) -> Iterable[Load]:
    for person in people:
        seats = [seat for row in rows for seat in row.seats if seat.user.pk == person.pk]
        yield Load(
            person,
            capfirst(away.get(person.pk, "")),
            sum(seat.expected for seat in seats),
            sum(seat.assignment is not None for seat in seats),
            sum(seat.proposed for seat in seats),
            sum(seat.filed for seat in seats),
        )
