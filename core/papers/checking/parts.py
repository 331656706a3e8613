"""Form rules of what stands on the sheet: head, rules, tables, signatures."""

from typing import Any

from docx.oxml.ns import qn

from core.papers import blocks as b
from core.papers.checking.measured import Measured, text_of
from core.papers.fonts import text_width
from core.papers.formats import NATIONAL_MOTTO, NATIONAL_NAME
from core.papers.marks import runs
from core.papers.tables import fitted


def head(measured: Measured) -> None:
    head = measured.paper.head
    wanted = {
        "VB Quốc hiệu": [NATIONAL_NAME],
        "VB Tiêu ngữ": [NATIONAL_MOTTO],
        "VB Cơ quan chủ quản": head.parent_lines(measured.form),
        "VB Cơ quan ban hành": head.issuer_lines(measured.form),
        "VB Số ký hiệu": [*([f"Số: {head.number}"] if head.number else []), *_about(measured)],
        "VB Địa danh ngày": [head.dateline] if head.dateline else [],
        "VB Chỗ đóng dấu": [head.stamp_note] if head.stamp_note else [],
    }
    for style, lines in wanted.items():
        found = [text_of(p) for p in measured.named(style)]
        measured.that(found == [line.replace("\u00a0", " ") for line in lines], style, found)
    room = measured.form.text_width * 0.6
    width = text_width(NATIONAL_NAME, measured.form.national_name, bold=True)
    measured.that(width < room, "Quốc hiệu trên một dòng", (width, room))


def _about(measured: Measured) -> list[str]:
    """The subject under the number of a letter, as one paragraph."""
    lines = measured.paper.head.about_lines(measured.form)
    return ["\n".join(lines)] if lines else []


def rules(measured: Measured) -> None:
    """The strokes in their order: issuing body, motto, then one under each title, as parts of the line above."""
    form, paper = measured.form, measured.paper
    strokes = [
        p for p in measured.document.element.body.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
    ]
    strokes = [p for p in strokes if not text_of(p)]
    titles = sum(isinstance(block, b.Heading) for block in paper.blocks) + len(paper.annexes)
    measured.that(len(strokes) == 2 + titles, "đường kẻ dưới cơ quan, Tiêu ngữ và mỗi trích yếu", len(strokes))
    rooms = [form.text_width * 0.4, form.text_width * 0.6, *[form.text_width] * titles]
    above = [
        max(text_width(line, form.issuer, bold=True) for line in paper.head.issuer_lines(form)),
        text_width(NATIONAL_MOTTO, form.motto, bold=True),
        *(_longest(p.getprevious(), measured) for p in strokes[2:]),
    ]
    bounds = [(1 / 3, 1 / 2), (0.98, 1.02), *[(1 / 3, 1 / 2)] * titles]
    for stroke, room, line, (least, most) in zip(strokes, rooms, above, bounds, strict=False):
        sides = [int(stroke.pPr.ind.get(qn(f"w:{side}"))) / 1440 * 25.4 for side in ("left", "right")]
        share = (room - sum(sides)) / line
        measured.that(least <= share <= most, f"đường kẻ dài {least:.2f}–{most:.2f} dòng chữ", f"{share:.2f}")
        measured.that(sides[0] == sides[1], "đường kẻ ở giữa", sides)


def _longest(paragraph: Any, measured: Measured) -> float:
    style = next(style for style in measured.document.styles if style.style_id == paragraph.style)
    face = {"bold": bool(style.font.bold), "italic": bool(style.font.italic)}
    return max(text_width(line, style.font.size.pt, **face) for line in text_of(paragraph).split("\n"))


def tables(measured: Measured) -> None:
    """Ruled tables: as many as the paper has, heads repeated, rows whole, names unbroken."""
    paper = measured.paper
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    wanted = [block for block in blocks if isinstance(block, b.Table)]
    tables = measured.document.element.body.findall(qn("w:tbl"))
    found = [table for table in tables if table.tblPr.find(qn("w:tblBorders")) is not None]
    measured.that(len(found) == len(wanted), "bảng kẻ", len(found))
    for table, block in zip(found, wanted, strict=False):
        heads = [row for row in table.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        storeys = 0 if block.headless else 2 if any(column.group for column in block.columns) else 1
        measured.that(len(heads) == storeys, "đầu bảng lặp ở mỗi trang", len(heads))
        measured.that(len(table.tr_lst) == storeys + len(block.rows), "số dòng của bảng", len(table.tr_lst))
        width = sum(int(column.get(qn("w:w"))) for column in table.tblGrid) / 1440 * 25.4
        measured.that(abs(width - measured.form.text_width) < 0.5, "bảng nằm giữa hai lề", width)
        _kept_pieces(measured, block, table)
    whole = [row for table in tables for row in table.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
    measured.that(not whole, "dòng của bảng không bị cắt trang", len(whole))


def _kept_pieces(measured: Measured, block: b.Table, table: Any) -> None:
    stored = "".join(node.text or "" for node in table.iter(qn("w:t")))
    block, _ = fitted(block, measured.form.text_width)
    for row in (row for row in block.rows if isinstance(row, b.Row)):
        for piece in (run.text for cell in row.cells for run in runs(cell) if run.unbreakable):
            held = piece.replace(" ", "\u00a0").replace("-", "")
            measured.that(held in stored, "cụm chữ không được ngắt", piece)


def signatures(measured: Measured) -> None:
    signers: list[b.Signer] = []
    for block in measured.paper.blocks:
        if isinstance(block, b.SignatureBlock):
            signers += [side for side in (block.left, block.right) if isinstance(side, b.Signer)]
        elif isinstance(block, b.CountingSignatures):
            signers += block.signers
    names = measured.named("VB Họ tên ký")
    measured.that([text_of(p) for p in names] == [signer.name for signer in signers], "họ tên người ký", names)
    for paragraph, signer in zip(names, signers, strict=False):
        spacing = paragraph.pPr.spacing
        room = int(spacing.get(qn("w:before"))) / 1440 * 25.4 if spacing is not None else 0
        measured.that(room >= (29.99 if signer.sealed else 19.99), f"khoảng trống để {signer.name} ký", room)
        table = next(paragraph.iterancestors(qn("w:tbl")))
        before = table.getprevious(), table.getprevious().getprevious()
        kept = all(_stays(element, measured) for element in before)
        measured.that(kept, f"chữ ký của {signer.name} đi cùng đoạn văn", [text_of(element) for element in before])


def _stays(element: Any, measured: Measured) -> bool:
    """Whether a paragraph, or the last row of a table, is bound to what follows."""
    rows = element.findall(qn("w:tr"))
    for paragraph in rows[-1].iter(qn("w:p")) if rows else [element]:
        by_hand = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        style = next(style for style in measured.document.styles if style.style_id == paragraph.style)
        if not by_hand and not style.paragraph_format.keep_with_next:
            return False
    return True


def spaces(measured: Measured) -> None:
    """White is spacing of styles: no paragraph is empty but rules, gaps and cells."""
    holders = {measured.document.styles[name].style_id for name in ("VB Đường kẻ", "VB Cách bảng")}
    outside = measured.document.element.body.findall(qn("w:p"))
    empty = [p for p in outside if not text_of(p).strip() and p.style not in holders]
    measured.that(not empty, "không có đoạn trống", len(empty))
