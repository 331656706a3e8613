"""What each duty counts: each app registers a source of at most one query, the first page shows them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tile:
    """One number of this person's own work; *value* in words where it is one of two, "4/6"."""

    label: str
    value: str
    url: str = ""  # the page that lists what is counted
    tone: str = "quiet"  # a state family of the design language: quiet, info, warn, good, late


Source = Callable[[Any], Iterable[Tile]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source of tiles; called once by each app when it is ready."""
    _sources.append(source)


def tiles_of(user: Any) -> list[Tile]:
    """The numbers of *user*'s duties, in the order of the apps; none for whoever has no part in the season."""
    return [tile for source in _sources for tile in source(user)]
