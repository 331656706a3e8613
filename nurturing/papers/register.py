"""Danh sách nhân tố mới, for meetings and for the file."""

from dataclasses import dataclass
from datetime import date

from core.papers import (
    Block,
    Column,
    GroupRow,
    Heading,
    Issuer,
    Paper,
    Row,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from core.vietnamese import long_date, short_date, two_digits


@dataclass(frozen=True, slots=True)
class Listed:
    """One new factor: who, field and strengths, since when, how far."""

    department: str
    who: str
    field: str
    strengths: str
    found_on: date
    state: str


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """`rows` in the order of departments, then of names."""

    issuer: Issuer
    on: date
    rows: tuple[Listed, ...]
    compiler: Signer
    approver: Signer
    mark: str = ""


def build(content: RegisterContent) -> Paper:
    """The list, department by department."""
    columns = (
        Column("STT", 11, "center"), Column("Họ tên, chức vụ; tên tập thể", 44), Column("Lĩnh vực", 26),
        Column("Điểm nổi trội", 52), Column("Phát hiện", 24, "center"), Column("Trạng thái", 30),
    )  # fmt: skip
    lines: list[Row | GroupRow] = []
    last = ""
    for place, one in enumerate(content.rows, 1):
        if one.department != last:
            lines.append(GroupRow(one.department))
            last = one.department
        cells = (plain(one.who), plain(one.field), plain(one.strengths), short_date(one.found_on), plain(one.state))
        lines.append(Row((two_digits(place), *cells)))
    people = two_digits(len(content.rows))
    blocks: tuple[Block, ...] = (
        Heading("DANH SÁCH", f"Nhân tố mới tính đến {long_date(content.on)}"),
        Table(columns, tuple(lines), closing=f"(Danh sách có {people} cá nhân, tập thể)"),
        SignatureBlock(content.approver, content.compiler),
    )
    return Paper("Danh sách nhân tố mới", content.issuer.head(on=content.on), blocks, mark=content.mark)
