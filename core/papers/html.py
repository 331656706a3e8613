"""A paper as one HTML page for the print renderer; the form itself stands in official.css."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, tostring

from core.papers import blocks as b
from core.papers.elements import inline, lines, node
from core.papers.fonts import require_glyphs
from core.papers.formats import FORMATS, NATIONAL_MOTTO, NATIONAL_NAME, TITLE_POINTS, TITLE_SHARE, Format
from core.papers.html_signatures import counting_signatures, recipients, signature_block
from core.papers.html_table import table
from core.papers.paper import Head, Paper
from core.papers.typography import balance_lines


def render_html(paper: Paper) -> str:
    """The page as text; raises MissingGlyph or TableTooNarrow. The stylesheet is added by the renderer."""
    form = FORMATS[paper.size]
    width = form.text_width
    body = node("body", class_=paper.size, data_mark=require_glyphs(paper.mark))
    body.append(_head(paper.head, form))
    body.extend(_drawn(paper.blocks, width))
    for index, annex in enumerate(paper.annexes):
        body.append(_annex(annex, index, width))
    page = node("html", node("head", node("meta", charset="utf-8"), node("title", paper.title)), body, lang="vi")
    return f"<!doctype html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _head(head: Head, form: Format) -> Element:
    left = node("td", *(node("div", line, class_="parent") for line in head.parent_lines(form)))
    left.append(node("div", node("div", lines(head.issuer_lines(form)), class_="issuer"), class_="rule short"))
    right = node(
        "td",
        node("div", NATIONAL_NAME, class_="national-name"),
        node("div", node("div", NATIONAL_MOTTO, class_="national-motto"), class_="rule full"),
    )
    rows = [node("tr", left, right)]
    number = [node("div", f"Số: {head.number}", class_="number")] if head.number else []
    if head.about:
        number.append(node("div", lines(head.about_lines(form)), class_="about"))
    if head.stamp_note:
        number.append(node("div", head.stamp_note, class_="stamp"))
    dateline = [node("div", head.dateline, class_="dateline")] if head.dateline else []
    if number or dateline:
        rows.append(node("tr", node("td", *number), node("td", *dateline)))
    columns = node("colgroup", node("col", class_="left"), node("col", class_="right"))
    return node("table", columns, *rows, class_="head")


def _annex(annex: b.Annex, index: int, width: float) -> Element:
    """Annexes take turns between two page names: each then counts its pages from 1."""
    title = balance_lines(annex.title, TITLE_POINTS, width * TITLE_SHARE, bold=True)
    return node(
        "section",
        node("div", annex.label, class_="kind"),
        node("div", lines(title), class_="annex-title"),
        _attached(annex.attached, width),
        *_drawn(annex.blocks, width),
        class_=f"annex {'odd' if index % 2 else 'even'}",
    )


def _attached(text: str, width: float) -> Element:
    balanced = balance_lines(text, TITLE_POINTS, width * TITLE_SHARE, italic=True)
    return node("div", node("div", lines(balanced), class_="rule short"), class_="attached")


def _drawn(blocks: tuple[b.Block, ...], width: float) -> list[Element]:
    return [element for block in blocks for element in _DRAW[type(block)](block, width)]


def _heading(block: b.Heading, width: float) -> list[Element]:
    title = lines(balance_lines(block.subject, TITLE_POINTS, width * TITLE_SHARE, bold=True))
    kind = node("h1", block.kind, class_="kind")
    if block.attached:  # the rule then stands under the line that names the paper it belongs to
        return [kind, node("div", title, class_="annex-title"), _attached(block.attached, width)]
    return [kind, node("div", node("div", title, class_="rule short"), class_="subject")]


def _authority(block: b.Authority, width: float) -> list[Element]:
    return [node("div", block.text, class_="authority")]


def _legal_bases(block: b.LegalBases, width: float) -> list[Element]:
    last = len(block.items) - 1
    ended = (item + ("." if index == last else ";") for index, item in enumerate(block.items))
    return [node("p", *inline(item), class_="legal-basis") for item in ended]


def _article(block: b.Article, width: float) -> list[Element]:
    return [node("p", node("b", f"Điều\u00a0{block.number}."), " ", *inline(block.text), class_="paragraph")]


def _paragraph(block: b.Paragraph, width: float) -> list[Element]:
    """A paragraph that ends with a colon stays with what it announces."""
    announcing = " announcing" if block.text.rstrip().endswith(":") else ""
    return [node("p", *inline(block.text), class_=f"paragraph{announcing}")]


def _section_title(block: b.SectionTitle, width: float) -> list[Element]:
    return [node("h2", block.text, class_="section-title")]


def _note(block: b.Note, width: float) -> list[Element]:
    return [node("p", *inline(block.text), class_="note")]


def _code_lines(block: b.CodeLines, width: float) -> list[Element]:
    return [node("div", *(node("div", line) for line in block.lines), class_="code")]


def _addressed_to(block: b.AddressedTo, width: float) -> list[Element]:
    if len(block.names) == 1:
        return [node("p", f"Kính gửi: {block.names[0]}.", class_="addressed-to")]
    last = len(block.names) - 1
    names = (f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(block.names))
    cells = node("td", "Kính gửi:"), node("td", *(node("div", name) for name in names))
    return [node("table", node("tr", *cells), class_="addressed-to")]


def _table(block: b.Table, width: float) -> list[Element]:
    return table(block, width)


def _recipients(block: b.Recipients, width: float) -> list[Element]:
    return [node("div", *recipients(block), class_="recipients-alone")]


_DRAW: dict[type, Callable[[Any, float], list[Element]]] = {
    b.Heading: _heading,
    b.Authority: _authority,
    b.LegalBases: _legal_bases,
    b.Article: _article,
    b.Paragraph: _paragraph,
    b.SectionTitle: _section_title,
    b.Note: _note,
    b.Table: _table,
    b.CodeLines: _code_lines,
    b.AddressedTo: _addressed_to,
    b.Recipients: _recipients,
    b.SignatureBlock: lambda block, width: [signature_block(block)],
    b.CountingSignatures: lambda block, width: [counting_signatures(block)],
}
