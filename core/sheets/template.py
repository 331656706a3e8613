"""An empty list to fill in, as .xlsx: one line of guidance, heads, drop-down lists, and lists to look things up in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.archives import unmodified, without_times
from core.sheets.columns import Column
from core.sheets.limits import ROWS

LISTED, CHOICES = "Danh sách", "Danh mục"
#: Rows of the list: guidance, heads, and from here on what is filled in.
HEADS, FIRST = 2, 3
_HEAD_FILL = PatternFill("solid", fgColor="F4EFE4")


@dataclass(frozen=True)
class Lookup:
    """A list that helps to fill in the other."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def template(columns: Sequence[Column], *, guidance: str, lookups: Mapping[str, Lookup]) -> bytes:
    """The file. Its heads are the columns' labels, so that it is understood when it comes back filled in.

    The same lists give the same bytes.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = LISTED
    _write(sheet, 1, 1, guidance, wrap=True)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    sheet.row_dimensions[1].height = 48
    for place, column in enumerate(columns, 1):
        _head(sheet, HEADS, place, column.label, 36 if column.longest > 100 else 20)
        sheet.column_dimensions[get_column_letter(place)].number_format = "@"
    sheet.freeze_panes = sheet.cell(FIRST, 1)
    for title, lookup in lookups.items():
        _add(book, title, lookup)
    _offer(book, sheet, columns)
    content = BytesIO()
    book.save(content)
    return without_times(content.getvalue(), unmodified)


def _add(book: Workbook, title: str, lookup: Lookup) -> None:
    sheet: Any = book.create_sheet(title)
    for place, head in enumerate(lookup.heads, 1):
        _head(sheet, 1, place, head, 32)
    for number, row in enumerate(lookup.rows, 2):
        for place, text in enumerate(row, 1):
            _write(sheet, number, place, text)
    sheet.freeze_panes = "A2"


def _offer(book: Workbook, sheet: Any, columns: Sequence[Column]) -> None:
    """Drop-down lists; another value may still be typed, since it is judged when the file comes back."""
    offering = [(place, column) for place, column in enumerate(columns, 1) if column.choices]
    if not offering:
        return
    lists: Any = book.create_sheet(CHOICES)
    for at, (place, column) in enumerate(offering, 1):
        _head(lists, 1, at, column.label, 40)
        for number, choice in enumerate(column.choices, 2):
            _write(lists, number, at, choice)
        source, target = get_column_letter(at), get_column_letter(place)
        last = len(column.choices) + 1
        rule = DataValidation("list", formula1=f"'{CHOICES}'!${source}$2:${source}${last}", showErrorMessage=False)
        rule.add(f"{target}{FIRST}:{target}{FIRST + ROWS - 1}")
        sheet.add_data_validation(rule)


def _head(sheet: Any, row: int, place: int, text: str, width: int) -> None:
    cell = _write(sheet, row, place, text, wrap=True)
    cell.font, cell.fill = Font(bold=True), _HEAD_FILL
    sheet.column_dimensions[get_column_letter(place)].width = width


def _write(sheet: Any, row: int, place: int, text: str, *, wrap: bool = False) -> Any:
    """Text as text, even where it begins as a formula does."""
    cell = sheet.cell(row, place)
    cell.value, cell.data_type = text, "s"
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
