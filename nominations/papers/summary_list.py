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
from core.vietnamese import two_digits
from nominations.papers.nominee import Nominee, count_phrase


@dataclass(frozen=True, slots=True)
class IndividualLine:
    """A person; `born` is a date or a year, `grade` the yearly work grade as the legend explains it.

    Gender, birth, qualification, grade and remark may be empty for all: the column is then left out.
    """

    nominee: Nominee
    gender: str
    born: str
    qualification: str
    grade: str
    summary: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A collective of *headcount* people, whom the paper calls `staff`: “09 công chức”."""

    nominee: Nominee
    headcount: int
    grade: str
    summary: str
    remark: str = ""
    staff: str = "người"


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
    nominees = [line.nominee for line in content.individuals] + [line.nominee for line in content.collectives]
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
    lines = content.individuals
    years_only = all(len(line.born) <= 4 for line in lines)
    return _table(
        [
            (Column("Họ và tên", 34), [line.nominee.bare for line in lines]),
            (Column("Giới tính", 13, "center"), [plain(line.gender) for line in lines]),
            (
                Column("Năm sinh" if years_only else "Ngày sinh", 22, "center"),
                [plain(line.born) for line in lines],
            ),
            (Column("Chức vụ, đơn vị", 50), [_place(line.nominee) for line in lines]),
            (Column("Trình độ", 18, "center"), [plain(line.qualification) for line in lines]),
            (Column(content.grade_title, 20, "center"), [_kept(line.grade) for line in lines]),
            (Column("Tóm tắt thành tích", 84), [plain(line.summary) for line in lines]),
            (Column("Ghi chú", 20), [plain(line.remark) for line in lines]),
        ],
        closing,
    )


def _collectives(content: SummaryListContent, closing: str) -> Table:
    lines = content.collectives
    return _table(
        [
            (Column("Tên tập thể", 70), [line.nominee.bare for line in lines]),
            (Column("Số người", 27, "center"), [f"{two_digits(line.headcount)} {plain(line.staff)}" for line in lines]),
            (Column(content.grade_title, 22, "center"), [_kept(line.grade) for line in lines]),
            (Column("Tóm tắt thành tích", 122), [plain(line.summary) for line in lines]),
            (Column("Ghi chú", 20), [plain(line.remark) for line in lines]),
        ],
        closing,
    )


def _table(columns: list[tuple[Column, list[str]]], closing: str) -> Table:
    """Numbered rows; a column in which nothing stands is left out."""
    filled = [(column, cells) for column, cells in columns if any(cells)]
    rows = zip(*(cells for _, cells in filled), strict=True)
    return Table(
        (Column("STT", 10, "center"), *(column for column, _ in filled)),
        tuple(Row((str(place), *cells)) for place, cells in enumerate(rows, 1)),
        closing=closing,
    )


def _place(nominee: Nominee) -> str:
    return ",\n".join(plain(part) for part in (nominee.position, nominee.unit) if part)


def _kept(grade: str) -> str:
    return unbroken(grade) if grade else ""
