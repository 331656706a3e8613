"""Nội dung lồng ghép ở buổi sinh hoạt định kỳ: one page for whoever runs the meeting."""

from dataclasses import dataclass
from datetime import date

from core.papers import Block, Column, Heading, Issuer, Paper, Paragraph, Row, SectionTitle, Table, plain
from core.vietnamese import two_digits, weekday_date


@dataclass(frozen=True, slots=True)
class ItemLine:
    """What is said, what it is about (empty: nothing the portal knows), who says it."""

    text: str
    about: str
    reporter: str


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """`attended` is 0 and `outcome` empty until the meeting was held."""

    issuer: Issuer
    meets_on: date
    place: str
    items: tuple[ItemLine, ...]
    attended: int = 0
    outcome: tuple[str, ...] = ()
    mark: str = ""


def build(content: MeetingContent) -> Paper:
    """The page; it bears no signature."""
    columns = (Column("STT", 11, "center"), Column("Nội dung", 105), Column("Người trình bày", 48))
    rows = tuple(
        Row((two_digits(place), _told(item), plain(item.reporter))) for place, item in enumerate(content.items, 1)
    )
    day = weekday_date(content.meets_on)
    blocks: tuple[Block, ...] = (
        Heading("NỘI DUNG LỒNG GHÉP", "Tuyên truyền phong trào thi đua yêu nước, điển hình tiên tiến"),
        Paragraph(f"Buổi sinh hoạt định kỳ: {day[:1].lower()}{day[1:]}, tại {plain(content.place).rstrip('.')}."),
        Table(columns, rows) if rows else Paragraph("Chưa có nội dung."),
        *_outcome(content),
    )
    return Paper("Nội dung lồng ghép", content.issuer.head(on=content.meets_on), blocks, mark=content.mark)


def _told(item: ItemLine) -> str:
    return f"{plain(item.text)}\n__{plain(item.about)}__" if item.about else plain(item.text)


def _outcome(content: MeetingContent) -> tuple[Block, ...]:
    if not content.outcome:
        return ()
    return (
        SectionTitle("KẾT QUẢ"),
        Paragraph(f"Số người dự: {two_digits(content.attended)}."),
        *(Paragraph(plain(line)) for line in content.outcome),
    )
