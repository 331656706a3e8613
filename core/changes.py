"""What was set up, who changed it, from what to what, and why: read from the histories of tracked models."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from core.vietnamese import clean, short_date


@dataclass(frozen=True)
class Tracked:
    """How the history of one model is told.

    ``named`` gives the words for a row of it, ``within`` of what it is a part; ``shown`` of a field other words than
    its own; ``silent`` the reasons that name an act and are no person's words; ``related`` what is read with the rows.
    """

    model: Any
    fields: tuple[str, ...]
    named: Callable[[Any], str]
    within: Callable[[Any], str] = lambda row: ""
    labels: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """One value before and after; the first value has nothing before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What one person changed of one thing at one moment."""

    at: datetime
    who: str
    what: str
    within: str
    fields: tuple[FieldChange, ...]
    why: str
    gone: bool


@dataclass(frozen=True)
class Place:
    """Where a page of changes lies: beside this row of this source's history; *back* towards the newer ones."""

    at: datetime
    source: int
    key: int
    back: bool = False

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // _STEP}-{self.source}-{self.key}"


@dataclass(frozen=True)
class Changes:
    """A page of changes, the newest first, and the places beside which its neighbours lie, if any."""

    changes: list[Change]
    newer: str = ""
    older: str = ""


_EPOCH, _STEP = datetime(2000, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


def place_at(text: str, *, back: bool) -> Place | None:
    """What ``str`` of a place gave; nonsense gives None."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) < 19 for part in parts):
        return None
    moment, source, key = map(int, parts)
    return Place(_EPOCH + moment * _STEP, source, key, back) if moment < 10**17 else None


def changes(tracked: Tracked, owner: Mapping[str, Any]) -> Iterator[Change]:
    """Every change of the rows that *owner* names, thing by thing, the oldest first."""
    rows = _history(tracked).filter(**owner).order_by("id", "history_id")
    for _, versions in groupby(rows, key=lambda row: row.id):
        before = None
        for row in versions:
            if (change := _change(tracked, before, row)) is not None:
                yield change
            before = row


def page_of_changes(sources: Sequence[Tracked], size: int, beside: Place | None) -> Changes:
    """Changes of all *sources*, the newest first, in two queries for each of them.

    A page takes *size* rows of the histories; those that changed nothing of what is told are left out.
    """
    found = [key for place, tracked in enumerate(sources) for key in _keys(tracked, place, size, beside)]
    back = beside is not None and beside.back
    shown = sorted(found, reverse=not back)[: size + 1]
    more, shown = len(shown) > size, sorted(shown[:size], reverse=True)
    newer, older = (more, True) if back else (beside is not None, more)
    ends = [str(Place(*key)) for key in (shown[:1] + shown[-1:])] if shown else ["", ""]
    return Changes(_told(sources, shown), ends[0] if newer else "", ends[-1] if older else "")


#: Moment, place of the source, key in its history: the order of changes.
Key = tuple[datetime, int, int]


def _keys(tracked: Tracked, source: int, size: int, beside: Place | None) -> Iterator[Key]:
    rows = tracked.model.history.filter(_beyond(source, beside)) if beside else tracked.model.history.all()
    sign = "" if beside and beside.back else "-"
    rows = rows.order_by(f"{sign}history_date", f"{sign}history_id").values_list("history_date", "history_id")
    return ((at, source, key) for at, key in rows[: size + 1])


def _beyond(source: int, beside: Place) -> Q:
    then, reach = ("gt", source > beside.source) if beside.back else ("lt", source < beside.source)
    past = Q(**{f"history_date__{then}": beside.at})
    if source == beside.source:
        return past | Q(history_date=beside.at, **{f"history_id__{then}": beside.key})
    return past | Q(history_date=beside.at) if reach else past


def _told(sources: Sequence[Tracked], shown: Iterable[Key]) -> list[Change]:
    told: dict[Key, Change] = {}
    listed = sorted(shown, key=lambda key: key[1])
    for source, keys in groupby(listed, key=lambda key: key[1]):
        tracked, wanted = sources[source], {key[2]: key for key in keys}
        earlier = tracked.model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        last = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
        rows = list(_history(tracked).filter(history_id__in=wanted).annotate(before_id=last))
        before = {
            row.history_id: row for row in _history(tracked).filter(history_id__in=[row.before_id for row in rows])
        }
        for row in rows:
            if (change := _change(tracked, before.get(row.before_id), row)) is not None:
                told[wanted[row.history_id]] = change
    return [told[key] for key in sorted(told, reverse=True)]


def _history(tracked: Tracked) -> "QuerySet[Any]":
    rows: QuerySet[Any] = tracked.model.history.select_related("history_user", *tracked.related)
    return rows


def _change(tracked: Tracked, before: Any, row: Any) -> Change | None:
    gone = row.history_type == "-"
    fields = () if gone else tuple(_compared(tracked, before, row))
    if not gone and not fields:
        return None
    who = str(row.history_user or "Người vận hành máy chủ")
    return Change(row.history_date, who, tracked.named(row), tracked.within(row), fields, _why(tracked, row), gone)


def _compared(tracked: Tracked, before: Any, row: Any) -> Iterator[FieldChange]:
    for name in tracked.fields:
        was, now = _shown(tracked, before, name) if before else "", _shown(tracked, row, name)
        if was != now:
            label = tracked.labels.get(name) or str(tracked.model._meta.get_field(name).verbose_name)
            yield FieldChange(label, was, now)


def _shown(tracked: Tracked, row: Any, name: str) -> str:
    if name in tracked.shown:
        return tracked.shown[name](row)
    value = getattr(row, name)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return short_date(value)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value or "")


def _why(tracked: Tracked, row: Any) -> str:
    """The reason as a person wrote it; the engine notes the name of a move instead."""
    reason = clean(row.history_change_reason or "")
    return "" if reason in tracked.silent else reason
