"""A table that a person filled in: the first sheet of an .xlsx, or a .csv in any of the encodings that offices use."""

import csv
import io

from django.core.exceptions import ValidationError

from core.sheets.cells import Cell, Row, Sheet
from core.sheets.limits import refuse_unless_small, too_long
from core.sheets.workbook import read_workbook
from core.vietnamese.legacy import in_bytes

KINDS = (".xlsx", ".csv")
_SEPARATORS = ";,\t"
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_sheet(content: bytes, extension: str) -> Sheet:
    """The rows that are not empty.

    :param extension: one of ``KINDS``.
    :raises ValidationError: a sentence that says why the table cannot be read and what to do.
    """
    sheet = read_workbook(content) if extension == ".xlsx" else _read_csv(content)
    if not sheet.rows:
        raise ValidationError("Trang tính đầu tiên của tệp không có chữ nào. Mời đồng chí ghi danh sách vào đó.")
    return sheet


def _read_csv(content: bytes) -> Sheet:
    text = _decoded(content)
    if "\0" in text:
        raise ValidationError("Tệp này không phải bảng CSV dù tên có đuôi .csv. Mời đồng chí chọn tệp khác.")
    rows: list[Row] = []
    number = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        for values in reader:
            number += 1
            if any(value.strip() for value in values):
                rows.append(Row(number, tuple(map(_cell, values))))
                refuse_unless_small(len(rows), len(values), number)
    except csv.Error:
        raise ValidationError(
            f"Không đọc được tệp CSV từ dòng {number + 1}. Mời đồng chí mở bằng Excel, lưu thành .xlsx rồi gửi lại."
        ) from None
    last = rows[-1].number if rows else 0
    return Sheet(tuple(rows), last - len(rows))


def _cell(text: str) -> Cell:
    return Cell(fault=too_long(text)) if too_long(text) else Cell(text.strip())


def _decoded(content: bytes) -> str:
    mark = next((codec for mark, codec in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(mark)
    except UnicodeDecodeError:
        return in_bytes(content)


def _separator(text: str) -> str:
    """The sign that divides most lines into the same number of cells, and into most of them."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0) if any(counts) else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=agreement)
