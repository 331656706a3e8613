"""How Word draws each block: the counterpart of `core.papers.html`."""

from collections.abc import Callable, Iterable
from typing import Any

from core.papers import blocks as b
from core.papers.fonts import text_width
from core.papers.formats import ATTACHED_RULE, SHORT_RULE, TITLE_POINTS, TITLE_SHARE, Format
from core.papers.typography import NBSP, balance_lines
from core.papers.word.elements import Element, inline, keep_with_next, literal, paragraph, points, rule, w
from core.papers.word.endings import counting_signatures, recipients, signature_block
from core.papers.word.styles import Style
from core.papers.word.tables import cell, grid, row, table

_ENDINGS = (b.SignatureBlock, b.CountingSignatures, b.Recipients)
_UNDER_TITLE, _AFTER_ATTACHED = 3, 8
"""Points."""
_ADDRESSEE_GAP = 4
"""Millimetres."""


def drawn(blocks: Iterable[b.Block], form: Format) -> list[Element]:
    """All blocks in their order; signatures and recipients stay with what stands before them."""
    elements: list[Element] = []
    for block in blocks:
        parts = _DRAW[type(block)](block, form)
        if isinstance(block, _ENDINGS):
            for element in (*elements[-1:], parts[0]):
                keep_with_next(element)
        elements += parts
    return elements


def annex(content: b.Annex, form: Format) -> list[Element]:
    """Label, title, the paper it goes with, and its blocks."""
    return [
        paragraph(Style.ANNEX, *literal(content.label)),
        paragraph(Style.ANNEX_TITLE, *literal("\n".join(_title(content.title, form)))),
        *_attached(content.attached, form),
        *drawn(content.blocks, form),
    ]


def _title(text: str, form: Format, *, italic: bool = False) -> list[str]:
    return balance_lines(text, TITLE_POINTS, form.text_width * TITLE_SHARE, bold=not italic, italic=italic)


def _attached(text: str, form: Format) -> list[Element]:
    lines = _title(text, form, italic=True)
    longest = max(text_width(line, TITLE_POINTS, italic=True) for line in lines)
    stroke = rule(form.text_width, longest * ATTACHED_RULE, before=_UNDER_TITLE, after=_AFTER_ATTACHED)
    return [paragraph(Style.ATTACHED, *literal("\n".join(lines))), stroke]


def _heading(block: b.Heading, form: Format) -> list[Element]:
    kind, lines = paragraph(Style.KIND, *literal(block.kind)), _title(block.subject, form)
    if block.attached:  # the rule then stands under the line that names the paper it belongs to
        title = paragraph(Style.ANNEX_TITLE, *literal("\n".join(lines)))
        return [kind, title, *_attached(block.attached, form)]
    longest = max(text_width(line, form.subject, bold=True) for line in lines)
    stroke = rule(form.text_width, longest * SHORT_RULE, before=_UNDER_TITLE, after=form.subject_gap)
    return [kind, paragraph(Style.SUBJECT, *literal("\n".join(lines))), stroke]


def _authority(block: b.Authority, form: Format) -> list[Element]:
    return [paragraph(Style.AUTHORITY, *literal(block.text))]


def _legal_bases(block: b.LegalBases, form: Format) -> list[Element]:
    last = len(block.items) - 1
    ended = (item + ("." if index == last else ";") for index, item in enumerate(block.items))
    return [paragraph(Style.LEGAL_BASIS, *inline(item)) for item in ended]


def _article(block: b.Article, form: Format) -> list[Element]:
    number = literal(f"Điều{NBSP}{block.number}.", bold=True)
    return [paragraph(Style.ARTICLE, *number, *literal(" "), *inline(block.text))]


def _paragraph(block: b.Paragraph, form: Format) -> list[Element]:
    """A paragraph that ends with a colon stays with what it announces."""
    return [paragraph(Style.TEXT, *inline(block.text), keep=block.text.rstrip().endswith(":"))]


def _section_title(block: b.SectionTitle, form: Format) -> list[Element]:
    return [paragraph(Style.SECTION, *literal(block.text))]


def _note(block: b.Note, form: Format) -> list[Element]:
    return [paragraph(Style.NOTE, *inline(block.text))]


def _code_lines(block: b.CodeLines, form: Format) -> list[Element]:
    first, *others = [literal(line.replace(" ", NBSP)) for line in block.lines]
    before = w("spacing", before=points(form.paragraph_gap))
    lines = [paragraph(Style.CODE, *first, keep=bool(others), spacing=before)]
    return lines + [
        paragraph(Style.CODE, *line, keep=place < len(others)) for place, line in enumerate(others, 1)
    ]  # fmt: skip


def _addressed_to(block: b.AddressedTo, form: Format) -> list[Element]:
    if len(block.names) == 1:
        return [paragraph(Style.ADDRESSED_TO, *literal(f"Kính gửi: {block.names[0]}."))]
    last = len(block.names) - 1
    names = [f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(block.names)]
    left = text_width("Kính gửi:", form.text) + _ADDRESSEE_GAP
    right = min(max(text_width(name, form.text) for name in names) + 1, form.text_width - left)
    label = cell(left, paragraph(Style.ADDRESSEE, *literal("Kính gửi:")))
    listed = cell(right, *(paragraph(Style.ADDRESSEE, *literal(name)) for name in names))
    return [grid((left, right), row(label, listed), align="center")]


_DRAW: dict[type, Callable[[Any, Format], list[Element]]] = {
    b.Heading: _heading,
    b.Authority: _authority,
    b.LegalBases: _legal_bases,
    b.Article: _article,
    b.Paragraph: _paragraph,
    b.SectionTitle: _section_title,
    b.Note: _note,
    b.Table: table,
    b.CodeLines: _code_lines,
    b.AddressedTo: _addressed_to,
    b.Recipients: recipients,
    b.SignatureBlock: signature_block,
    b.CountingSignatures: counting_signatures,
}
