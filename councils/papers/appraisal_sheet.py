"""Phiếu thẩm định: a dossier held against what it must contain and against the criteria."""

from dataclasses import dataclass
from datetime import date

from core.papers import (
    Block,
    Column,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from core.vietnamese import number
from nominations.papers.nominee import Nominee


@dataclass(frozen=True, slots=True)
class PartCheck:
    """A part of the dossier and whether it is there."""

    title: str
    present: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriterionCheck:
    """A criterion, general or of the year, whether it is met, on what ground, and its points where there are any."""

    text: str
    met: bool
    ground: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class OtherCondition:
    """A further question and its answer, for instance on measures of discipline."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AppraisalContent:
    """One appraisal of one dossier; `approver` countersigns where the season asks for it.

    `highest` is the most points of a criterion; without it there are none.
    """

    issuer: Issuer
    on: date
    subject: str
    dossier_number: str
    nominee: Nominee
    introduced_by: str
    parts: tuple[PartCheck, ...]
    general_criteria: tuple[CriterionCheck, ...]
    specific_criteria: tuple[CriterionCheck, ...]
    conditions: tuple[OtherCondition, ...]
    conclusion: str
    appraiser: Signer
    approver: Signer | None = None
    highest: int | None = None
    mark: str = ""


def build(content: AppraisalContent) -> Paper:
    """The sheet; a criterion is “Đạt” or “Chưa đạt”."""
    conditions = tuple(
        Paragraph(f"- {plain(item.question).rstrip('.:?')}: {plain(item.answer).rstrip('.')}.")
        for item in content.conditions
    )
    signatures = SignatureBlock(content.appraiser)
    if content.approver:
        signatures = SignatureBlock(content.approver, content.appraiser)
    blocks: tuple[Block, ...] = (
        Heading("PHIẾU THẨM ĐỊNH", content.subject),
        SectionTitle("I. THÔNG TIN HỒ SƠ"),
        _facts(content),
        SectionTitle("II. THÀNH PHẦN HỒ SƠ"),
        _parts(content.parts),
        SectionTitle("III. ĐỐI CHIẾU TIÊU CHUẨN"),
        _criteria("Tiêu chuẩn chung", content.general_criteria, content.highest),
        *(
            [_criteria("Tiêu chuẩn cụ thể", content.specific_criteria, content.highest)]
            if content.specific_criteria
            else []
        ),
        *_total(content),
        SectionTitle("IV. ĐIỀU KIỆN KHÁC"),
        *conditions,
        SectionTitle("V. KẾT LUẬN"),
        *(Paragraph(line) for line in plain(content.conclusion, keep_lines=True).split("\n")),
        signatures,
    )
    title = f"Phiếu thẩm định hồ sơ {content.dossier_number}"
    return Paper(title, content.issuer.head(on=content.on), blocks, mark=content.mark)


def _facts(content: AppraisalContent) -> Table:
    nominee = content.nominee
    kind = "Tập thể" if nominee.is_collective else "Cá nhân"
    place = ", ".join(part for part in (nominee.position, nominee.unit) if part)
    facts = (
        ("Số hồ sơ", plain(content.dossier_number)),
        (kind, nominee.titled),
        ("Đơn vị" if nominee.is_collective else "Chức vụ, đơn vị", plain(place)),
        ("Đơn vị giới thiệu", plain(content.introduced_by)),
    )
    return Table((Column("", 48), Column("", 117)), tuple(Row(fact) for fact in facts), headless=True)


def _parts(parts: tuple[PartCheck, ...]) -> Table:
    columns = (
        Column("STT", 11, "center"),
        Column("Tài liệu", 88),
        Column("Có", 13, "center"),
        Column("Không", 17, "center"),
        Column("Ghi chú", 36),
    )
    rows = tuple(
        Row((str(place), plain(part.title), *_ticked(part.present), plain(part.note)))
        for place, part in enumerate(parts, 1)
    )
    return Table(columns, rows)


def _criteria(title: str, criteria: tuple[CriterionCheck, ...], highest: int | None) -> Table:
    scored = highest is not None
    columns = (
        Column("STT", 11, "center"),
        Column(title, 60 if scored else 68),
        Column("Đạt", 13, "center"),
        Column("Chưa đạt", 17, "center"),
        *([Column("Điểm", 15, "center")] if scored else []),
        Column("Căn cứ, minh chứng", 49 if scored else 56),
    )
    rows = tuple(
        Row((
            str(place), plain(item.text), *_ticked(item.met),
            *([f"{item.score}/{highest}"] if scored else []), plain(item.ground, keep_lines=True),
        ))
        for place, item in enumerate(criteria, 1)
    )  # fmt: skip
    return Table(columns, rows)


def _total(content: AppraisalContent) -> tuple[Block, ...]:
    """All points together, for the reader's information; nothing where the season does not score."""
    if content.highest is None:
        return ()
    given = [item.score or 0 for item in (*content.general_criteria, *content.specific_criteria)]
    return (Paragraph(f"Tổng điểm: {number(sum(given))}/{number(content.highest * len(given))}."),)


def _ticked(yes: bool) -> tuple[str, str]:
    return ("X", "") if yes else ("", "X")
