"""From a table's rows to what they say: cells read by their columns, old text repaired, every fault in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError

from accounts.tables.importer import Importer
from accounts.tables.plan import Repair
from core.sheets.cells import Row
from core.sheets.columns import Column, Heads, Places, Reading, below, heads_of, tables_of, understood
from core.sheets.reading import read_sheet
from core.vietnamese import clean

IN_COLUMN = "cột «"


@dataclass(frozen=True)
class Table:
    """A table that was read: its heads and the rows below them."""

    heads: Heads
    rows: list[Row]
    empty: int


@dataclass
class Record:
    """What one row says, the texts that were read anew, and what is wrong with it."""

    number: int
    facts: dict[str, Any] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def opened(content: bytes, name: str, importer: Importer) -> Table:
    """The table in a file.

    :raises ValidationError: it cannot be read, says nothing under its heads, or has too many rows for this list.
    """
    sheet = read_sheet(content, PurePosixPath(name).suffix.lower())
    heads = heads_of(sheet, importer.columns)
    rows = below(sheet, heads)
    if not rows:
        raise ValidationError(
            f"Dưới dòng tiêu đề (dòng {heads.number}) chưa có dòng nào. Mời đồng chí ghi danh sách rồi gửi lại."
        )
    if len(rows) > importer.most:
        raise ValidationError(
            f"Danh sách có {len(rows)} dòng, mỗi lần nhập tối đa {importer.most}. Mời đồng chí chia thành nhiều tệp."
        )
    return Table(heads, rows, sheet.empty)


def records(table: Table, columns: Sequence[Column], places: Places) -> list[Record]:
    """What every row says by *places*."""
    old = tables_of(table.rows, places)
    placed = [(column, places[column.name]) for column in columns if column.name in places]
    found = []
    for row in table.rows:
        record = Record(row.number)
        for column, place in placed:
            _note(record, column, understood(row.cell(place), old[column.name]))
        found.append(record)
    return found


def _note(record: Record, column: Column, reading: Reading) -> None:
    if reading.is_repaired:
        record.repairs.append(Repair(column.label, reading.written, reading.text))
    if reading.read.fault:
        record.faults.append(in_column(column.label, reading.read.fault))
    elif not reading.read.is_empty:
        try:
            record.facts[column.name] = _value(column, reading)
        except ValidationError as refusal:
            record.faults += [in_column(column.label, sentence) for sentence in refusal.messages]
    elif column.required:
        record.faults.append(in_column(column.label, "Ô này còn trống. Mời ghi nội dung."))


def _value(column: Column, reading: Reading) -> Any:
    value = reading.read.value
    if isinstance(value, str):
        value = clean(value)
        if len(value) > column.longest:
            raise ValidationError(f"Đã ghi {len(value)} ký tự, cột này nhận tối đa {column.longest}. Mời rút gọn.")
    return column.read(value)


def in_column(label: str, sentence: str) -> str:
    """The sentence with the column it is about, as it follows the number of the row."""
    return f"{IN_COLUMN}{label}»: {sentence}"
