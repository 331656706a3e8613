"""Column widths, computed so that no name, date or percentage is broken or overlaps its neighbour."""

import re
from dataclasses import replace

from core.papers.blocks import Column, Row, Table
from core.papers.errors import TableTooNarrow
from core.papers.fonts import MM_PER_POINT, text_width
from core.papers.marks import halved, runs
from core.papers.typography import NBSP

BOX_MM = 4.8
_CELL_PADDING = 8 / 12
"""Left and right padding of a cell in parts of the type size (official.css)."""
_STROKE_MM = 0.7
_NOTHING_MM = 1e-6
_NARROW_PAGE = 130
"""Millimetres of text width; below it the smaller type of the A5 form is used."""
_LARGEST_SHARE = 0.3
"""A single word, such as a web address, may claim this part of the table; beyond that it is broken."""


def fitted(table: Table, width: float) -> tuple[Table, list[float]]:
    """The table as it can stand on a page of this width, and millimetres of each column in their order.

    Where the page has no room for every name on one line, a name may take two: no paper is refused for the
    name of a person. Raises TableTooNarrow if that is not enough.
    """
    points = 9.5 if width < _NARROW_PAGE else 12
    try:
        return table, column_widths(table, width, points)
    except TableTooNarrow:
        rows = (
            replace(row, cells=tuple(halved(cell) for cell in row.cells)) if isinstance(row, Row) else row
            for row in table.rows
        )
        table = replace(table, rows=tuple(rows))
        return table, column_widths(table, width, points)


def column_widths(table: Table, width: float, points: float) -> list[float]:
    """Millimetres of each column on a page of this width, in the order of the columns.

    Every column is widened to its longest unbreakable piece, taken from the columns with most to spare.
    Raises TableTooNarrow if they cannot give enough.
    """
    shares = sum(column.width for column in table.columns)
    widths = [column.width / shares * width for column in table.columns]
    needed = [_needed(table, index, width, points) for index in range(len(widths))]
    for index, column in enumerate(table.columns):
        while (lacking := needed[index] - widths[index]) > _NOTHING_MM:
            donor = max(range(len(widths)), key=lambda other: widths[other] - needed[other])
            given = min(lacking, widths[donor] - needed[donor])
            if given <= _NOTHING_MM:
                raise TableTooNarrow(column.title)
            widths[index] += given
            widths[donor] -= given
    return widths


def _needed(table: Table, index: int, width: float, points: float) -> float:
    column = table.columns[index]
    pieces = [_longest(row.cells[index], points, width) for row in table.rows if isinstance(row, Row)]
    if not table.headless:
        pieces.append(_head_width(column, points))
    return max(pieces, default=0.0) + points * _CELL_PADDING * MM_PER_POINT + _STROKE_MM


def _head_width(column: Column, points: float) -> float:
    return max((text_width(word, points, bold=True) for word in column.title.split()), default=0.0)


def _longest(cell: str, points: float, width: float) -> float:
    """Width of the longest piece of a cell that no line break may enter."""
    longest = 0.0
    pieces = runs(cell)
    bold = any(piece.bold for piece in pieces)
    text = "".join(piece.text.replace(" ", NBSP) if piece.unbreakable else piece.text for piece in pieces)
    for word in re.split(r"[ \n]", text):
        breakable = NBSP not in word and not any(piece.unbreakable and piece.text in word for piece in pieces)
        needed = text_width(word, points, bold=bold)
        longest = max(longest, min(needed, width * _LARGEST_SHARE) if breakable else needed)
    return max(longest, BOX_MM if any(piece.box for piece in pieces) else 0.0)
