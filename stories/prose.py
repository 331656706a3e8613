"""What a story says, as structure: a small markup that people can type, and the blocks that pages draw.

Each line is a paragraph; ``## `` begins a heading, ``> `` a quotation, ``- `` an item of a list; ``[ảnh 2]`` alone on a
line is the second photo. Within a line ``**bold**``, ``*italic*``, ``[words](https://…)``; a backslash takes a sign
literally. There is no HTML anywhere: whatever is no markup is text, and templates escape text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from core.vietnamese import clean, number
from stories.links import may_link
from stories.marks import Line, Span, marked, spans_of, tidy

__all__ = [
    "CUSTOMARY", "HEADING", "KINDS", "LIST", "PARAGRAPH", "PHOTO", "QUOTE", "Block", "Line", "Span", "as_data",
    "length_advice", "minutes", "of_data", "parse", "photos_called", "plain", "word_count", "write",
]  # fmt: skip

PARAGRAPH, HEADING, QUOTE, LIST, PHOTO = "paragraph", "heading", "quote", "list", "photo"
KINDS: Final = (PARAGRAPH, HEADING, QUOTE, LIST, PHOTO)
#: Words an hour's guest reads in a minute; and the customary length of such a story (contests of Hà Nội).
WORDS_A_MINUTE = 200
CUSTOMARY: Final = (1_300, 1_500)

_PHOTO = re.compile(r"\[ảnh ([1-9]\d{0,2})\]", re.IGNORECASE)
_BEGINNINGS: Final = (("## ", HEADING), ("> ", QUOTE), ("- ", LIST))


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
        spans = spans_of(rest)
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
    told, least, most = map(number, (words, *CUSTOMARY))
    if words < CUSTOMARY[0]:
        return f"Bài có {told} chữ, ngắn hơn độ dài thường thấy ({least} đến {most} chữ)."
    if words > CUSTOMARY[1]:
        return f"Bài có {told} chữ, dài hơn độ dài thường thấy ({least} đến {most} chữ)."
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
        lines = tuple(line for spans in one["lines"] if (line := tidy(_of(span) for span in spans)))
        if lines and one["kind"] in (PARAGRAPH, HEADING, QUOTE, LIST):
            blocks += [Block(one["kind"], lines)] if one["kind"] in (QUOTE, LIST) else _each(one["kind"], lines)
    return blocks


def _each(kind: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Block(kind, (line,)) for line in lines]


def _of(span: dict[str, Any]) -> Span:
    text, href = str(span["text"]), str(span.get("href") or "")
    return Span(text, bool(span.get("bold")), bool(span.get("italic")), href if may_link(href) else "")


def _kind_of(line: str) -> tuple[str, str]:
    if photo := _PHOTO.fullmatch(line):
        return PHOTO, photo[1]
    for beginning, kind in _BEGINNINGS:
        if line.startswith(beginning):
            return kind, line[len(beginning) :]
    return PARAGRAPH, "" if line in ("##", ">", "-") else line


def _written(block: Block) -> str:
    if block.kind == PHOTO:
        return f"[ảnh {block.number}]"
    beginning = next((sign for sign, kind in _BEGINNINGS if kind == block.kind), "")
    lines = (marked(line) for line in block.lines)
    return "\n".join(f"{beginning}{line}" if beginning else _as_paragraph(line) for line in lines if line)


def _as_paragraph(line: str) -> str:
    """A paragraph that begins like something else says that it does not."""
    return f"\\{line}" if line.startswith(("##", ">", "-")) else line
