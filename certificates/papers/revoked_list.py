"""Danh sách Giấy công nhận hết hiệu lực: the numbers that were recalled or annulled by a day, to be posted or sent."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain, unbroken
from core.vietnamese import long_date, short_date, two_digits


@dataclass(frozen=True, slots=True)
class RevokedLine:
    """A number without force: whose, since when, by which paper; *state* in words."""

    register_number: str
    name: str
    state: str
    since: date
    document: str


@dataclass(frozen=True, slots=True)
class RevokedContent:
    """The list as it stood at the end of the day *as_of*, made on the day *on*."""

    issuer: Issuer
    on: date
    as_of: date
    lines: tuple[RevokedLine, ...]
    compiler: Signer
    approver: Signer
    mark: str = ""


def build(content: RevokedContent) -> Paper:
    """The list, or the sentence that there is none."""
    columns = (
        Column("STT", 11, "center"),
        Column("Số vào sổ", 30, "center"),
        Column("Họ và tên / tên tập thể", 42),
        Column("Hiệu lực", 28),
        Column("Từ ngày", 22, "center"),
        Column("Văn bản", 40),
    )
    rows = tuple(
        Row((
            str(place), unbroken(line.register_number), plain(line.name), plain(line.state), short_date(line.since),
            plain(line.document),
        ))
        for place, line in enumerate(content.lines, 1)
    )  # fmt: skip
    closing = f"(Danh sách gồm {two_digits(len(rows))} Giấy công nhận; các giấy khác còn nguyên giá trị)"
    listed = Table(columns, rows, closing=closing) if rows else Paragraph("Không có Giấy công nhận nào hết hiệu lực.")
    blocks = (
        Heading("DANH SÁCH", "Giấy công nhận đã thu hồi, hủy bỏ", f"(Tính đến hết {long_date(content.as_of)})"),
        listed,
        SignatureBlock(content.approver, content.compiler),
    )
    return Paper("Danh sách Giấy công nhận hết hiệu lực", content.issuer.head(on=content.on), blocks, mark=content.mark)
