"""Quyền lợi chưa thực hiện: of a season's recognised, what is still to be given."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain
from core.vietnamese import long_date, two_digits


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One of the recognised, and the benefits still to be given, each with who gives it."""

    whom: str
    unit: str
    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingContent:
    """The lines of a season on the day on which the paper was drawn."""

    issuer: Issuer
    made_on: date
    year: int
    lines: tuple[MissingLine, ...]
    people: int
    compiler: Signer
    approver: Signer
    mark: str = ""


def build(content: MissingContent) -> Paper:
    """The list, to be signed."""
    blocks = (
        Heading("DANH SÁCH", f"Điển hình tiên tiến năm {content.year} có quyền lợi chưa thực hiện"),
        Paragraph(
            f"Tính đến {long_date(content.made_on)}, trong {two_digits(content.people)} cá nhân, tập thể được công "
            f"nhận còn {two_digits(len(content.lines))} cá nhân, tập thể có quyền lợi chưa thực hiện."
        ),
        _table(content.lines),
        SignatureBlock(content.approver, content.compiler),
    )
    title = f"Quyền lợi chưa thực hiện năm {content.year}"
    return Paper(title, content.issuer.head(on=content.made_on), blocks, mark=content.mark)


def _table(lines: tuple[MissingLine, ...]) -> Table | Paragraph:
    if not lines:
        return Paragraph("Mọi quyền lợi trong danh sách đã thực hiện hoặc không áp dụng.")
    columns = (
        Column("STT", 11, "center"), Column("Cá nhân, tập thể", 48), Column("Phòng, đơn vị", 42),
        Column("Quyền lợi chưa thực hiện", 64),
    )  # fmt: skip
    rows = tuple(
        Row((two_digits(place), plain(line.whom), plain(line.unit), ";\n".join(map(plain, line.benefits))))
        for place, line in enumerate(lines, 1)
    )
    count = sum(len(line.benefits) for line in lines)
    return Table(columns, rows, closing=f"(Gồm {two_digits(count)} quyền lợi)")
