"""What stands beside a paper while it is written: higher apps tell it, section by section."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from documents.models import Composed
from seasons.models import Season


@dataclass(frozen=True)
class Beside:
    """For one section of the paper, named lines: (what, how much)."""

    section: str
    lines: tuple[tuple[str, str], ...]


Source = Callable[[Season, Any], Iterable[Beside]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source; called once by each app when it is ready."""
    _sources.append(source)


def beside(kind: str, season: Season | None, user: Any) -> list[Beside]:
    """What *user* reads beside a paper of *kind* about *season*, each section once; only a plan has such lines."""
    if season is None or kind != Composed.Kind.PLAN:
        return []
    found: dict[str, list[tuple[str, str]]] = {}
    for one in (one for source in _sources for one in source(season, user)):
        found.setdefault(one.section, []).extend(one.lines)
    return [Beside(section, tuple(lines)) for section, lines in found.items()]
