"""Ruled tables with a head of one or two storeys."""

from xml.etree.ElementTree import Element

from core.papers.blocks import Column, GroupRow, Row, Table
from core.papers.elements import inline, node
from core.papers.tables import fitted


def table(block: Table, width: float) -> list[Element]:
    """The table and, under it, its closing line."""
    block, widths = fitted(block, width)
    columns = (node("col", style=f"width:{part / width * 100:.3f}%") for part in widths)
    element = node("table", node("colgroup", *columns), class_="ruled")
    if not block.headless:
        element.append(_table_head(block.columns))
    element.append(node("tbody", *(_row(block, row) for row in block.rows)))
    if not block.closing:
        return [element]
    return [element, node("p", *inline(block.closing), class_="table-closing")]


def _row(block: Table, row: Row | GroupRow) -> Element:
    if isinstance(row, GroupRow):
        cell = node("td", row.title, colspan=str(len(block.columns)))
        return node("tr", cell, class_="group")
    cells = (
        node("td", *inline(text), class_=column.align) for column, text in zip(block.columns, row.cells, strict=True)
    )
    height = {"style": f"height:{block.row_height}mm"} if block.row_height else {}
    return node("tr", *cells, **height)


def _table_head(columns: tuple[Column, ...]) -> Element:
    if not any(column.group for column in columns):
        return node("thead", node("tr", *(node("th", column.title, scope="col") for column in columns)))
    upper, lower = node("tr"), node("tr")
    previous = ""
    for column in columns:
        if not column.group:
            upper.append(node("th", column.title, rowspan="2", scope="col"))
        else:
            if column.group != previous:
                count = sum(other.group == column.group for other in columns)
                upper.append(node("th", column.group, colspan=str(count), scope="colgroup"))
            lower.append(node("th", column.title, scope="col"))
        previous = column.group
    return node("thead", upper, lower)
