"""How far each model has spread: sessions, people, units, adoptions, reads; a fixed number of queries a page."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nominations.models import Nomination
from spreading.models import InsertItem, LearningRequest, Presentation, Replication
from spreading.queries import attended
from spreading.workflow import HELD, ReplicationState
from stories.reads import reads_of


@dataclass(frozen=True)
class Spread:
    """One model's figures.

    ``people`` counts everyone who was at a session or regular meeting where the model was told of, each time anew;
    ``units`` those that registered to learn or adopted, each once; ``adoptions`` what was confirmed.
    """

    nomination: Nomination
    sessions: int
    meetings: int
    people: int
    units: int
    adoptions: int
    reads: int


def spread_of(rows: Sequence[Nomination]) -> list[Spread]:
    """The figures of *rows*, in their order."""
    keys = [row.pk for row in rows]
    sessions, heard = _sessions(keys)
    meetings, listened = _meetings(keys)
    units, adoptions = _units(keys)
    reads = reads_of(rows)
    return [
        Spread(
            row, sessions[row.pk], meetings[row.pk], heard[row.pk] + listened[row.pk], len(units[row.pk]),
            adoptions[row.pk], reads.get(row.pk, 0),
        )
        for row in rows
    ]  # fmt: skip


def _sessions(keys: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    rows = list(
        Presentation.objects.filter(nomination__in=keys, review__state__in=HELD).values_list("nomination", "review")
    )
    there = attended({review for _, review in rows})
    count: dict[int, int] = defaultdict(int)
    people: dict[int, int] = defaultdict(int)
    for model, review in rows:
        count[model] += 1
        people[model] += there[review].total
    return count, people


def _meetings(keys: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    rows = InsertItem.objects.filter(nomination__in=keys, insert__told_at__isnull=False).order_by()
    count: dict[int, int] = defaultdict(int)
    people: dict[int, int] = defaultdict(int)
    for model, _insert, there in rows.values_list("nomination", "insert", "insert__attended").distinct():
        count[model or 0] += 1
        people[model or 0] += there or 0
    return count, people


def _units(keys: Collection[int]) -> tuple[dict[int, set[object]], dict[int, int]]:
    units: dict[int, set[object]] = defaultdict(set)
    adoptions: dict[int, int] = defaultdict(int)
    for model, unit in LearningRequest.objects.filter(nomination__in=keys).values_list("nomination", "department"):
        units[model].add(unit)
    rows = Replication.objects.filter(nomination__in=keys, state=ReplicationState.CONFIRMED)
    for model, unit, body in rows.values_list("nomination", "department", "body"):
        units[model].add(unit or body)
        adoptions[model] += 1
    return units, adoptions
