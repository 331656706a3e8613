"""What a list is expected to say, and which column of a person's own table says it."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.sheets.cells import Cell, Row, Sheet, Value, as_text
from core.vietnamese import search_norm
from core.vietnamese.legacy import Encoding, leaning, repaired

#: Among how many rows from the top the heads of the columns are looked for.
TOP = 20


@dataclass(frozen=True)
class Column:
    """One thing to be read from every row. *others* are further heads by which offices call it."""

    name: str
    label: str
    others: tuple[str, ...] = ()
    required: bool = False
    read: Callable[[Value], Any] = as_text
    longest: int = 200
    choices: tuple[str, ...] = ()  # what may be written, offered as a list in the template


#: Name of a column → place in the table, from 0.
Places = Mapping[str, int]


@dataclass(frozen=True)
class Heads:
    """The row with the heads of the columns: where it is and what it says, repaired."""

    number: int
    labels: tuple[str, ...]

    def offered(self) -> list[tuple[int, str]]:
        """Every column of the table as a choice: "B: Họ và tên"."""
        return [(place, f"{letter(place)}: {label or 'không có tên'}") for place, label in enumerate(self.labels)]


def letter(place: int) -> str:
    """The column's letter in the margin of the sheet, of a place from 0: A, …, Z, AA."""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def heads_of(sheet: Sheet, columns: Sequence[Column]) -> Heads:
    """The row among the first that says most of the heads expected; the first row where none says any."""
    labelled = [(row, _labels(row)) for row in sheet.rows[:TOP]]
    row, labels = max(labelled, key=lambda pair: len(guessed(pair[1], columns)))
    return Heads(row.number, labels)


def below(sheet: Sheet, heads: Heads) -> list[Row]:
    """The rows under the heads."""
    return [row for row in sheet.rows if row.number > heads.number]


def guessed(labels: Sequence[str], columns: Iterable[Column]) -> dict[str, int]:
    """Which column says what, by the words of its head, with or without marks; a whole match goes first."""
    norms, places = [search_norm(label) for label in labels], dict[str, int]()
    wanted = [(column.name, [search_norm(head) for head in (column.label, *column.others)]) for column in columns]
    for fits in (_is_head, _begins_as_head):
        for name, heads in wanted:
            free = [place for place in range(len(norms)) if place not in places.values()]
            found = next((place for head in heads for place in free if fits(norms[place], head)), None)
            if name not in places and found is not None:
                places[name] = found
    return places


def _is_head(label: str, head: str) -> bool:
    return label == head


def _begins_as_head(label: str, head: str) -> bool:
    return label.startswith(f"{head} ")


def _labels(row: Row) -> tuple[str, ...]:
    texts = [as_text(cell.value) for cell in row.cells]
    table = leaning(texts)
    return tuple(repaired(text, font=cell.font, table=table) for text, cell in zip(texts, row.cells, strict=True))


@dataclass(frozen=True)
class Reading:
    """A cell as it stood and as it is understood: the same unless old text was read anew."""

    written: str
    read: Cell

    @property
    def text(self) -> str:
        return as_text(self.read.value)

    @property
    def is_repaired(self) -> bool:
        return self.text != self.written


def tables_of(rows: Sequence[Row], places: Places) -> dict[str, Encoding | None]:
    """For each column the old table that most of its texts are written by, if any."""
    return {
        name: leaning(cell.value for row in rows if isinstance((cell := row.cell(place)).value, str))
        for name, place in places.items()
    }


def understood(cell: Cell, table: Encoding | None) -> Reading:
    """The cell with old text read as Unicode."""
    if not isinstance(cell.value, str):
        return Reading(as_text(cell.value), cell)
    text = repaired(cell.value, font=cell.font, table=table)
    return Reading(unicodedata.normalize("NFC", cell.value), Cell(text, cell.font, cell.fault))
