"""Phiếu theo dõi: what happened with a new factor, from finding it to today."""

from collections.abc import Iterator
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
from core.vietnamese import short_date, two_digits


@dataclass(frozen=True, slots=True)
class Followed:
    """One follow-up: due, done on a day, what was seen and what is needed, or why it was skipped."""

    due: date
    told: str
    result: str


@dataclass(frozen=True, slots=True)
class Overcome:
    """One shortcoming: the item, what is to be done by whom until when, and how it stands."""

    item: str
    action: str
    until: date
    standing: str


@dataclass(frozen=True, slots=True)
class TrackingContent:
    """`facts` are named lines; `shortcomings` None where the reader does not read them."""

    issuer: Issuer
    on: date
    name: str
    facts: tuple[tuple[str, str], ...]
    followed: tuple[Followed, ...]
    shortcomings: tuple[Overcome, ...] | None
    criteria: tuple[tuple[str, str], ...]
    life: tuple[tuple[date, str, str], ...]
    signer: Signer
    mark: str = ""


def build(content: TrackingContent) -> Paper:
    """The sheet, printed for the department's own file."""
    blocks: tuple[Block, ...] = (
        Heading("PHIẾU THEO DÕI", f"Bồi dưỡng nhân tố mới: {content.name}"),
        SectionTitle("I. THÔNG TIN"),
        *(Paragraph(f"**{title}:** {plain(words)}.") for title, words in content.facts),
        SectionTitle("II. CÁC LẦN THEO DÕI"),
        _followed(content.followed),
        *_shortcomings(content.shortcomings),
        SectionTitle(f"{'IV' if content.shortcomings is not None else 'III'}. MỨC SẴN SÀNG THEO TIÊU CHUẨN"),
        _criteria(content.criteria),
        *_life(content),
        SignatureBlock(content.signer),
    )
    head = content.issuer.head(on=content.on)
    return Paper(f"Phiếu theo dõi {content.name}", head, blocks, mark=content.mark)


def _followed(rows: tuple[Followed, ...]) -> Block:
    if not rows:
        return Paragraph("Chưa có lần theo dõi nào.")
    columns = (Column("STT", 11, "center"), Column("Hạn", 24, "center"), Column("Thực hiện", 42), Column("Kết quả", 90))
    lines = (
        Row((two_digits(place), short_date(one.due), plain(one.told), plain(one.result, keep_lines=True)))
        for place, one in enumerate(rows, 1)
    )
    return Table(columns, tuple(lines))


def _shortcomings(rows: tuple[Overcome, ...] | None) -> Iterator[Block]:
    if rows is None:
        return
    yield SectionTitle("III. TỒN TẠI, HẠN CHẾ")
    if not rows:
        yield Paragraph("Không ghi tồn tại, hạn chế nào.")
        return
    columns = (
        Column("STT", 11, "center"), Column("Tồn tại, hạn chế", 46), Column("Việc cần làm", 50),
        Column("Hạn", 24, "center"), Column("Kết quả", 36),
    )  # fmt: skip
    lines = (
        Row((two_digits(place), plain(one.item), plain(one.action), short_date(one.until), plain(one.standing)))
        for place, one in enumerate(rows, 1)
    )
    yield Table(columns, tuple(lines))


def _criteria(rows: tuple[tuple[str, str], ...]) -> Block:
    if not rows:
        return Paragraph("Chưa có tiêu chuẩn nào được ban hành.")
    columns = (Column("Tiêu chuẩn", 104), Column("Đã có", 60))
    return Table(columns, tuple(Row((plain(title), plain(words))) for title, words in rows))


def _life(content: TrackingContent) -> Iterator[Block]:
    if content.life:
        yield SectionTitle(f"{'V' if content.shortcomings is not None else 'IV'}. BIẾN ĐỘNG")
        for day, kind, note in content.life:
            yield Paragraph(f"- {short_date(day)}: {plain(kind)}{f'. {plain(note)}' if note else ''}.")
