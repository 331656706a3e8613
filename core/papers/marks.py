"""Inline marks of running text and how typed text is kept from being read as marks.

`[[name]]` never breaks, `**bold**`, `__italic__`, `{{o}}` is an empty box to tick, a line feed starts
a new line; a backslash takes the next character literally.
"""

import re
from dataclasses import dataclass, replace

from core.papers.typography import bind, bind_ending
from core.vietnamese import clean

UNBREAKABLE_LIMIT = 40
"""Characters; a longer piece is set as running text, since it may be wider than its column."""

_TOKEN = re.compile(r"\\(.)|(\[\[)|(\]\])|(\*\*)|(__)|(\{\{o\}\})", re.DOTALL)
_WHOLE = re.compile(r"(?<!\\)\[\[((?:\\.|[^\]\\])*)\]\]")
_WORDS_OF_TWO_LINES = 4
_DOCUMENT_NUMBER = re.compile(r"(?<!\w)((?:[sS]ố\u00a0)?\d+/[\w/-]+-[\w-]+)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; a box run has no text."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    unbreakable: bool = False
    box: bool = False


def plain(text: str, *, keep_lines: bool = False) -> str:
    """Text typed by a person, made safe for running text: marks are neutralised, never obeyed.

    Composed form, no control or invisible characters, single spaces; line breaks only if asked for.
    """
    lines = re.sub(r"\n+", "\n", clean(text, multiline=keep_lines))
    return re.sub(r"([\\\[\]*_{}])", r"\\\1", lines)


def unbroken(text: str) -> str:
    """Typed text that must stay on one line, such as a person's name, as a marked piece."""
    return f"[[{plain(text)}]]"


def halved(marked: str) -> str:
    """Marked text in which every piece of four words or more that never breaks has become two such pieces."""
    return _WHOLE.sub(lambda piece: _two_pieces(piece[1].split(" ")), marked)


def _two_pieces(words: list[str]) -> str:
    if len(words) < _WORDS_OF_TWO_LINES:
        return f"[[{' '.join(words)}]]"
    middle = (len(words) + 1) // 2
    return f"[[{' '.join(words[:middle])}]] [[{' '.join(words[middle:])}]]"


def runs(marked: str) -> tuple[Run, ...]:
    """Marked text as runs of one face each, after the typing rules were applied.

    Raises ValueError if a mark is opened and not closed: the fault of a builder, not of a person.
    """
    found: list[Run] = []
    face = Run()
    position = 0
    text = bind_ending(bind(marked))
    for token in _TOKEN.finditer(text):
        found.append(replace(face, text=text[position : token.start()]))
        position = token.end()
        literal, opened, closed, bold, italic, box = token.groups()
        if literal is not None:
            found.append(replace(face, text=literal))
        elif box:
            found.append(Run(box=True))
        elif bold:
            face = replace(face, bold=not face.bold)
        elif italic:
            face = replace(face, italic=not face.italic)
        elif face.unbreakable == bool(opened):
            raise ValueError(f"unpaired mark {opened or closed} in {marked!r}")
        else:
            face = replace(face, unbreakable=bool(opened))
    if face != Run():
        raise ValueError(f"a mark is left open in {marked!r}")
    return _split_numbers(_merged([*found, Run(text[position:])]))


def _merged(pieces: list[Run]) -> list[Run]:
    """Neighbours of the same face become one run; long unbreakable pieces may break after all."""
    merged: list[Run] = []
    for piece in pieces:
        if not piece.text and not piece.box:
            continue
        if merged and not piece.box and replace(merged[-1], text="") == replace(piece, text=""):
            merged[-1] = replace(piece, text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return [replace(piece, unbreakable=piece.unbreakable and len(piece.text) <= UNBREAKABLE_LIMIT) for piece in merged]


def _split_numbers(pieces: list[Run]) -> tuple[Run, ...]:
    """A document number such as 05/QĐ-SNgV is not broken at its hyphen."""
    parts: list[Run] = []
    for piece in pieces:
        if piece.unbreakable:
            parts.append(piece)
            continue
        for index, text in enumerate(_DOCUMENT_NUMBER.split(piece.text)):
            if text or piece.box:
                parts.append(replace(piece, text=text, unbreakable=index % 2 == 1 and len(text) <= UNBREAKABLE_LIMIT))
    return tuple(parts)
