"""A paper as .docx: the same paper gives the same bytes, and nothing of Word's own template is left in it."""

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm

from core.archives import EPOCH, without_times
from core.papers.formats import FORMATS, Format
from core.papers.paper import Paper
from core.papers.word.blocks import annex, drawn
from core.papers.word.elements import Element, gap, literal, paragraph, points, twips, w
from core.papers.word.head import head
from core.papers.word.styles import Look, Style, looks

TYPEFACE = "Times New Roman"
LANGUAGE = "vi-VN"
_KEPT_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
_PART_OF_TEMPLATE = ("customXml", "thumbnail", "numbering")
_WORD_2013 = 15
_HEADER_POINTS = 17


def render_docx(paper: Paper) -> bytes:
    """The paper for Word and LibreOffice; raises MissingGlyph or TableTooNarrow as `render_pdf` does."""
    form = FORMATS[paper.size]
    document = docx.Document()
    without_template(document)
    settings(document)
    styles(document, form)
    page(document.sections[0], form)
    margins_text(document.sections[0], form, paper.mark)
    write(document, [*head(paper.head, form), *drawn(paper.blocks, form)])
    for attached in paper.annexes:
        next_section(document)
        write(document, annex(attached, form))
    end(document)
    properties(document, paper)
    return packed(document)


def without_template(document: Any) -> None:
    """Drops what the library's template brings: its styles, thumbnail, lists and custom XML."""
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES:
            style.delete()
    for holder in (document.part, document.part.package):
        for name, relation in list(holder.rels.items()):
            if any(part in relation.reltype for part in _PART_OF_TEMPLATE):
                del holder.rels[name]


def settings(document: Any) -> None:
    """Word 2013: the edges of tables, not their text, stand on the margin."""
    held = document.settings.element
    for name in ("compat", "themeFontLang"):
        for found in held.findall(qn(f"w:{name}")):
            found.getparent().remove(found)
    uri = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=uri, val=_WORD_2013)
    rsids = held.find(qn("w:rsids"))
    rsids.addprevious(w("compat", mode))
    held.remove(rsids)


def styles(document: Any, form: Format) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults[:] = [_typeface(), *_sizes(form.text), w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")]
    normal = document.styles["Normal"].element
    for name in ("rPr", "pPr"):
        for found in normal.findall(qn(f"w:{name}")):
            normal.remove(found)
    normal.extend([w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto")), w("rPr", _typeface())])
    for name, look in looks(form).items():
        style = document.styles.add_style(name.value, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = document.styles["Normal"], True
        style.element.set(qn("w:styleId"), name.identifier)
        style.element.extend([_paragraph_look(look), _type_look(look)])


def _typeface() -> Element:
    return w("rFonts", ascii=TYPEFACE, hAnsi=TYPEFACE, eastAsia=TYPEFACE, cs=TYPEFACE)


def _sizes(size: float) -> list[Element]:
    return [w("sz", val=round(size * 2)), w("szCs", val=round(size * 2))]


def _paragraph_look(look: Look) -> Element:
    spacing = {"before": points(look.before), "after": points(look.after), "line": round(look.line * 240)}
    properties = w("pPr", *([w("keepNext")] if look.keep else []), w("widowControl"))
    properties.append(w("spacing", **spacing, lineRule="auto"))
    if look.indent:
        properties.append(w("ind", firstLine=twips(look.indent)))
    properties.append(w("jc", val=look.align))
    return properties


def _type_look(look: Look) -> Element:
    faces = [w(tag) for tag, wanted in (("b", look.bold), ("i", look.italic)) if wanted]
    return w("rPr", _typeface(), *faces, w("color", val="000000"), *_sizes(look.size))


def page(section: Section, form: Format) -> None:
    section.page_width, section.page_height = Mm(form.width), Mm(form.height)
    section.orientation = WD_ORIENT.LANDSCAPE if form.is_landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(form.top), Mm(form.bottom)
    section.left_margin, section.right_margin = Mm(form.left), Mm(form.right)
    line = _HEADER_POINTS * 25.4 / 72
    section.header_distance, section.footer_distance = Mm((form.top - line) / 2), Mm((form.bottom - line / 2) / 2)
    section.different_first_page_header_footer = form.numbered


def margins_text(section: Section, form: Format, mark: str) -> None:
    """The page number in the middle of the top margin, not on the first page; the mark under every page."""
    if form.numbered:
        _only(section.header, _page_number())
        _only(section.first_page_header, paragraph(Style.PAGE_NUMBER))
    if mark:
        _only(section.footer, paragraph(Style.MARK, *literal(mark)))
        if form.numbered:
            _only(section.first_page_footer, paragraph(Style.MARK, *literal(mark)))


def _only(margin: _Header | _Footer, content: Element) -> None:
    margin.is_linked_to_previous = False
    element = margin._element
    element[:] = [content]


def _page_number() -> Element:
    instruction = w("instrText")
    instruction.text = "PAGE"
    begin, middle, end = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return paragraph(Style.PAGE_NUMBER, begin, w("r", instruction), middle, *literal("2"), end)


def write(document: Any, elements: list[Element]) -> None:
    last = document.element.body.sectPr
    for element in elements:
        last.addprevious(element)


def next_section(document: Any) -> None:
    """The next annex starts on a new page and counts its own pages; headers are those of the first section."""
    end(document)
    section = document.add_section()
    holder = section._sectPr.getprevious()
    properties = holder.getprevious().find(qn("w:pPr"))
    properties.append(holder.find(f".//{qn('w:sectPr')}"))
    holder.getparent().remove(holder)
    for found in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(found)
    section._sectPr.find(qn("w:pgMar")).addnext(w("pgNumType", start=1))


def end(document: Any) -> None:
    """A table at the end of a page needs a paragraph after it: the least one."""
    write(document, [gap(0)])


def properties(document: Any, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author = paper.title, " ".join(paper.head.issuer)
    core.language, core.comments, core.last_modified_by = LANGUAGE, "", ""
    core.created = core.modified = EPOCH
    core.revision = 1


def packed(document: Any) -> bytes:
    loose = io.BytesIO()
    document.save(loose)
    return without_times(loose.getvalue())
