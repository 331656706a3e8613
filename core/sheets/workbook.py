"""The first sheet of an .xlsx. Formulas are never computed: their stored values are read."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from core.sheets.cells import Cell, Row, Sheet
from core.sheets.limits import COLUMNS, ROWS, UNPACKED, refuse_unless_small, too_long

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAMAGED = "Không đọc được tệp Excel này. Mời đồng chí mở tệp, chọn «Lưu thành» .xlsx rồi gửi lại."

Place = tuple[int, int]


@dataclass
class _Marks:
    """What openpyxl's streaming reader leaves out of a sheet, by row and column from 1."""

    hidden: set[int] = field(default_factory=set)
    bare: set[Place] = field(default_factory=set)  # formulas without a stored value
    below: dict[int, dict[int, int]] = field(default_factory=dict)  # row → column → row of the cell merged with it
    merged: int = 0
    filled: int = 0
    last: int = 0
    widest: int = 0


def read_workbook(content: bytes) -> Sheet:
    """The rows that are not empty.

    :raises ValidationError: the file is damaged, protected by a password or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise ValidationError("Tệp Excel quá lớn. Mời đồng chí chỉ giữ trang tính cần nhập rồi gửi lại.")
            marks = _marks(archive)
        refuse_unless_small(marks.filled, marks.widest, marks.last)
        return _sheet(content, marks)
    except ValidationError:
        raise
    except Exception as damage:  # a damaged file breaks its readers in any way, and none of them is our fault
        raise ValidationError(_DAMAGED) from damage


def _sheet(content: bytes, marks: _Marks) -> Sheet:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        table: Any = book.worksheets[0]
        table.reset_dimensions()
        found: dict[Place, Cell] = {}
        rows = []
        for number, cells in enumerate(table.iter_rows(max_row=marks.last), 1):
            for place, cell in enumerate(cells, 1):
                found[number, place] = _cell(cell, (number, place) in marks.bare)
            row = _row(number, len(cells), found, marks)
            if any(not cell.is_empty for cell in row.cells):
                rows.append(row)
    finally:
        book.close()
    return Sheet(tuple(rows), (rows[-1].number if rows else 0) - len(rows))


def _row(number: int, width: int, found: dict[Place, Cell], marks: _Marks) -> Row:
    """The row with what stands in merged cells above repeated, as its reader sees it."""
    merged = marks.below.get(number, {})
    places = range(1, max(width, *merged, 0) + 1)
    cells = tuple(found.get((merged.get(place, number), place), Cell()) for place in places)
    return Row(number, cells, number in marks.hidden)


def _cell(cell: Any, bare: bool) -> Cell:
    value = cell.value
    if bare:
        return Cell(
            fault="Ô này có công thức chưa tính. Mời mở tệp bằng Excel, lưu lại rồi gửi, hoặc ghi thẳng giá trị."
        )
    if value is None:
        return Cell()
    if cell.data_type == "e":
        return Cell(fault=f"Ô này báo lỗi {value}. Mời sửa công thức hoặc ghi thẳng giá trị.")
    if isinstance(value, str):
        return Cell(fault=too_long(value)) if too_long(value) else Cell(value.strip(), font=cell.font.name or "")
    return Cell(value)


def _marks(archive: zipfile.ZipFile) -> _Marks:
    marks, number = _Marks(), 0
    with archive.open(_first_sheet(archive)) as source:
        for _, element in etree.iterparse(
            source, tag=(f"{_MAIN}row", f"{_MAIN}mergeCell"), resolve_entities=False, no_network=True
        ):
            if element.tag == f"{_MAIN}mergeCell":
                _note_merged(element.get("ref", ""), marks)
            else:
                number = int(element.get("r") or number + 1)
                _note_row(element, number, marks)
            element.clear()
    return marks


def _note_row(element: Any, number: int, marks: _Marks) -> None:
    if element.get("hidden") in ("1", "true"):
        marks.hidden.add(number)
    places = list(_filled(element, number, marks))
    if places:
        marks.filled += 1
        marks.last = max(marks.last, number)
        marks.widest = max(marks.widest, *places)


def _filled(row: Any, number: int, marks: _Marks) -> Iterator[int]:
    """Columns of the row that hold something."""
    place = 0
    for cell in row.iter(f"{_MAIN}c"):
        place = coordinate_to_tuple(cell.get("r"))[1] if cell.get("r") else place + 1
        value, formula = cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
        stored = (value is not None and value.text) or cell.find(f"{_MAIN}is") is not None
        if formula is not None and not stored and cell.get("t") != "str":
            marks.bare.add((number, place))
        if stored or (number, place) in marks.bare:
            yield place


def _note_merged(ref: str, marks: _Marks) -> None:
    left, top, _, bottom = range_boundaries(ref)
    if left is None or top is None or bottom is None:
        return
    refuse_unless_small(0, left, bottom)
    marks.merged += bottom - top
    if marks.merged > ROWS * COLUMNS:
        raise ValidationError("Bảng có quá nhiều ô gộp. Mời đồng chí bỏ gộp ô rồi gửi lại.")
    for number in range(top + 1, bottom + 1):
        marks.below.setdefault(number, {})[left] = top


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The name of the first sheet's part."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
    links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {link.get("Id"): link.get("Target", "") for link in links if link.get("Type", "").endswith("/worksheet")}
    sheets = (targets.get(sheet.get(_RELATION)) for sheet in book.iter(f"{_MAIN}sheet"))
    first = next(target for target in sheets if target)
    return first.lstrip("/") if first.startswith("/") else re.sub(r"^(\./)?", "xl/", first)
