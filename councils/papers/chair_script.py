"""Lời dẫn của chủ tọa: the chair's words for a whole session, to be held in the hand."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Block, Heading, Issuer, Note, Paper, Paragraph, SectionTitle, plain
from core.vietnamese import local_day


@dataclass(frozen=True, slots=True)
class ScriptContent:
    """`steps` are the title of each step and the sentences said in it."""

    issuer: Issuer
    held_at: datetime
    subject: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    mark: str = ""


def build(content: ScriptContent) -> Paper:
    """The script; its figures are those of the moment in which it is made, and it says so."""
    blocks: list[Block] = [
        Heading("LỜI DẪN CỦA CHỦ TỌA", content.subject),
        Note("__Con số là của lúc lập tập tài liệu; trong phiên họp, trang phiên họp tính lại từng bước.__"),
    ]
    for place, (title, sentences) in enumerate(content.steps, 1):
        blocks.append(SectionTitle(f"{place}. {plain(title)}"))
        blocks += [Paragraph(plain(sentence)) for sentence in sentences]
    head = content.issuer.head(on=local_day(content.held_at))
    return Paper("Lời dẫn của chủ tọa", head, tuple(blocks), mark=content.mark)
