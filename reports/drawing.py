"""Tables of figures as pages draw them: each line with its cells under their heads, and its bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese import number
from reports.counts import COLUMNS, INTRODUCED, RECOGNISED, Division, Line
from reports.years import Compared

LENGTH = 200  # units of the longest bar


@dataclass(frozen=True)
class Cell:
    """A number under its head; a zero stands back."""

    head: str
    value: int

    @property
    def text(self) -> str:
        return number(self.value)

    @property
    def css(self) -> str:
        return "r" if self.value else "r zero"


@dataclass(frozen=True)
class Row:
    """A line: of its bar, ``whole`` units are files introduced and ``part`` of them recognised ones."""

    name: str
    cells: tuple[Cell, ...]
    whole: int = 0
    part: int = 0


@dataclass(frozen=True)
class Board:
    """A table; ``key`` names its file, ``barred`` tells whether its lines have bars."""

    key: str
    title: str
    first: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    barred: bool = True


def board(division: Division, shown: slice = slice(None)) -> Board:
    """The division; of its lines only those *shown*, the bars and the sum being those of all."""
    most = max((line.numbers[INTRODUCED] for line in division.lines), default=0) or 1
    rows = tuple(_barred(line, most) for line in division.lines[shown])
    total = Row("Cộng", _cells(COLUMNS, division.total))
    return Board(division.key, division.title, division.first, COLUMNS, rows, total)


def years_board(compared: Compared) -> Board:
    heads = tuple(str(year) for year in compared.years)
    rows = tuple(Row(line.name, _cells(heads, line.numbers)) for line in compared.lines)
    total = Row("Cộng", _cells(heads, compared.total))
    return Board(compared.key, compared.title, compared.first, heads, rows, total, barred=False)


def lengths(numbers: Sequence[float]) -> list[int]:
    """The bar of each number, in units of the longest."""
    most = max(numbers, default=0) or 1
    return [max(0, int(number * LENGTH // most)) for number in numbers]


def _barred(line: Line, most: int) -> Row:
    whole, part = (line.numbers[column] * LENGTH // most for column in (INTRODUCED, RECOGNISED))
    return Row(line.name, _cells(COLUMNS, line.numbers), whole, part)


def _cells(heads: Sequence[str], numbers: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(Cell(head, value) for head, value in zip(heads, numbers, strict=True))
