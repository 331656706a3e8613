"""A nominee as papers name him, her or it, and lists in two groups: individuals, then collectives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.papers import GroupRow, Row, plain, unbroken
from core.vietnamese import in_words, two_digits


@dataclass(frozen=True, slots=True)
class Nominee:
    """An individual (with honorific Ông or Bà and a position) or a collective."""

    name: str
    unit: str
    honorific: str = ""
    position: str = ""
    is_collective: bool = False

    @property
    def bare(self) -> str:
        """Name alone, marked; the name of a collective may be broken over lines."""
        return plain(self.name) if self.is_collective else unbroken(self.name)

    @property
    def titled(self) -> str:
        """Ông or Bà and name, marked, for tables."""
        return self.bare if self.is_collective else unbroken(f"{self.honorific} {self.name}")

    @property
    def in_text(self) -> str:
        """ông or bà and name, marked, for running text."""
        return self.bare if self.is_collective else unbroken(f"{self.honorific.lower()} {self.name}")

    @property
    def with_unit(self) -> str:
        """Table cell: name, and the unit of an individual under it."""
        return self.bare if self.is_collective else f"{self.titled},\n{plain(self.unit)}"


Item = TypeVar("Item")


def grouped_rows(
    items: Sequence[Item], nominee: Callable[[Item], Nominee], cells: Callable[[Item], tuple[str, ...]]
) -> tuple[Row | GroupRow, ...]:
    """Rows under “CÁ NHÂN” and “TẬP THỂ”, numbered from 1 in each group; an empty group is left out."""
    rows: list[Row | GroupRow] = []
    groups = [
        (title, [item for item in items if nominee(item).is_collective == collective])
        for title, collective in (("CÁ NHÂN", False), ("TẬP THỂ", True))
    ]
    for number, (title, members) in enumerate((group for group in groups if group[1]), 1):
        rows.append(GroupRow(f"{'I' * number}. {title}"))
        rows += [Row((str(place), *cells(item))) for place, item in enumerate(members, 1)]
    return tuple(rows)


def count_phrase(nominees: Sequence[Nominee], *, words: bool = False) -> str:
    """“09 cá nhân và 03 tập thể”, with words “09 (chín) cá nhân”; a kind that is absent is not named."""
    collectives = sum(nominee.is_collective for nominee in nominees)
    return kinds_phrase(len(nominees) - collectives, collectives, words=words)


def kinds_phrase(individuals: int, collectives: int, *, words: bool = False) -> str:
    counts = (individuals, "cá nhân"), (collectives, "tập thể")
    parts = [f"{two_digits(count)}{f' ({in_words(count)})' if words else ''} {kind}" for count, kind in counts if count]
    return " và ".join(parts) or "00 cá nhân, tập thể"
