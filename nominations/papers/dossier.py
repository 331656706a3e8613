"""Hồ sơ: what the department states and what was asked of it, in the order of its parts, as one paper."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.papers import (
    Annex,
    Block,
    Column,
    Heading,
    Issuer,
    Note,
    Paper,
    Paragraph,
    Row,
    SectionTitle,
    Table,
    missing_glyphs,
    plain,
    unbroken,
)
from core.vietnamese import clean, number, short_date, two_digits

_MISSING = "[?]"
_CELL, _LINE = 24, 60
"""Characters of an unbroken piece, a web address for instance, that the form still holds in a cell and in a line."""


@dataclass(frozen=True, slots=True)
class StatedCriterion:
    """A criterion under its label, what is stated, and each piece of evidence in one line."""

    label: str
    text: str
    statement: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One contribution of the nominee; without amount or without hours."""

    activity: str
    amount: int | None
    hours: int | None
    on: date
    proof: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, by whom, and the department's answer where it came; `file` is one that came with it."""

    by: str
    text: str
    answer: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class DossierContent:
    """`facts` are pairs of what and which; `report` is the typed text, `report_file` tells of a file in its place.

    `given_in_all` is what the contributions come to.
    """

    issuer: Issuer
    on: date
    subject: str
    dossier_number: str
    facts: tuple[tuple[str, str], ...]
    merit: str
    report: str
    report_file: str
    criteria: tuple[StatedCriterion, ...]
    asked: tuple[Asked, ...] = ()
    contributions: tuple[Given, ...] = ()
    given_in_all: str = ""
    mark: str = ""


def build(content: DossierContent) -> Paper:
    """The dossier as it stands; made by the portal, it bears no signature."""
    blocks: tuple[Block, ...] = (
        Heading("HỒ SƠ", content.subject),
        SectionTitle("I. THÔNG TIN"),
        Table(
            (Column("", 48), Column("", 116)),
            tuple(Row((plain(title), plain(_drawn(told, _CELL)))) for title, told in content.facts),
            headless=True,
        ),
        SectionTitle("II. TÓM TẮT THÀNH TÍCH"),
        *_paragraphs(content.merit, "Chưa có tóm tắt."),
        SectionTitle("III. BÁO CÁO THÀNH TÍCH"),
        *_paragraphs(content.report_file or content.report, "Chưa có báo cáo."),
        SectionTitle("IV. TIÊU CHUẨN, THUYẾT MINH VÀ MINH CHỨNG"),
        *_criteria(content.criteria),
        SectionTitle("V. HỎI VÀ TRẢ LỜI"),
        *_asked(content.asked),
    )
    if any(_lacking(text) for text in _typed(content)):
        blocks += (Note(f"Dấu {plain(_MISSING)} là ký tự mà phông chữ của văn bản không có; đọc bản gốc ở trên cổng."),)
    head = content.issuer.head(on=content.on)
    annexes = (_annex(content),) if content.contributions else ()
    return Paper(f"Hồ sơ {content.dossier_number}", head, blocks, annexes, mark=content.mark)


def _drawn(text: str, longest: int = _LINE) -> str:
    """The text as the typeface can draw it and the page can break it: a dossier is printed whatever was typed."""
    written = clean(text, multiline=True)
    for sign in _lacking(written):
        written = written.replace(sign, _MISSING)
    return re.sub(rf"(\S{{{longest}}})(?=\S)", r"\1 ", written)


def _lacking(text: str) -> str:
    """The signs of the text that the typeface does not have."""
    return missing_glyphs(clean(text, multiline=True).replace("\n", ""))


def _typed(content: DossierContent) -> Iterator[str]:
    yield from (told for _, told in content.facts)
    yield from (content.merit, content.report, content.report_file)
    for one in content.criteria:
        yield from (one.text, one.statement, *one.evidence)
    yield from (part for one in content.asked for part in (one.text, one.answer, one.file))
    yield from (part for one in content.contributions for part in (one.activity, one.proof))


def _paragraphs(text: str, otherwise: str) -> Iterator[Paragraph]:
    """A paragraph a line, as it was typed."""
    lines = [line for line in _drawn(text).split("\n") if line.strip()]
    yield from (Paragraph(plain(line)) for line in lines or [otherwise])


def _criteria(criteria: Iterable[StatedCriterion]) -> Iterator[Block]:
    for place, one in enumerate(criteria, 1):
        yield Paragraph(f"**{place}. {plain(one.label)}.** {plain(_drawn(one.text))}")
        yield from _paragraphs(one.statement, "Chưa có thuyết minh.")
        yield Paragraph("Minh chứng:" if one.evidence else "Chưa có minh chứng.")
        yield from (Paragraph(f"- {plain(_drawn(title))}.") for title in one.evidence)


def _asked(asked: tuple[Asked, ...]) -> Iterator[Block]:
    if not asked:
        yield Paragraph("Không có nội dung nào được hỏi.")
    for place, one in enumerate(asked, 1):
        yield Paragraph(f"**{place}. {plain(one.by)}:** {plain(_drawn(one.text))}")
        sent = f" (kèm tệp {plain(_drawn(one.file))})" if one.file else ""
        yield Paragraph(f"Phòng trả lời: {plain(_drawn(one.answer))}{sent}" if one.answer else "Phòng chưa trả lời.")


def _annex(content: DossierContent) -> Annex:
    columns = (
        Column("STT", 11, "center"), Column("Quỹ, hoạt động", 48), Column("Số tiền (đồng)", 27, "right"),
        Column("Số giờ", 15, "right"), Column("Ngày", 24, "center"), Column("Minh chứng", 40),
    )  # fmt: skip
    lines = content.contributions
    rows = tuple(
        Row((
            str(place), plain(_drawn(one.activity, _CELL)), number(one.amount) if one.amount else "",
            number(one.hours) if one.hours else "", unbroken(short_date(one.on)), plain(_drawn(one.proof, _CELL)),
        ))
        for place, one in enumerate(lines, 1)
    )  # fmt: skip
    closing = f"(Phụ lục gồm {two_digits(len(rows))} dòng; tổng cộng {content.given_in_all})"
    return Annex(
        "PHỤ LỤC",
        "Đóng góp cho quỹ, hoạt động xã hội",
        f"(Kèm theo Hồ sơ số {content.dossier_number})",
        (Table(columns, rows, closing=closing),),
    )
