"""Measures a .docx against the form of Decree 30/2020/NĐ-CP by what is stored in it, with python-docx.

The paper says what must be there: a part of it that is not found is a failure.
"""

import io
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from core.papers import Paper, Table
from core.papers import blocks as b
from core.papers.fonts import text_width
from core.papers.formats import FORMATS, NATIONAL_MOTTO, NATIONAL_NAME, Format
from core.papers.marks import runs

MM = 36_000
"""English metric units in a millimetre."""
TYPEFACE = "Times New Roman"
CENTRE, BOTH = 1, 3
#: Sizes from and to, bold, italic, alignment; of the styles that the decree speaks of, on official pages.
ORDERED = {
    "VB Quốc hiệu": (12, 13, True, False, CENTRE),
    "VB Tiêu ngữ": (13, 14, True, False, CENTRE),
    "VB Cơ quan chủ quản": (12, 13, False, False, CENTRE),
    "VB Cơ quan ban hành": (12, 13, True, False, CENTRE),
    "VB Số ký hiệu": (13, 13, False, False, CENTRE),
    "VB Địa danh ngày": (13, 14, False, True, CENTRE),
    "VB Tên loại": (13, 14, True, False, CENTRE),
    "VB Trích yếu": (13, 14, True, False, CENTRE),
    "VB Căn cứ": (13, 14, False, True, BOTH),
    "VB Điều": (13, 14, False, False, BOTH),
    "VB Nội dung": (13, 14, False, False, BOTH),
    "VB Chức vụ ký": (13, 14, True, False, CENTRE),
    "VB Họ tên ký": (13, 14, True, False, CENTRE),
    "VB Nơi nhận": (12, 12, True, True, 0),
    "VB Nơi nhận mục": (11, 11, False, False, 0),
    "VB Phụ lục": (13, 14, True, False, CENTRE),
}
RUNNING = ("VB Căn cứ", "VB Điều", "VB Nội dung")


def text_of(element: Any) -> str:
    """What a reader reads in an element, with plain blanks and hyphens."""
    signs = {"noBreakHyphen": "-", "br": "\n"}
    found = (
        node.text if node.tag == qn("w:t") else signs.get(node.tag.partition("}")[2], "") for node in element.iter()
    )
    return unicodedata.normalize("NFC", "".join(part or "" for part in found).replace("\u00a0", " "))


@dataclass
class Measured:
    """A document read back, and what is wrong with it, one line each."""

    paper: Paper
    document: Any
    wrong: list[str] = field(default_factory=list)

    @property
    def form(self) -> Format:
        return FORMATS[self.paper.size]

    @property
    def is_form(self) -> bool:
        return self.paper.size in ("a5", "a4-form")

    def that(self, right: bool, rule: str, measured: object) -> None:
        if not right:
            self.wrong.append(f"{rule}: {measured}")

    def named(self, style: str) -> list[Any]:
        """Paragraphs of a style, in cells too."""
        identifier = self.document.styles[style].style_id
        return [p for p in self.document.element.body.iter(qn("w:p")) if p.style == identifier]


def failures(content: bytes, paper: Paper) -> list[str]:
    """Every rule that the document breaks; empty if it is right."""
    measured = Measured(paper, docx.Document(io.BytesIO(content)))
    for rule in (_pages, _numbers, _styles, _typeface, _head, _rules, _tables, _signatures, _spaces, _settings):
        rule(measured)
    return measured.wrong


def _pages(measured: Measured) -> None:
    form = measured.form
    sections = measured.document.sections
    measured.that(len(sections) == 1 + len(measured.paper.annexes), "a section for each annex", len(sections))
    for section in sections:
        size = section.page_width / MM, section.page_height / MM
        measured.that(abs(size[0] - form.width) < 0.1 and abs(size[1] - form.height) < 0.1, "page size", size)
        margins = [side / MM for side in (section.left_margin, section.right_margin, section.top_margin)]
        if measured.is_form:
            measured.that(min(margins) >= 10, "margins of a form", margins)
            continue
        left, right, top = margins
        measured.that(left + 0.01 >= 30 and left <= 35, "left margin 30–35 mm", left)
        measured.that(15 <= right <= 20, "right margin 15–20 mm", right)
        measured.that(top + 0.01 >= 20 and top <= 25, "top margin 20–25 mm", top)
        bottom = section.bottom_margin / MM
        measured.that(bottom + 0.01 >= 20 and bottom <= 25, "bottom margin 20–25 mm", bottom)


def _numbers(measured: Measured) -> None:
    """The number in the middle of the top margin of every page but the first, annexes from 1; the mark on all."""
    first, *others = measured.document.sections
    if not measured.form.numbered:
        measured.that("PAGE" not in first.header._element.xml, "a small form has no page number", "PAGE")
    else:
        opening = text_of(first.first_page_header._element)
        measured.that(not opening and first.different_first_page_header_footer, "number hidden on page 1", opening)
        header = first.header.paragraphs
        right = len(header) == 1 and "PAGE" in header[0]._p.xml and header[0].style.name == "VB Số trang"
        measured.that(right, "page number", [line.style.name for line in header])
        height = first.header_distance / MM
        measured.that(3 < height < first.top_margin / MM - 5, "page number in the top margin", height)
    for section in others:
        start = section._sectPr.find(qn("w:pgNumType"))
        measured.that(start is not None and start.get(qn("w:start")) == "1", "annex starts at 1", start)
        measured.that(section.different_first_page_header_footer, "first page of an annex shows no number", "shown")
        measured.that(section.header.is_linked_to_previous, "one header for all sections", "another")
    footers = [first.footer, *([first.first_page_footer] if measured.form.numbered else [])]
    marks = {text_of(footer._element) for footer in footers}
    measured.that(marks == {measured.paper.mark}, "mark once on every page", marks)


def _styles(measured: Measured) -> None:
    for name, (least, most, bold, italic, align) in ORDERED.items():
        style = measured.document.styles[name]
        size = style.font.size.pt
        fits = measured.is_form or least <= size <= most
        measured.that(fits, f"{name} {least}–{most}", size)
        face = bool(style.font.bold), bool(style.font.italic)
        measured.that(face == (bold, italic), f"{name} in its face", face)
        measured.that(style.paragraph_format.alignment == align, f"{name} aligned", style.paragraph_format.alignment)
    for name in RUNNING if not measured.is_form else ():
        spacing = measured.document.styles[name].paragraph_format
        indent, before, line = spacing.first_line_indent / MM, spacing.space_before.pt, spacing.line_spacing
        measured.that(abs(indent - 10) < 0.1, f"{name} indent 10 mm", indent)
        measured.that(before >= 6 and 1 <= line <= 1.5, f"{name} 6 points, 1–1.5 lines", (before, line))


def _typeface(measured: Measured) -> None:
    """One typeface in every style, none by hand, black, Vietnamese."""
    body, styles = measured.document.element.body, measured.document.styles.element
    measured.that(not list(body.iter(qn("w:rFonts"))), "no typeface by hand", "found")
    fonts = {value for found in styles.iter(qn("w:rFonts")) for value in found.attrib.values()}
    measured.that(fonts == {TYPEFACE}, "one typeface", fonts)
    colours = {found.get(qn("w:val")) for found in styles.iter(qn("w:color"))}
    measured.that(colours == {"000000"}, "black", colours)
    languages = {found.get(qn("w:val")) for found in styles.iter(qn("w:lang"))}
    measured.that(languages == {"vi-VN"}, "Vietnamese", languages)
    used = {p.style for p in body.iter(qn("w:p"))}
    known = {style.style_id for style in measured.document.styles if style.name.startswith("VB ")}
    measured.that(used <= known, "named styles only", used - known)


def _head(measured: Measured) -> None:
    head = measured.paper.head
    wanted = {
        "VB Quốc hiệu": [NATIONAL_NAME],
        "VB Tiêu ngữ": [NATIONAL_MOTTO],
        "VB Cơ quan chủ quản": list(head.parents),
        "VB Cơ quan ban hành": list(head.issuer),
        "VB Số ký hiệu": [f"Số: {head.number}"] if head.number else [],
        "VB Địa danh ngày": [head.dateline] if head.dateline else [],
        "VB Chỗ đóng dấu": [head.stamp_note] if head.stamp_note else [],
    }
    for style, lines in wanted.items():
        found = [text_of(p) for p in measured.named(style)]
        measured.that(found == [line.replace("\u00a0", " ") for line in lines], style, found)
    room = measured.form.text_width * 0.6
    width = text_width(NATIONAL_NAME, measured.form.national_name, bold=True)
    measured.that(width < room, "national name on one line", (width, room))


def _rules(measured: Measured) -> None:
    """The strokes in their order: issuing body, motto, then one under each title, as parts of the line above."""
    form, paper = measured.form, measured.paper
    strokes = [
        p for p in measured.document.element.body.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
    ]
    strokes = [p for p in strokes if not text_of(p)]
    titles = sum(isinstance(block, b.Heading) for block in paper.blocks) + len(paper.annexes)
    measured.that(len(strokes) == 2 + titles, "a rule under issuing body, motto and every title", len(strokes))
    rooms = [form.text_width * 0.4, form.text_width * 0.6, *[form.text_width] * titles]
    above = [
        max(text_width(line, form.issuer, bold=True) for line in paper.head.issuer),
        text_width(NATIONAL_MOTTO, form.motto, bold=True),
        *(_longest(p.getprevious(), measured) for p in strokes[2:]),
    ]
    bounds = [(1 / 3, 1 / 2), (0.98, 1.02), *[(1 / 3, 1 / 2)] * titles]
    for stroke, room, line, (least, most) in zip(strokes, rooms, above, bounds, strict=False):
        sides = [int(stroke.pPr.ind.get(qn(f"w:{side}"))) / 1440 * 25.4 for side in ("left", "right")]
        share = (room - sum(sides)) / line
        measured.that(least <= share <= most, f"rule {least:.2f}–{most:.2f} of the line", f"{share:.2f}")
        measured.that(sides[0] == sides[1], "rule centred", sides)


def _longest(paragraph: Any, measured: Measured) -> float:
    style = next(style for style in measured.document.styles if style.style_id == paragraph.style)
    face = {"bold": bool(style.font.bold), "italic": bool(style.font.italic)}
    return max(text_width(line, style.font.size.pt, **face) for line in text_of(paragraph).split("\n"))


def _tables(measured: Measured) -> None:
    """Ruled tables: as many as the paper has, heads repeated, rows whole, names unbroken."""
    paper = measured.paper
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    wanted = [block for block in blocks if isinstance(block, Table)]
    tables = measured.document.element.body.findall(qn("w:tbl"))
    found = [table for table in tables if table.tblPr.find(qn("w:tblBorders")) is not None]
    measured.that(len(found) == len(wanted), "ruled tables", len(found))
    for table, block in zip(found, wanted, strict=False):
        heads = [row for row in table.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        storeys = 0 if block.headless else 2 if any(column.group for column in block.columns) else 1
        measured.that(len(heads) == storeys, "table head repeated", len(heads))
        measured.that(len(table.tr_lst) == storeys + len(block.rows), "rows of a table", len(table.tr_lst))
        width = sum(int(column.get(qn("w:w"))) for column in table.tblGrid) / 1440 * 25.4
        measured.that(abs(width - measured.form.text_width) < 0.5, "table between the margins", width)
        _kept_pieces(measured, block, table)
    whole = [row for table in tables for row in table.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
    measured.that(not whole, "rows are never cut", len(whole))


def _kept_pieces(measured: Measured, block: Table, table: Any) -> None:
    stored = "".join(node.text or "" for node in table.iter(qn("w:t")))
    for row in (row for row in block.rows if isinstance(row, b.Row)):
        for piece in (run.text for cell in row.cells for run in runs(cell) if run.unbreakable):
            held = piece.replace(" ", "\u00a0").replace("-", "")
            measured.that(held in stored, "unbreakable piece", piece)


def _signatures(measured: Measured) -> None:
    signers: list[b.Signer] = []
    for block in measured.paper.blocks:
        if isinstance(block, b.SignatureBlock):
            signers += [side for side in (block.left, block.right) if isinstance(side, b.Signer)]
        elif isinstance(block, b.CountingSignatures):
            signers += block.signers
    names = measured.named("VB Họ tên ký")
    measured.that([text_of(p) for p in names] == [signer.name for signer in signers], "names of the signers", names)
    for paragraph, signer in zip(names, signers, strict=False):
        spacing = paragraph.pPr.spacing
        room = int(spacing.get(qn("w:before"))) / 1440 * 25.4 if spacing is not None else 0
        measured.that(room >= (29.99 if signer.sealed else 19.99), f"room for the signature of {signer.name}", room)
        table = next(paragraph.iterancestors(qn("w:tbl")))
        before = table.getprevious(), table.getprevious().getprevious()
        kept = all(_stays(element, measured) for element in before)
        measured.that(kept, f"signature of {signer.name} stands with text", [text_of(element) for element in before])


def _stays(element: Any, measured: Measured) -> bool:
    """Whether a paragraph, or the last row of a table, is bound to what follows."""
    rows = element.findall(qn("w:tr"))
    for paragraph in rows[-1].iter(qn("w:p")) if rows else [element]:
        by_hand = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        style = next(style for style in measured.document.styles if style.style_id == paragraph.style)
        if not by_hand and not style.paragraph_format.keep_with_next:
            return False
    return True


def _spaces(measured: Measured) -> None:
    """White is spacing of styles: no paragraph is empty but rules, gaps and cells."""
    holders = {measured.document.styles[name].style_id for name in ("VB Đường kẻ", "VB Cách bảng")}
    outside = measured.document.element.body.findall(qn("w:p"))
    empty = [p for p in outside if not text_of(p).strip() and p.style not in holders]
    measured.that(not empty, "no empty paragraphs", len(empty))


def _settings(measured: Measured) -> None:
    modes = [
        found.get(qn("w:val"))
        for found in measured.document.settings.element.iter(qn("w:compatSetting"))
        if found.get(qn("w:name")) == "compatibilityMode"
    ]
    measured.that(modes == ["15"], "compatibility mode 15", modes)
    properties = measured.document.core_properties
    measured.that(properties.title == measured.paper.title, "title of the document", properties.title)
