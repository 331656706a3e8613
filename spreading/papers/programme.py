"""Chương trình buổi sơ kết, tổng kết: when, where, in which order, which models present."""

from core.papers import Block, Column, Heading, Paper, Paragraph, Row, Table, plain
from spreading.papers.parts import Occasion, opening, talks_table


def build(occasion: Occasion) -> Paper:
    """The programme; it bears no signature."""
    rows = tuple(Row((str(place), plain(line).rstrip(" .;"))) for place, line in enumerate(occasion.agenda, 1))
    talks: tuple[Block, ...] = ()
    if occasion.talks:
        talks = (Paragraph("**Điển hình tiên tiến báo cáo kinh nghiệm:**"), talks_table(occasion.talks))
    blocks: tuple[Block, ...] = (
        Heading("CHƯƠNG TRÌNH", occasion.title),
        *opening(occasion),
        Table((Column("STT", 14, "center"), Column("Nội dung", 150)), rows),
        *talks,
    )
    return Paper("Chương trình", occasion.issuer.head(on=occasion.day), blocks, mark=occasion.mark)
