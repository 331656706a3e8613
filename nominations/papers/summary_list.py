"""Danh sách trích ngang: one line a nominee, on landscape A4; no citizen number, no address."""

from dataclasses import dataclass
from datetime import date

from core.papers import (
    Column,
    Heading,
    Issuer,
    Paper,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
    unbroken,
)
from core.papers.typography import short_date
from nominations.papers.nominee import Nominee, count_phrase


@dataclass(frozen=True, slots=True)
class IndividualLine:
    """A person; `grade` is the yearly work grade, abbreviated as the legend explains."""

    nominee: Nominee
    gender: str
    born: date
    qualification: str
    grade: str
    summary: str


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A collective; `headcount` as text, for instance “09 công chức”."""

    nominee: Nominee
    headcount: str
    grade: str
    summary: str


@dataclass(frozen=True, slots=True)
class SummaryListContent:
    """`attached` names the paper that the list goes with; `grade_title` heads the column of grades."""

    issuer: Issuer
    on: date
    subject: str
    individuals: tuple[IndividualLine, ...]
    collectives: tuple[CollectiveLine, ...]
    grade_title: str
    compiler: Signer
    approver: Signer
    legend: str = ""
    attached: str = ""
    mark: str = ""


def build(content: SummaryListContent) -> Paper:
    """The list, individuals first, with the total under the last table."""
    nominees = [line.nominee for line in (*content.individuals, *content.collectives)]
    legend = f". {plain(content.legend)}" if content.legend else ""
    closing = f"(Danh sách gồm {count_phrase(nominees)}{legend})"
    tables = []
    if content.individuals:
        tables.append(_individuals(content, "" if content.collectives else closing))
    if content.collectives:
        tables.append(_collectives(content, closing))
    titles = ("I. CÁ NHÂN", "II. TẬP THỂ") if len(tables) == 2 else ()
    body = [part for pair in zip(map(SectionTitle, titles), tables, strict=True) for part in pair] if titles else tables
    blocks = (
        Heading("DANH SÁCH TRÍCH NGANG", content.subject, content.attached),
        *body,
        SignatureBlock(content.approver, content.compiler),
    )
    head = content.issuer.head(on=content.on)
    return Paper("Danh sách trích ngang", head, blocks, size="a4-landscape", mark=content.mark)


def _individuals(content: SummaryListContent, closing: str) -> Table:
    columns = (
        Column("STT", 10, "center"),
        Column("Họ và tên", 34),
        Column("Giới tính", 13, "center"),
        Column("Ngày sinh", 22, "center"),
        Column("Chức vụ, đơn vị", 50),
        Column("Trình độ", 18, "center"),
        Column(content.grade_title, 20, "center"),
        Column("Tóm tắt thành tích", 84),
    )
    rows = tuple(
        Row(
            (
                str(place),
                line.nominee.bare,
                plain(line.gender),
                short_date(line.born),
                f"{plain(line.nominee.position)},\n{plain(line.nominee.unit)}",
                plain(line.qualification),
                unbroken(line.grade),
                plain(line.summary),
            )
        )
        for place, line in enumerate(content.individuals, 1)
    )
    return Table(columns, rows, closing=closing)


def _collectives(content: SummaryListContent, closing: str) -> Table:
    columns = (
        Column("STT", 10, "center"),
        Column("Tên tập thể", 70),
        Column("Số người", 27, "center"),
        Column(content.grade_title, 22, "center"),
        Column("Tóm tắt thành tích", 122),
    )
    rows = tuple(
        Row(
            (
                str(place),
                line.nominee.bare,
                plain(line.headcount),
                unbroken(line.grade),
                plain(line.summary),
            )
        )
        for place, line in enumerate(content.collectives, 1)
    )
    return Table(columns, rows, closing=closing)
