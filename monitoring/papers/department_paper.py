"""Báo cáo, kế hoạch của phòng: what a department wrote, in official form, signed by its head."""

from dataclasses import dataclass
from datetime import date

from core.papers import (
    AddressedTo,
    Block,
    Heading,
    Issuer,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    SectionTitle,
    SignatureBlock,
    Signer,
    plain,
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERS = ("A", "B")


@dataclass(frozen=True, slots=True)
class Said:
    """One place of the outline: its title and the lines under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """The report of a year or the plan of one; its title is printed where the paper holds both."""

    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DepartmentPaperContent:
    """`kind` is the name of the kind in capitals; a plan alone is addressed to nobody; `attached` is a file's name."""

    kind: str
    issuer: Issuer
    on: date
    subject: str
    addressed_to: tuple[str, ...]
    parts: tuple[WrittenPart, ...]
    signer: Signer
    recipients: tuple[str, ...]
    attached: str = ""
    mark: str = ""


def build(content: DepartmentPaperContent) -> Paper:
    """The paper.

    :raises PaperError: it has no text.
    """
    blocks: list[Block] = [Heading(content.kind, content.subject)]
    if content.addressed_to:
        blocks.append(AddressedTo(content.addressed_to))
    text = [block for place, part in enumerate(content.parts) for block in _part(content, place, part)]
    if not any(isinstance(block, Paragraph) for block in text):
        raise PaperError("Văn bản chưa có nội dung. Mời đồng chí ghi nội dung rồi gửi.")
    if content.attached:
        text.append(Paragraph(f"Kèm theo tệp: {plain(content.attached)}."))
    *before, last = text
    if isinstance(last, Paragraph):
        last = Paragraph(f"{last.text.rstrip('./ ')}./.")
    recipients = Recipients(tuple(plain(line) for line in content.recipients))
    blocks += [*before, last, SignatureBlock(content.signer, recipients)]
    head = content.issuer.head(on=content.on)
    return Paper(f"{content.kind}: {content.subject}", head, tuple(blocks), mark=content.mark)


def _part(content: DepartmentPaperContent, place: int, part: WrittenPart) -> list[Block]:
    several = len(content.parts) > 1
    blocks: list[Block] = [SectionTitle(f"{_LETTERS[place]}. {part.title.upper()}")] if several else []
    for number, said in zip(_ROMAN, (one for one in part.said if one.lines), strict=False):
        blocks.append(SectionTitle(f"{number}. {said.title}"))
        blocks += [Paragraph(plain(line)) for line in said.lines]
    return blocks
