"""Danh sách phong trào: the movements of a year under their channels, on landscape A4."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, GroupRow, Heading, Issuer, Paper, Row, SignatureBlock, Signer, Table, plain
from core.vietnamese import two_digits


@dataclass(frozen=True, slots=True)
class MovementLine:
    """One movement; `remark` says how it was changed, `joined` how many departments take part (empty: none asked)."""

    name: str
    kind: str
    slogan: str
    field: str
    launched_by: str
    period: str
    joined: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MovementListContent:
    """`groups` are the channels by which role models are discovered, each with its movements."""

    issuer: Issuer
    on: date
    year: int
    groups: tuple[tuple[str, tuple[MovementLine, ...]], ...]
    compiler: Signer
    approver: Signer
    mark: str = ""


def build(content: MovementListContent) -> Paper:
    """The list, numbered through, with the total under the table."""
    columns = (
        Column("STT", 10, "center"),
        Column("Tên phong trào, cuộc vận động", 68),
        Column("Lĩnh vực", 28),
        Column("Văn bản phát động", 60),
        Column("Thời gian", 36, "center"),
        Column("Phòng tham gia", 22, "center"),
        Column("Ghi chú", 37),
    )
    rows: list[Row | GroupRow] = []
    place = 0
    for channel, lines in content.groups:
        rows.append(GroupRow(channel))
        for line in lines:
            place += 1
            rows.append(_row(place, line))
    closing = f"(Danh sách gồm {two_digits(place)} phong trào, cuộc vận động)"
    blocks = (
        Heading("DANH SÁCH PHONG TRÀO", f"Phong trào thi đua, cuộc vận động năm {content.year}"),
        Table(columns, tuple(rows), closing=closing),
        SignatureBlock(content.approver, content.compiler),
    )
    head = content.issuer.head(on=content.on)
    return Paper("Danh sách phong trào", head, blocks, size="a4-landscape", mark=content.mark)


def _row(place: int, line: MovementLine) -> Row:
    named = "\n".join(plain(part) for part in (line.name, line.kind, line.slogan) if part)
    cells = (line.field, line.launched_by, line.period, line.joined, line.remark)
    return Row((str(place), named, *(plain(cell) for cell in cells)))
