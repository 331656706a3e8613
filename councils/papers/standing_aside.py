"""Danh sách không tham gia bình xét: who stands aside from which dossier and why, and who declared no conflict."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Row, SignatureBlock, Signer, Table, plain, unbroken
from core.vietnamese import short_date, two_digits


@dataclass(frozen=True, slots=True)
class Line:
    """One member and one dossier; *declared_on* is None where the ground follows from the season's rules."""

    dossier: str
    number: str
    member: str
    statement: str
    declared_on: date | None


@dataclass(frozen=True, slots=True)
class StandingAsideContent:
    """The lines in the order of dossiers and members; *secretary* compiled them."""

    issuer: Issuer
    on: date
    subject: str
    lines: tuple[Line, ...]
    secretary: Signer
    mark: str = ""


def build(content: StandingAsideContent) -> Paper:
    """The list on landscape A4, signed by whoever compiled it."""
    table = Table(
        (
            Column("STT", 10, "center"), Column("Hồ sơ", 60), Column("Số hồ sơ", 36), Column("Thành viên", 42),
            Column("Nội dung", 76), Column("Ngày khai báo", 27, "center"),
        ),
        tuple(Row((str(place), *_cells(line))) for place, line in enumerate(content.lines, 1)),
        closing=f"(Danh sách gồm {two_digits(len(content.lines))} dòng)",
    )  # fmt: skip
    blocks = (
        Heading("DANH SÁCH KHÔNG THAM GIA BÌNH XÉT", content.subject),
        table,
        SignatureBlock(content.secretary),
    )
    head = content.issuer.head(on=content.on)
    return Paper("Danh sách không tham gia bình xét", head, blocks, size="a4-landscape", mark=content.mark)


def _cells(line: Line) -> tuple[str, ...]:
    declared = unbroken(short_date(line.declared_on)) if line.declared_on else "Theo quy tắc kỳ này"
    return plain(line.dossier), unbroken(line.number), plain(line.member), plain(line.statement), declared
