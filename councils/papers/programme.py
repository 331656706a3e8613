"""Chương trình phiên họp: when, where, who presides, and what is dealt with in which order."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, Table, plain
from core.vietnamese import clock_time, local_day, weekday_date
from councils.papers.parts import Member


@dataclass(frozen=True, slots=True)
class ProgrammeContent:
    """`topics` are an entry each, in their order."""

    issuer: Issuer
    held_at: datetime
    place: str
    subject: str
    chair: Member
    secretary: Member
    topics: tuple[str, ...]
    mark: str = ""


def build(content: ProgrammeContent) -> Paper:
    """The programme; like the invitation it names no nominee, since whoever is concerned in a file gets it too."""
    day = weekday_date(content.held_at)
    when = f"{clock_time(content.held_at)}, {day[:1].lower()}{day[1:]}"
    rows = (Row((str(place), plain(topic).rstrip(".;"))) for place, topic in enumerate(content.topics, 1))
    blocks = (
        Heading("CHƯƠNG TRÌNH PHIÊN HỌP", content.subject),
        Paragraph(f"Thời gian: {when}."),
        Paragraph(f"Địa điểm: {plain(content.place).rstrip('.')}."),
        Paragraph(f"Chủ trì: {_named(content.chair)}."),
        Paragraph(f"Thư ký: {_named(content.secretary)}."),
        Table((Column("STT", 14, "center"), Column("Nội dung", 150)), tuple(rows)),
    )
    return Paper(
        "Chương trình phiên họp", content.issuer.head(on=local_day(content.held_at)), blocks, mark=content.mark
    )


def _named(member: Member) -> str:
    return ", ".join(part for part in (member.in_text, plain(member.position), plain(member.role)) if part)
