"""What came before a nomination, as the apps above know it: told on its page and in the line of its years."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Origin:
    """One thing that came before: its day, what a line of the years says, and what a sentence says."""

    day: date
    title: str
    note: str
    words: str


Source = Callable[[Collection[int]], Mapping[int, list[Origin]]]
_sources: list[Source] = []


def register_origin(source: Source) -> None:
    """Have *source* say what came before nominations, by their ids, in a fixed number of queries."""
    _sources.append(source)


def origins_of(nominations: Collection[int]) -> dict[int, list[Origin]]:
    """What came before each of them, the earliest first."""
    found: dict[int, list[Origin]] = {}
    for source in _sources:
        for key, told in source(nominations).items():
            found.setdefault(key, []).extend(told)
    return {key: sorted(told, key=lambda one: one.day) for key, told in found.items()}


def origin_words(nomination: int) -> str:
    """The same of one nomination in a sentence, or an empty text."""
    words = "; ".join(one.words for one in origins_of([nomination]).get(nomination, ()))
    return f"{words[0].upper()}{words[1:]}" if words else ""
