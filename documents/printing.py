"""The book as a paper and as a sheet, with the columns of Decree 30/2020/NĐ-CP (sổ đăng ký văn bản đi)."""

from collections.abc import Sequence
from typing import Any

from core import clock
from core.papers import Column, Heading, Paper, Row, Table, plain, unbroken
from core.sheets.writing import Column as SheetColumn
from core.sheets.writing import Sheet
from core.vietnamese import short_date, two_digits
from documents.dispatching import told
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from documents.models import Entry
from documents.veils import WORDS

TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
_COLUMNS = (
    ("Số, ký hiệu văn bản", 30, 18),
    ("Ngày, tháng văn bản", 24, 14),
    ("Tên loại và trích yếu nội dung văn bản", 56, 60),
    ("Người ký", 28, 24),
    ("Nơi nhận văn bản", 36, 40),
    ("Đơn vị, người nhận bản lưu", 22, 24),
    ("Số lượng bản", 14, 10),
    ("Ghi chú", 20, 30),
    ("Ngày gửi, cách gửi, nơi gửi", 40, 50),
)


def book_paper(rows: Sequence[Any], subject: str) -> Paper:
    """The book for printing.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    today = clock.today()
    centred = {"Ngày, tháng văn bản", "Số lượng bản"}
    columns = tuple(Column(title, width, "center" if title in centred else "left") for title, width, _ in _COLUMNS)
    lines = tuple(Row(tuple(_printed(cell, place) for place, cell in enumerate(_cells(row)))) for row in rows)
    table = Table(columns, lines, closing=f"(Sổ có {two_digits(len(lines))} số)")
    return Paper(
        "Sổ đăng ký văn bản đi",
        issuer_of(agency_on(today)).head(on=today),
        (Heading(TITLE, subject), table),
        size="a4-landscape",
        mark=rehearsal_mark(),
    )


def book_sheet(rows: Sequence[Any], subject: str) -> Sheet:
    """The book for Excel."""
    columns = tuple(SheetColumn(title, width) for title, _, width in _COLUMNS)
    return Sheet("Sổ văn bản đi", columns, tuple(_cells(row) for row in rows), heading=(TITLE, subject))


def _cells(row: Any) -> tuple[str, ...]:
    """What stands in each column; of a veiled entry only number, date and kind."""
    hidden = row.is_veiled
    subject = WORDS if hidden else row.subject
    return (
        row.full_number,
        short_date(row.dated) if row.dated else "",
        f"{row.get_kind_display()}: {subject}" if subject else str(row.get_kind_display()),
        "" if hidden else row.signer,
        "" if hidden else "; ".join(row.recipients.splitlines()),
        row.unit,
        two_digits(row.copies) if row.copies else "",
        _remark(row),
        "" if hidden else ". ".join(told(row)),
    )


def _remark(row: Entry) -> str:
    if row.standing == Entry.Standing.VOID:
        return f"Đã hủy số: {row.reason}"
    return "Giữ số, chưa dùng" if row.standing == Entry.Standing.RESERVED else row.note


def _printed(text: str, place: int) -> str:
    return unbroken(text) if place == 0 else plain(text)
