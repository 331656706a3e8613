"""Sổ quỹ as offices keep it in Excel."""

from collections.abc import Sequence

from core import clock
from core.sheets.writing import Column, Sheet, Value
from core.vietnamese import short_date
from documents.issuing import rehearsal_mark
from funds.models import Entry, Fund

_COLUMNS = (
    Column("Số thứ tự", 10, "center"),
    Column("Ngày", 13, "center"),
    Column("Loại", 18),
    Column("Nội dung", 44),
    Column("Văn bản, chứng từ", 26),
    Column("Người nhận", 26),
    Column("Thu", 16, "right"),
    Column("Chi", 16, "right"),
    Column("Số dư", 18, "right"),
    Column("Người ghi", 26),
    Column("Ghi lúc", 18, "center"),
)


def ledger_sheet(fund: Fund, year: int, lines: Sequence[Entry]) -> Sheet:
    """The lines of one year in the order of the book, with the balance after each."""
    heading = [f"Sổ quỹ: {fund}, năm {year}", f"Số liệu ngày {short_date(clock.today())}"]
    received = sum(line.amount for line in lines if line.sign > 0)
    spent = sum(line.amount for line in lines if line.sign < 0)
    return Sheet(
        name="Sổ quỹ",
        heading=tuple(filter(None, [*heading, rehearsal_mark()])),
        columns=_COLUMNS,
        rows=tuple(_line(line) for line in lines),
        total=(None, None, "", "Cộng", "", "", received, spent, lines[-1].balance_after if lines else 0, "", None),
    )


def document_of(line: Entry) -> str:
    """The paper that it rests on: number, and date where it has one."""
    day = f" ngày {short_date(line.document_date)}" if line.document_date else ""
    return f"{line.document_number}{day}"


def _line(line: Entry) -> tuple[Value, ...]:
    return (
        line.ordinal,
        line.day,
        line.get_kind_display(),
        line.text,
        document_of(line),
        line.payee,
        line.amount if line.sign > 0 else None,
        line.amount if line.sign < 0 else None,
        line.balance_after,
        str(line.recorded_by),
        line.recorded_at,
    )
