"""The stock ledger of one kind of blank (Sổ phôi) as a paper and as a sheet."""

from collections.abc import Sequence
from datetime import date

from certificates import wording
from certificates.models import Blank, StockEntry
from certificates.stock import papers_told
from core import clock
from core.papers import Column, Heading, Paper, Row, Table, plain
from core.sheets.writing import Column as SheetColumn
from core.sheets.writing import Sheet, Value
from core.vietnamese import short_date, two_digits
from documents.issuing import agency_on, issuer_of, rehearsal_mark

TITLE = "SỔ PHÔI GIẤY CÔNG NHẬN"
#: Title, width on paper in millimetres, width in Excel in characters.
_COLUMNS = (
    ("Ngày", 24, 14),
    ("Việc", 30, 20),
    ("Số tờ", 16, 10),
    ("Tốt", 16, 10),
    ("Hỏng", 16, 10),
    ("Còn tốt", 18, 10),
    ("Hỏng chưa hủy", 20, 12),
    ("Chứng từ, lý do", 80, 60),
    ("Người ghi", 34, 26),
)
_LEFT = ("Việc", "Chứng từ, lý do", "Người ghi")


def told(line: StockEntry) -> str:
    """What backs a line: document, certificates, witness, reason, and the line it answers."""
    about = f"về dòng «{line.about.get_kind_display()}» ngày {short_date(line.about.on)}" if line.about else ""
    witness = f"người chứng kiến: {line.witness}" if line.witness else ""
    counted = (f"lệch {line.gap:+d} tờ" if line.gap else "khớp sổ") if line.kind == StockEntry.Kind.COUNTED else ""
    return "; ".join(part for part in (line.document, papers_told(line), witness, counted, about, line.reason) if part)


def stock_paper(blank: Blank, lines: Sequence[StockEntry]) -> Paper:
    """The ledger for printing.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    today = clock.today()
    columns = tuple(Column(title, width, "left" if title in _LEFT else "center") for title, width, _ in _COLUMNS)
    rows = tuple(Row(tuple(plain(_printed(cell)) for cell in _cells(line))) for line in lines)
    return Paper(
        "Sổ phôi",
        issuer_of(agency_on(today)).head(on=today),
        (Heading(TITLE, str(blank)), Table(columns, rows, closing=_closing(lines))),
        size="a4-landscape",
        mark=rehearsal_mark(),
    )


def stock_sheet(blank: Blank, lines: Sequence[StockEntry]) -> Sheet:
    """The ledger for Excel."""
    columns = tuple(SheetColumn(title, width) for title, _, width in _COLUMNS)
    heading = tuple(line for line in (TITLE, str(blank), _closing(lines), wording.mark()) if line)
    return Sheet("Sổ phôi", columns, tuple(_cells(line) for line in lines), heading)


def _cells(line: StockEntry) -> tuple[Value, ...]:
    return (
        line.on,
        str(line.get_kind_display()),
        line.quantity,
        line.sound,
        line.spoiled,
        line.sound_left,
        line.spoiled_left,
        told(line),
        line.by.full_name,
    )


def _printed(cell: Value) -> str:
    return short_date(cell) if isinstance(cell, date) else str(cell)


def _closing(lines: Sequence[StockEntry]) -> str:
    if not lines:
        return "(Sổ chưa có dòng nào)"
    last = lines[-1]
    return f"(Còn {two_digits(last.sound_left)} tờ tốt, {two_digits(last.spoiled_left)} tờ hỏng chưa hủy)"
