"""Word templates of the office's own: named places that are replaced by content, and no language to obey."""

import io
from typing import Any

import docx
from docx.oxml.ns import qn

from core.papers.errors import TemplateRefused
from core.papers.formats import FORMATS, Format
from core.papers.paper import Head, Paper
from core.papers.word import document as drawing
from core.papers.word.blocks import annex, drawn
from core.papers.word.elements import Element, literal, paragraph
from core.papers.word.head import head
from core.papers.word.judging import CONTENT, HEAD, PLACES, places_of
from core.papers.word.styles import Style


def original_template() -> bytes:
    """The template that the office starts from: the form of the decree with its places, nothing written by hand."""
    form, document = FORMATS["a4"], docx.Document()
    drawing.without_template(document)
    drawing.settings(document)
    drawing.styles(document, form)
    drawing.page(document.sections[0], form)
    drawing.margins_text(document.sections[0], form, "")
    drawing.write(document, [paragraph(Style.TEXT, *literal(place)) for place in PLACES])
    drawing.properties(document, Paper("Mẫu văn bản", Head((), ("",)), ()))
    return drawing.packed(document)


def fill_template(template: bytes, paper: Paper) -> bytes:
    """The paper in a template that `judge_template` let pass.

    :raises TemplateRefused: the paper has another page than the template, or a place is missing.
    :raises PaperError: as `render_docx` does.
    """
    if paper.size != "a4":
        raise TemplateRefused("Mẫu Word chỉ dùng cho văn bản khổ A4 đứng.")
    form, document = FORMATS[paper.size], docx.Document(io.BytesIO(template))
    found = places_of(document.element.body)
    if set(found) != set(PLACES):
        raise TemplateRefused(f"Mẫu thiếu chỗ {' hoặc '.join(PLACES)}.")
    _put(found[HEAD], head(paper.head, form))
    _put(found[CONTENT], drawn(paper.blocks, form))
    if paper.mark:
        _mark(document, form, paper.mark)
    for attached in paper.annexes:
        drawing.next_section(document)
        drawing.write(document, annex(attached, form))
    drawing.end(document)
    drawing.properties(document, paper)
    return drawing.packed(document)


def _put(place: Element, elements: list[Element]) -> None:
    for element in elements:
        place.addprevious(element)
    place.getparent().remove(place)


def _mark(document: Any, form: Format, mark: str) -> None:
    """The mark of a rehearsal under whatever the template has at the foot."""
    section = document.sections[0]
    footers = [section.footer, *([section.first_page_footer] if section.different_first_page_header_footer else [])]
    for footer in footers:
        footer.is_linked_to_previous = False
        empty = [p for p in footer._element.findall(qn("w:p")) if not "".join(t.text or "" for t in p.iter(qn("w:t")))]
        for one in empty:
            footer._element.remove(one)
        footer._element.append(paragraph(Style.MARK, *literal(mark)))
