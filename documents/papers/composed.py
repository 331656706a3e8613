"""Công văn, báo cáo, kế hoạch: what the office wrote, in the form of its kind."""

import re
from dataclasses import dataclass

from core.papers import (
    AddressedTo,
    Annex,
    Block,
    Column,
    Head,
    Heading,
    Issuer,
    LegalBases,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    Reference,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
)

_SECTION = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V|X))\. .{1,120}")
"""A line that opens a section: a Roman number, a full stop and a short title without a closing sign."""

_FIGURE = re.compile(r"[\d.,:/%–-]*")
"""A count, a share, a date, or nothing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table that the portal fills: the first column names, the others hold words or figures; `total` ends it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedContent:
    """`kind` is the name of the kind in capitals, empty for a công văn, which has none; `body` holds its lines.

    The number of `reference` is None until it is given; number and date are then left to be written by hand.
    """

    kind: str
    issuer: Issuer
    reference: Reference
    subject: str
    addressed_to: tuple[str, ...]
    bases: tuple[str, ...]
    body: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    figures: tuple[Figures, ...] = ()
    mark: str = ""


def build(content: ComposedContent) -> Paper:
    """The paper.

    :raises PaperError: it has no text, or ends with the title of a section.
    """
    if not content.body or _SECTION.fullmatch(content.body[-1]):
        raise PaperError("Nội dung chưa có hoặc kết thúc bằng tên mục. Mời ghi thêm nội dung dưới mục cuối.")
    opening = [Heading(content.kind, content.subject)] if content.kind else []
    addressed = [AddressedTo(content.addressed_to)] if content.addressed_to else []
    bases = [LegalBases(tuple(plain(line).rstrip(" ;.") for line in content.bases))] if content.bases else []
    *before, last = content.body
    blocks: tuple[Block, ...] = (
        *opening,
        *addressed,
        *bases,
        *(_line(line) for line in before),
        Paragraph(f"{plain(last).rstrip('./ ')}./."),
        SignatureBlock(content.signer, Recipients(tuple(plain(line) for line in content.recipients))),
    )
    title = f"{content.kind or 'Công văn'}: {content.subject}"
    return Paper(title, _head(content), blocks, _annexes(content), mark=content.mark)


def _head(content: ComposedContent) -> Head:
    reference, about = content.reference, "" if content.kind else content.subject
    if reference.number is None:
        return content.issuer.undated_head(number=reference.text, about=about)
    return content.issuer.head(number=reference.text, on=reference.on, about=about)


def _line(line: str) -> Block:
    return SectionTitle(line) if _SECTION.fullmatch(line) else Paragraph(plain(line))


def _annexes(content: ComposedContent) -> tuple[Annex, ...]:
    if not content.figures:
        return ()
    named = (content.kind or "Công văn").capitalize()
    attached = f"(Kèm theo {named} {content.reference.cited})"
    if len(content.figures) == 1:
        [only] = content.figures
        return (Annex("Phụ lục", only.title.upper(), attached, (table_of(only),)),)
    blocks: list[Block] = []
    for place, figures in enumerate(content.figures, 1):
        blocks += [Paragraph(f"{place}. {plain(figures.title)}:"), table_of(figures)]
    return (Annex("Phụ lục", "SỐ LIỆU KÈM THEO", attached, tuple(blocks)),)


def table_of(figures: Figures) -> Table:
    """The table as papers print it: figures in the middle of their column, words at its left, the sum in bold."""
    first, *others = figures.columns
    cells = list(zip(*figures.rows, strict=True))[1:] or [()] * len(others)
    columns = (
        Column(first, 50),
        *(
            Column(title, 110 / len(others), "center" if all(map(_FIGURE.fullmatch, below)) else "left")
            for title, below in zip(others, cells, strict=True)
        ),
    )
    rows = [Row(tuple(plain(cell) for cell in row)) for row in figures.rows]
    if figures.total:
        rows.append(Row(tuple(f"**{plain(cell)}**" for cell in figures.total)))
    return Table(columns, tuple(rows))
