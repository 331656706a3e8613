"""Movements: how each stands on a day, by what it was launched, what changed it, and how many files name it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from core.vietnamese import short_date
from seasons.models import DiscoveryChannel, Movement, MovementDocument, Season


@dataclass(frozen=True)
class Standing:
    """Where a movement stands, as a badge."""

    tone: str
    label: str
    symbol: str


def standing(movement: Movement, on: date) -> Standing:
    """Announced, running, over or stopped on that day."""
    if movement.is_stopped(on):
        return Standing("late", "Đã dừng", "dash")
    if on < movement.begins:
        return Standing("info", "Đã phát động", "clock")
    if on > movement.ends:
        return Standing("quiet", "Đã kết thúc", "check")
    return Standing("good", "Đang diễn ra", "check")


def with_documents() -> "Prefetch[Any]":
    """The documents that were not set aside, as ``launched_by`` reads them."""
    rows = MovementDocument.objects.filter(set_aside_at=None).order_by("dated", "pk")
    return Prefetch("documents", queryset=rows, to_attr="standing_documents")


def launched_by(movement: Movement) -> str:
    """The documents of the movement, which has them by ``with_documents``: "số 12/KH-UBND ngày … của …; …"."""
    return "; ".join(document.cited for document in movement.standing_documents)  # type: ignore[attr-defined]


def period(movement: Movement) -> str:
    """ "01/01/2026 đến 31/12/2026", with the day from which it was stopped."""
    stopped = f", dừng từ {short_date(movement.stopped_on)}" if movement.stopped_on else ""
    return f"{short_date(movement.begins)} đến {short_date(movement.ends)}{stopped}"


#: How many files name each movement of a season, by its id: those that a user sees, or for None all.
Found = Callable[[Season, Any], Mapping[int, int]]
_found: list[Found] = []


def register_found(source: Found) -> None:
    """Have *source* say how many files name each movement."""
    _found.append(source)


def found_through(season: Season, user: Any) -> dict[int, int]:
    """By the id of a movement how many files name it that *user* sees; for None, all of them."""
    counts: dict[int, int] = {}
    for source in _found:
        for movement, count in source(season, user).items():
            counts[movement] = counts.get(movement, 0) + count
    return counts


def by_channel(movements: Iterable[Movement]) -> list[tuple[str, list[Movement]]]:
    """The movements under the names of their channels, in the order of the plan."""
    rows = list(movements)
    groups = [(str(channel.label), [row for row in rows if row.channel == channel]) for channel in DiscoveryChannel]
    return [(label, under) for label, under in groups if under]
