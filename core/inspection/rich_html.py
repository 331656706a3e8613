"""HTML of the clipboard as text with structure; see ``core.inspection.rich``."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

from core.inspection.rich import HEADING, LIST, PARAGRAPH, QUOTE, Gathering, Span, span
from core.vietnamese.legacy import encoding_of_font, repaired

#: What stands in these is no text of the page.
_UNREAD = frozenset({
    "script", "style", "head", "title", "xml", "template", "noscript", "svg", "math", "iframe", "object", "embed",
    "applet", "select", "textarea", "button", "del", "strike", "s", "o:p", "w:sdt", "canvas", "audio", "video", "map",
    "noembed", "noframes", "datalist", "dialog",
})  # fmt: skip
#: Elements that have no end.
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "tr", "blockquote", "ul", "ol", "table", "section", "article", "pre", "dt", "dd", "center",
    "body", "html", "header", "footer", "main", "aside", "address", "caption", "figure", "figcaption", "form", "dl",
    "tbody", "thead", "tfoot",
}  # fmt: skip
_OF_ROWS = frozenset({"tr", "table", "tbody", "thead", "tfoot", "body", "html"})
_CELLS = frozenset({"td", "th"})
_BETWEEN_CELLS = "; "
#: Word's mark of a list item's bullet, of comments and of what was struck out.
_WORD_UNREAD = re.compile(
    r"mso-list:\s*ignore|mso-element:\s*(?:comment|field)|mso-special-character:\s*comment|mso-hide:\s*all"
    r"|(?:^|;)\s*display:\s*none|text-decoration:[^;]*line-through|mso-data-placement",
    re.IGNORECASE,
)
_WORD_LIST = re.compile(r"mso-list:\s*(?!none)\S", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight:\s*(bold|bolder|normal|lighter|\d{3})", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
_FONT = re.compile(r"font-family:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
MAX_DEPTH = 500


@dataclass(frozen=True)
class _Look:
    """How letters look at a place, and in what they stand."""

    name: str = ""
    kind: str = PARAGRAPH
    bold: bool = False
    italic: bool = False
    href: str = ""
    font: str = ""
    unread: bool = False


def read_html(content: bytes) -> dict[str, Any]:
    """The text of a page, or of the part of it that was copied."""
    reading = _Reading()
    reading.feed(content.decode("utf-8", "replace"))
    reading.close()
    reading.end_line()
    return reading.gathered.found()


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathered = Gathering()
        self._open = [_Look()]
        self._line: list[Span] = []
        self._kind = PARAGRAPH

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag == "br":
            self._part(tag)
        elif tag in _CELLS:
            self._part_cells()
        if tag in _EMPTY or len(self._open) >= MAX_DEPTH:
            return
        look = _looked(self._open[-1], tag, told)
        self._open.append(look)
        if tag in _BLOCKS:
            self._kind = look.kind

    def handle_endtag(self, tag: str) -> None:
        if not any(look.name == tag for look in self._open[1:]):
            return
        if tag in _BLOCKS:
            self._part(tag)
        while self._open.pop().name != tag:
            pass
        if tag in _BLOCKS:
            self._kind = self._open[-1].kind

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self._part(tag)

    def handle_data(self, data: str) -> None:
        look = self._open[-1]
        if look.unread:
            return
        text = repaired(data, font=look.font) if encoding_of_font(look.font) else data
        self._line.append(span(text, bold=look.bold, italic=look.italic, href=look.href))

    def unknown_decl(self, data: str) -> None:
        """``<![if !supportLists]>`` of Word: nothing to read."""

    def _part(self, tag: str) -> None:
        """A new line; within the row of a table, which is one line, only a blank."""
        if tag not in _OF_ROWS and any(look.name == "tr" for look in self._open):
            self._line.append(span(" "))
        else:
            self.end_line()

    def _part_cells(self) -> None:
        while self._line and not self._line[-1]["text"].strip():
            self._line.pop()
        if self._line:
            self._line.append(span(_BETWEEN_CELLS))

    def end_line(self) -> None:
        line, self._line = self._line, []
        while line and line[-1]["text"] == _BETWEEN_CELLS:
            line.pop()
        self.gathered.add(self._kind, line)


def _looked(outer: _Look, tag: str, told: dict[str, str]) -> _Look:
    style, css = told.get("style", "")[:2_000], told.get("class", "")[:200].lower()
    look = replace(outer, name=tag)
    if outer.unread or _is_unread(tag, style, css, told):
        return replace(look, unread=True)
    if kind := _kind(tag, style, css):
        look = replace(look, kind=kind)
    weight, slant, font = _WEIGHT.search(style), _SLANT.search(style), _FONT.search(style)
    bold = outer.bold or (tag in ("b", "strong") and look.kind != HEADING)
    italic = outer.italic or tag in ("i", "em", "cite")
    if weight and look.kind != HEADING:
        bold = weight[1].lower() in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1]) >= 600)
    if slant:
        italic = slant[1].lower() != "normal"
    href = told.get("href", "")[:2_000].strip() if tag == "a" else outer.href
    face = font[1].strip() if font else told.get("face", "")[:100] if tag == "font" else outer.font
    return replace(look, bold=bold, italic=italic, href=href, font=face)


def _is_unread(tag: str, style: str, css: str, told: dict[str, str]) -> bool:
    hidden = "hidden" in told or told.get("aria-hidden", "").lower() == "true"
    return tag in _UNREAD or hidden or "msodel" in css or "msocom" in css or bool(_WORD_UNREAD.search(style))


def _kind(tag: str, style: str, css: str) -> str:
    """What kind of block the element is; empty where it is none of its own."""
    if tag in _HEADINGS or "msotitle" in css or re.search(r"\bmsoheading|heading\d", css):
        return HEADING
    if tag == "blockquote" or "quote" in css:
        return QUOTE
    if tag == "li" or "msolistparagraph" in css or _WORD_LIST.search(style):
        return LIST
    return ""
