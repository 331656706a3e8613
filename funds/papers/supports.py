"""Bảng hỗ trợ: what a fund paid within a year, to whom and for what, on landscape A4."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain
from core.vietnamese import long_date, number, short_date, two_digits


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One payment: whom it supports, of which unit, for what, how much, when, to whom, on what ground."""

    whom: str
    unit: str
    purpose: str
    amount: int
    paid_on: date
    payee: str
    ground: str


@dataclass(frozen=True, slots=True)
class SupportsContent:
    """The payments of a fund in a year, and the figures of its book on the day on which the table was drawn."""

    issuer: Issuer
    made_on: date
    fund: str
    decision: str
    year: int
    lines: tuple[SupportLine, ...]
    received: int
    balance: int
    committed: int
    compiler: Signer
    approver: Signer
    mark: str = ""


def build(content: SupportsContent) -> Paper:
    """The table, to be signed."""
    spent = sum(line.amount for line in content.lines)
    blocks = (
        Heading("BẢNG HỖ TRỢ", f"Nhân tố mới, điển hình tiên tiến năm {content.year}"),
        Paragraph(f"Nguồn chi: **{plain(content.fund)}** ({plain(content.decision)})."),
        _table(content.lines, spent),
        Paragraph(
            f"Thu trong năm {number(content.received)} đồng; chi trong năm {number(spent)} đồng. Số dư ngày "
            f"{short_date(content.made_on)}: {number(content.balance)} đồng, trong đó đã duyệt chưa chi "
            f"{number(content.committed)} đồng."
        ),
        SignatureBlock(content.approver, content.compiler),
    )
    return Paper(
        f"Bảng hỗ trợ năm {content.year}", content.issuer.head(on=content.made_on), blocks, size="a4-landscape",
        mark=content.mark,
    )  # fmt: skip


def _table(lines: tuple[SupportLine, ...], spent: int) -> Table | Paragraph:
    if not lines:
        return Paragraph("Trong năm quỹ chưa chi hỗ trợ lần nào.")
    columns = (
        Column("STT", 11, "center"), Column("Cá nhân, tập thể", 44), Column("Phòng, đơn vị", 40),
        Column("Nội dung hỗ trợ", 48), Column("Số tiền (đồng)", 28, "right"), Column("Ngày chi", 24, "center"),
        Column("Người nhận", 42), Column("Căn cứ", 40),
    )  # fmt: skip
    rows = [
        Row(
            (
                two_digits(place), plain(line.whom), plain(line.unit), plain(line.purpose), number(line.amount),
                short_date(line.paid_on), plain(line.payee), plain(line.ground),
            )
        )
        for place, line in enumerate(lines, 1)
    ]  # fmt: skip
    total = Row(("", "**Cộng**", "", "", f"**{number(spent)}**", "", "", ""))
    return Table(columns, (*rows, total), closing=f"(Gồm {two_digits(len(lines))} lần chi)")


def decision_words(decided: str, on: date) -> str:
    """ "Quyết định số 15/QĐ-SNgV ngày 02 tháng 03 năm 2026"."""
    return f"Quyết định số {decided} {long_date(on)}"
