"""Tables in Word: the bare grid that holds the head and the signatures, and ruled tables with a repeated head."""

from collections.abc import Sequence

from core.papers.blocks import Align, Column, GroupRow, Row, Table
from core.papers.formats import Format
from core.papers.tables import fitted
from core.papers.word.elements import Element, gap, inline, keep_with_next, literal, paragraph, points, twips, w
from core.papers.word.styles import Style

_CELLS: dict[Align, Style] = {"left": Style.CELL, "center": Style.CENTRED_CELL, "right": Style.RIGHT_CELL}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_STROKE = 4
"""Eighths of a point."""


def grid(widths: Sequence[float], *rows: Element, ruled: bool = False, padding: float = 0, align: str = "") -> Element:
    """A table of fixed columns in millimetres; *padding* in points left and right of each cell."""
    properties = w("tblPr", w("tblW", w=sum(map(twips, widths)), type="dxa"))
    if align:
        properties.append(w("jc", val=align))
    else:
        properties.append(w("tblInd", w=0, type="dxa"))
    if ruled:
        strokes = (w(side, val="single", sz=_STROKE, space=0, color="000000") for side in _SIDES)
        properties.append(w("tblBorders", *strokes))
    sides = (w(side, w=points(padding), type="dxa") for side in ("left", "right"))
    properties.extend([w("tblLayout", type="fixed"), w("tblCellMar", *sides)])
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)), *rows)


def row(*cells: Element, repeated: bool = False, height: float = 0) -> Element:
    """A row that is never cut; *height* in millimetres is the least, a *repeated* one opens every page."""
    properties = w("trPr", w("cantSplit"))
    if height:
        properties.append(w("trHeight", val=twips(height), hRule="atLeast"))
    if repeated:
        properties.append(w("tblHeader"))
    return w("tr", properties, *cells)


def cell(
    width: float, *content: Element, span: int = 1, merged: str = "", align: str = "", empty: Style = Style.GAP
) -> Element:
    """A cell over *span* columns; *merged* is "restart" or "continue" of a cell over several rows."""
    properties = w("tcPr", w("tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if merged:
        properties.append(w("vMerge", val=merged))
    if align:
        properties.append(w("vAlign", val=align))
    return w("tc", properties, *(content or [paragraph(empty)]))


def table(block: Table, form: Format) -> list[Element]:
    """The table and, under it, its closing line."""
    block, widths = fitted(block, form.text_width)
    head = [] if block.headless else _head(block.columns, widths)
    rows = [_row(block, line, widths) for line in block.rows]
    element = grid(widths, *head, *rows, ruled=True, padding=form.cell_width)
    drawn = [gap(form.table_gap), element]
    if block.closing:
        keep_with_next(element)
        drawn.append(paragraph(Style.TABLE_CLOSING, *inline(block.closing)))
    return drawn


def _row(block: Table, line: Row | GroupRow, widths: Sequence[float]) -> Element:
    if isinstance(line, GroupRow):
        title = paragraph(Style.GROUP, *literal(line.title))
        return row(cell(sum(widths), title, span=len(widths), align="center"))
    cells = (
        cell(width, paragraph(_CELLS[column.align], *inline(text)), align="center")
        for column, text, width in zip(block.columns, line.cells, widths, strict=True)
    )
    return row(*cells, height=block.row_height)


def _head(columns: Sequence[Column], widths: Sequence[float]) -> list[Element]:
    """One storey, or two where columns share a head."""
    if not any(column.group for column in columns):
        return [row(*(_title(c.title, width) for c, width in zip(columns, widths, strict=True)), repeated=True)]
    upper, lower, previous = [], [], ""
    for column, width in zip(columns, widths, strict=True):
        if not column.group:
            upper.append(_title(column.title, width, merged="restart"))
            lower.append(cell(width, merged="continue", empty=Style.HEAD_CELL))
        else:
            if column.group != previous:
                shared = [each for other, each in zip(columns, widths, strict=True) if other.group == column.group]
                upper.append(_title(column.group, sum(shared), span=len(shared)))
            lower.append(_title(column.title, width))
        previous = column.group
    return [row(*upper, repeated=True), row(*lower, repeated=True)]


def _title(text: str, width: float, *, span: int = 1, merged: str = "") -> Element:
    return cell(width, paragraph(Style.HEAD_CELL, *literal(text)), span=span, merged=merged, align="center")
