"""HTML as a tree, so that text can only ever be text, and marked text as inline elements."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from core.papers.fonts import require_glyphs
from core.papers.marks import Run, runs
from core.papers.typography import nfc

Child = Element | str


def node(tag: str, *children: Child, **attributes: str) -> Element:
    """An element; in attribute names `class_` means class, `data_x` data-x.

    Raises MissingGlyph for text that the fonts cannot draw.
    """
    element = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    add(element, children)
    return element


def add(element: Element, children: Iterable[Child]) -> None:
    """Appends children; a line feed in a text becomes a line break."""
    for child in children:
        if isinstance(child, Element):
            element.append(child)
            continue
        first, *others = require_glyphs(nfc(child)).split("\n")
        _add_text(element, first)
        for line in others:
            SubElement(element, "br")
            _add_text(element, line)


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def lines(texts: Iterable[str]) -> str:
    """Literal texts, one on each line."""
    return "\n".join(texts)


def inline(marked: str) -> list[Child]:
    """Marked text as text and inline elements."""
    return [_inline_run(run) for run in runs(marked)]


def _inline_run(run: Run) -> Child:
    if run.box:
        return node("span", class_="box")
    piece: Child = run.text
    if run.unbreakable:
        piece = node("span", piece, class_="unbreakable")
    if run.italic:
        piece = node("i", piece)
    return node("b", piece) if run.bold else piece
