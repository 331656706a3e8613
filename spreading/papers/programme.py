"""Chương trình buổi sơ kết, tổng kết: when, where, in which order, which models present."""

from core.papers import Block, Column, Heading, Paper, Paragraph, Row, Table, plain
from core.vietnamese import two_digits
from spreading.papers.parts import Occasion, presided, talks_table


def build(occasion: Occasion) -> Paper:
    """The programme; it bears no signature."""
    rows = tuple(Row((two_digits(place), plain(line).rstrip(" .;"))) for place, line in enumerate(occasion.agenda, 1))
    talks: tuple[Block, ...] = ()
    if occasion.talks:
        talks = (Paragraph("**Điển hình tiên tiến báo cáo kinh nghiệm:**"), talks_table(occasion.talks))
    blocks: tuple[Block, ...] = (
        Heading("CHƯƠNG TRÌNH", occasion.title),
        Paragraph(f"**Thời gian:** {occasion.when}."),
        Paragraph(f"**Địa điểm:** {plain(occasion.place).rstrip('.')}."),
        *presided(occasion),
        Table((Column("STT", 11, "center"), Column("Nội dung", 153)), rows),
        *talks,
    )
    return Paper("Chương trình", occasion.issuer.head(on=occasion.day), blocks, mark=occasion.mark)
