"""Paragraphs and runs of WordprocessingML, so that text can only ever be text."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.papers.fonts import require_glyphs
from core.papers.marks import Run, runs
from core.papers.typography import NBSP, nfc
from core.papers.word.styles import Style

Element = Any
"""An element of lxml, which has no types of its own."""

_BOX_POINTS, _BOX_BLANKS = 9, 5
"""Type size and number of blanks, a quarter of it each, which make a box of about 4 by 4 millimetres."""
_RULE_POINTS = 2
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """An element of the main namespace: `w("jc", val="center")`."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def twips(millimetres: float) -> int:
    """Word's unit of length, a twentieth of a point."""
    return round(millimetres / 25.4 * 1440)


def points(value: float) -> int:
    """Points in twentieths."""
    return round(value * 20)


def paragraph(style: Style, *content: Element, keep: bool = False, **properties: Element) -> Element:
    """A paragraph in one of the named styles; *properties* are further elements of w:pPr in its order."""
    direct = [w("keepNext")] if keep else []
    return w("p", w("pPr", w("pStyle", val=style.identifier), *direct, *properties.values()), *content)


def keep_with_next(element: Element) -> None:
    """Binds a paragraph, or the last row of a table, to what follows."""
    rows = element.findall(qn("w:tr"))
    found = rows[-1].iter(qn("w:p")) if rows else [element]
    for one in found:
        properties = one.find(qn("w:pPr"))
        if properties.find(qn("w:keepNext")) is None:
            properties.insert(1, w("keepNext"))


def literal(text: str, *, bold: bool = False) -> list[Element]:
    """Text in which marks mean nothing; a line feed starts a new line."""
    return [_run(text, w("b"))] if bold else [_run(text)]


def inline(marked: str) -> list[Element]:
    """Marked text as runs."""
    return [_marked_run(run) for run in runs(marked)]


def _marked_run(run: Run) -> Element:
    if run.box:
        return _box()
    face = [w(tag) for tag, wanted in (("b", run.bold), ("i", run.italic)) if wanted]
    return _run(run.text, *face, whole=run.unbreakable)


def _box() -> Element:
    """A frame around blanks: unlike a square of a sign font it is drawn alike by every program."""
    size = _BOX_POINTS * 2
    frame = w("bdr", val="single", sz=6, space=0, color="000000")
    return _run(NBSP * _BOX_BLANKS, w("sz", val=size), w("szCs", val=size), frame)


def _run(text: str, *face: Element, whole: bool = False) -> Element:
    """One run; a *whole* one is broken neither at its blanks nor at its hyphens.

    :raises MissingGlyph: for text that the papers' typeface cannot draw.
    """
    run = w("r", w("rPr", *face)) if face else w("r")
    lines = require_glyphs(nfc(text)).split("\n")
    for place, line in enumerate(lines):
        if place:
            run.append(w("br"))
        pieces = line.replace(" ", NBSP).split("-") if whole else [line]
        for index, piece in enumerate(pieces):
            if index:
                run.append(w("noBreakHyphen"))
            if piece:
                run.append(_text(piece))
    return run


def _text(piece: str) -> Element:
    element = w("t")
    element.text = piece
    element.set(_PRESERVE, "preserve")
    return element


def rule(room: float, length: float, *, before: float, after: float = 0) -> Element:
    """A stroke of *length* in the middle of *room* millimetres: the top border of an empty paragraph."""
    side = twips((room - length) / 2)
    return paragraph(
        Style.RULE,
        border=w("pBdr", w("top", val="single", sz=6, space=0, color="000000")),
        spacing=w("spacing", before=points(before), after=points(after), line=points(_RULE_POINTS), lineRule="exact"),
        indent=w("ind", left=side, right=side),
    )


def gap(before: float) -> Element:
    """White between two tables, which would otherwise become one."""
    line = points(_RULE_POINTS)
    height = max(points(before) - line, 0)
    return paragraph(Style.GAP, spacing=w("spacing", before=height, after=0, line=line, lineRule="exact"))
