"""What a story says, as structure: a small markup that people can type, and the blocks that pages draw.

Each line is a paragraph; ``## `` begins a heading, ``> `` a quotation, ``- `` an item of a list; ``[ảnh 2]`` alone on a
line is the second photo. Within a line ``**bold**``, ``*italic*``, ``[words](https://…)``; a backslash takes a sign
literally. There is no HTML anywhere: whatever is no markup is text, and templates escape text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from core.vietnamese import clean
from stories.links import may_link

PARAGRAPH, HEADING, QUOTE, LIST, PHOTO = "paragraph", "heading", "quote", "list", "photo"
KINDS: Final = (PARAGRAPH, HEADING, QUOTE, LIST, PHOTO)
#: Words an hour's guest reads in a minute; and the customary length of such a story (contests of Hà Nội).
WORDS_A_MINUTE = 200
CUSTOMARY: Final = (1_300, 1_500)

_PHOTO = re.compile(r"\[ảnh ([1-9]\d{0,2})\]", re.IGNORECASE)
_BEGINNINGS: Final = (("## ", HEADING), ("> ", QUOTE), ("- ", LIST))
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


@dataclass(frozen=True)
class Block:
    """One of ``KINDS``: a paragraph and a heading are of one line, a photo of none."""

    kind: str
    lines: tuple[Line, ...] = ()
    number: int = 0


def parse(text: str) -> list[Block]:
    """The blocks of *text*, which may be anything at all."""
    blocks: list[Block] = []
    for raw in text.splitlines():
        line = clean(raw)
        kind, rest = _kind_of(line)
        if kind == PHOTO:
            blocks.append(Block(PHOTO, number=int(rest)))
            continue
        spans = _spans(rest)
        joins = bool(blocks) and blocks[-1].kind == kind and kind in (QUOTE, LIST)
        if not spans:
            continue
        if joins:
            blocks[-1] = Block(kind, (*blocks[-1].lines, spans))
        else:
            blocks.append(Block(kind, (spans,)))
    return blocks


def write(blocks: Iterable[Block]) -> str:
    """The markup of *blocks*: parsed again it gives the same blocks."""
    return "\n\n".join(text for block in blocks if (text := _written(block)))


def plain(text: str) -> str:
    """The letters alone, one block a line: what is counted, searched for names, and shown in lists."""
    return "\n".join("".join(span.text for span in line) for block in parse(text) for line in block.lines)


def word_count(text: str) -> int:
    """How many words readers read: what stands between blanks counts as one."""
    return len(plain(text).split())


def minutes(words: int) -> int:
    """How many minutes it takes to read; at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def length_advice(words: int) -> str:
    """How the length compares with the customary one; empty where it is within. It is advice, nothing is refused."""
    least, most = (f"{figure:,}".replace(",", ".") for figure in CUSTOMARY)
    if words < CUSTOMARY[0]:
        return f"Bài có {words} chữ, ngắn hơn độ dài thường thấy ({least} đến {most} chữ)."
    if words > CUSTOMARY[1]:
        return f"Bài có {words} chữ, dài hơn độ dài thường thấy ({least} đến {most} chữ)."
    return ""


def photos_called(text: str) -> list[int]:
    """Numbers of the photos that the text places, in order."""
    return [block.number for block in parse(text) if block.kind == PHOTO]


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks for the page's own script."""
    return [
        {
            "kind": block.kind,
            "number": block.number,
            "lines": [
                [{"text": one.text, "bold": one.bold, "italic": one.italic, "href": one.href} for one in line]
                for line in block.lines
            ],
        }
        for block in blocks
    ]


def of_data(found: Iterable[dict[str, Any]]) -> list[Block]:
    """Blocks of what ``core.inspection.rich`` read in a foreign text; links that may not be are words."""
    blocks = []
    for one in found:
        lines = tuple(line for spans in one["lines"] if (line := _tidy(_of(span) for span in spans)))
        if lines and one["kind"] in (PARAGRAPH, HEADING, QUOTE, LIST):
            blocks += [Block(one["kind"], lines)] if one["kind"] in (QUOTE, LIST) else _each(one["kind"], lines)
    return blocks


def _each(kind: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Block(kind, (line,)) for line in lines]


def _of(span: dict[str, Any]) -> Span:
    text, href = str(span["text"]), str(span.get("href") or "")
    linked = href if may_link(href, text.strip()) else ""
    return Span(text, bool(span.get("bold")), bool(span.get("italic")), linked)


def _kind_of(line: str) -> tuple[str, str]:
    if photo := _PHOTO.fullmatch(line):
        return PHOTO, photo[1]
    for beginning, kind in _BEGINNINGS:
        if line.startswith(beginning):
            return kind, line[len(beginning) :]
    return PARAGRAPH, "" if line in ("##", ">", "-") else line


def _spans(line: str) -> Line:
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
    return _tidy(spans)


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
            yield ("text", words, found["address"]) if may_link(found["address"], words) else ("text", found[0], "")
        else:
            alone = line[found.start() - 1 : found.start()] in ("", " ") and line[at : at + 1] in ("", " ")
            yield "text" if alone else (found.lastgroup or "text"), found[0], ""
    if at < len(line):
        yield "text", line[at:], ""


def _paired(tokens: list[tuple[str, str, str]], kind: str) -> set[int]:
    """Places of the marks that have a partner: of an odd number the last is a sign like any other."""
    places = [place for place, token in enumerate(tokens) if token[0] == kind]
    return set(places[: len(places) - len(places) % 2])


def _tidy(spans: Iterable[Span]) -> Line:
    """Neighbours of one look joined, blanks collapsed, none at the ends."""
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


def _written(block: Block) -> str:
    if block.kind == PHOTO:
        return f"[ảnh {block.number}]"
    beginning = next((sign for sign, kind in _BEGINNINGS if kind == block.kind), "")
    lines = (_marked(line) for line in block.lines)
    return "\n".join(f"{beginning}{line}" if beginning else _as_paragraph(line) for line in lines if line)


def _marked(line: Line) -> str:
    """Marks stand only where the look changes, so that no run of them can be read in two ways."""
    written, bold, italic = "", False, False
    for span in (*line, Span("")):
        written += f"{'**' * (span.bold != bold)}{'*' * (span.italic != italic)}"
        text = _SIGNS.sub(r"\\\g<0>", span.text)
        written += f"[{text}]({span.href})" if span.href else text
        bold, italic = span.bold, span.italic
    return written


def _as_paragraph(line: str) -> str:
    """A paragraph that begins like something else says that it does not."""
    return f"\\{line}" if line.startswith(("##", ">", "-")) else line
