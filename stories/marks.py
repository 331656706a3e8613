"""The look of letters within a line: bold, italic and links as marks, and spans of them again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from core.vietnamese import clean
from stories.links import may_link

_TOKEN = re.compile(
    r"\\(?P<literal>[\\*\[\]()#>-])"
    r"|(?P<bold>\*\*)"
    r"|(?P<italic>\*)"
    r"|\[(?P<words>(?:\\[\\*\[\]()#>-]|[^\[\]\\]){1,300})\]\((?P<address>[^()\s\\]{1,500})\)"
)
_LITERAL = re.compile(r"\\([\\*\[\]()#>-])")
_SIGNS = re.compile(r"[\\*\[\]]")


@dataclass(frozen=True)
class Span:
    """Letters of one look; ``href`` is an address that may be linked, else empty."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Line = tuple[Span, ...]


def spans_of(line: str) -> Line:
    """The spans of a line of markup; marks without a partner are letters."""
    tokens = list(_tokens(line))
    bold, italic = _paired(tokens, "bold"), _paired(tokens, "italic")
    spans: list[Span] = []
    is_bold = is_italic = False
    for place, (kind, text, href) in enumerate(tokens):
        if kind == "bold" and place in bold:
            is_bold = not is_bold
        elif kind == "italic" and place in italic:
            is_italic = not is_italic
        else:
            spans.append(Span(text, is_bold, is_italic, href))
    return tidy(spans)


def _tokens(line: str) -> Iterator[tuple[str, str, str]]:
    """(kind, letters, address); what is no token is letters."""
    at = 0
    for found in _TOKEN.finditer(line):
        if found.start() > at:
            yield "text", line[at : found.start()], ""
        at = found.end()
        if found["literal"]:
            yield "text", found["literal"], ""
        elif found["words"] is not None:
            words = _LITERAL.sub(r"\1", found["words"])
            yield ("text", words, found["address"]) if may_link(found["address"]) else ("text", found[0], "")
        else:
            alone = line[found.start() - 1 : found.start()] in ("", " ") and line[at : at + 1] in ("", " ")
            yield "text" if alone else (found.lastgroup or "text"), found[0], ""
    if at < len(line):
        yield "text", line[at:], ""


def _paired(tokens: list[tuple[str, str, str]], kind: str) -> set[int]:
    """Places of the marks that have a partner: of an odd number the last is a sign like any other."""
    places = [place for place, token in enumerate(tokens) if token[0] == kind]
    return set(places[: len(places) - len(places) % 2])


def tidy(spans: Iterable[Span]) -> Line:
    """Neighbours of one look joined, blanks collapsed, none at the ends; words that name another place link nowhere.

    Words are judged whole, as they are read: a link in parts of several looks, or of several runs of Word, is one.
    """
    line = _joined(spans)
    honest = [span for href, parts in groupby(line, lambda span: span.href) for span in _honest(href, tuple(parts))]
    return line if honest == list(line) else _joined(honest)


def _honest(href: str, parts: Line) -> Line:
    fits = not href or may_link(href, "".join(span.text for span in parts))
    return parts if fits else tuple(replace(span, href="") for span in parts)


def _joined(spans: Iterable[Span]) -> Line:
    joined: list[Span] = []
    for span in spans:
        text = _one_line(span.text)
        if not text or (text == " " and (not joined or joined[-1].text.endswith(" "))):
            continue
        if joined and joined[-1].text.endswith(" "):
            text = text.lstrip(" ")
        look = (span.bold, span.italic, span.href)
        if joined and (joined[-1].bold, joined[-1].italic, joined[-1].href) == look:
            joined[-1] = Span(joined[-1].text + text, *look)
        elif text:
            joined.append(Span(text if joined else text.lstrip(" "), *look))
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        last = joined[-1]
        joined[-1] = Span(last.text.rstrip(), last.bold, last.italic, last.href)
    return tuple(span for span in joined if span.text)


def _one_line(text: str) -> str:
    """Cleaned, with one blank left where there were some at its ends."""
    kept = clean(text)
    if not kept:
        return " " if text and text.isspace() else ""
    return f"{' ' if text[0].isspace() else ''}{kept}{' ' if text[-1].isspace() else ''}"


def marked(line: Line) -> str:
    """Marks stand only where the look changes, so that no run of them can be read in two ways."""
    written, bold, italic = "", False, False
    for span in (*line, Span("")):
        written += f"{'**' * (span.bold != bold)}{'*' * (span.italic != italic)}"
        text = _SIGNS.sub(r"\\\g<0>", span.text)
        written += f"[{text}]({span.href})" if span.href else text
        bold, italic = span.bold, span.italic
    return written
