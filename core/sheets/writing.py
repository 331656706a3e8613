"""Lists as .xlsx and .csv: real dates and numbers, Vietnamese heads, and text that never becomes a formula."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.archives import unmodified, without_times
from core.vietnamese import VIETNAM, clean

Value = str | int | date | datetime | None
"""A datetime must know its zone; it is written as the time of Vietnam."""
Align = Literal["left", "center", "right"]

MOST_ROWS = 2_000
"""Of one sheet: it is built in memory, and nobody reads more on paper."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"

_LONGEST = 32_767
"""Characters of a cell in Excel."""
_FORMULA = ("=", "+", "-", "@")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FONT = "Times New Roman"
_GENERAL = "General"
"""And not the format of text, in which Excel shows more than 255 characters as a row of signs."""
_THIN = Side(style="thin")


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its width in characters."""

    title: str
    width: int = 20
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list; *heading* stands above the table, *total* is its last row. Without either it is a bare table."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    heading: tuple[str, ...] = ()
    total: tuple[Value, ...] = ()

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong or len(self.total) not in (0, len(self.columns)):
            raise ValueError(f"rows of other lengths than {len(self.columns)}: {wrong or self.total}")
        if len(self.rows) > MOST_ROWS:
            raise ValueError(f"{len(self.rows)} rows, at most {MOST_ROWS}")


def to_xlsx(sheet: Sheet) -> bytes:
    """For Excel: frozen and repeated head, filter, landscape A4 one page wide; the same sheet, the same bytes."""
    book = Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = sheet.name
    for row, line in enumerate(sheet.heading, 1):
        _head_line(page, sheet, row, line)
    _table(page, sheet)
    _print_set_up(page, len(sheet.heading) + 1)
    book.properties.creator = ""
    written = io.BytesIO()
    book.save(written)
    return without_times(written.getvalue(), unmodified)


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark by which Excel knows it; head, rows and total, no heading."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in ([column.title for column in sheet.columns], *sheet.rows, *([sheet.total] if sheet.total else [])):
        writer.writerow([_written(value) for value in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _written(value: Value) -> str | int:
    """A value as CSV has it; text that a program would take for a formula begins with an apostrophe."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int):
        return value
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _text(value: str | None) -> str:
    """Composed, without control or invisible characters and without the two that XML cannot hold."""
    return re.sub("[\ufffe\uffff]", "", clean(value or "", multiline=True))


def _head_line(page: Worksheet, sheet: Sheet, row: int, line: str) -> None:
    cell = _cell(page, row, 1)
    cell.style = _style(page, "center", _GENERAL, heading=True)
    _put(cell, line)
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(sheet.columns))


def _table(page: Worksheet, sheet: Sheet) -> None:
    top = len(sheet.heading) + 1
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        head = _cell(page, top, place)
        head.style = _style(page, "center", _GENERAL, bold=True)
        _put(head, column.title)
    for down, row in enumerate(sheet.rows, top + 1):
        _row(page, sheet, down, row)
    if sheet.total:
        _row(page, sheet, top + len(sheet.rows) + 1, sheet.total, bold=True)
    page.freeze_panes = f"A{top + 1}"
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(sheet.columns))}{top + len(sheet.rows)}"


def _row(page: Worksheet, sheet: Sheet, down: int, row: tuple[Value, ...], *, bold: bool = False) -> None:
    for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
        cell = _cell(page, down, place)
        cell.style = _style(page, column.align, _number_format(value), bold=bold)
        _put(cell, value)


def _cell(page: Worksheet, row: int, column: int) -> Cell:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 -- nothing is written below a merged heading
    return cell


def _number_format(value: Value) -> str:
    if isinstance(value, datetime):
        return "dd/mm/yyyy hh:mm"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "0" if isinstance(value, int) else _GENERAL


def _put(cell: Cell, value: Value) -> None:
    """Text stays text: typed as a string, and kept so when somebody edits the cell."""
    if isinstance(value, datetime):
        cell.value = value.astimezone(VIETNAM).replace(tzinfo=None)
    elif isinstance(value, date | int):
        cell.value = value
    elif text := _text(value):
        cell.value = _ESCAPED.sub("_x005F_", text)[:_LONGEST]
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True


def _style(page: Worksheet, align: Align, form: str, *, bold: bool = False, heading: bool = False) -> str:
    """The name of a style of the workbook, made when it is first wanted."""
    name = " ".join(filter(None, ("VB", "heading" if heading else align, "bold" if bold else "", form)))
    book = page.parent
    if book is not None and name not in book.named_styles:
        book.add_named_style(
            NamedStyle(
                name,
                font=Font(name=_FONT, size=13 if heading else 12, bold=bold or heading),
                alignment=Alignment(horizontal=align, vertical="center", wrap_text=True),
                border=Border() if heading else Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
                number_format=form,
            )
        )
    return name


def _print_set_up(page: Worksheet, head: int) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{head}:{head}"
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.6, 0.8, 0.8
    page.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("Trang &P/&N"))
