"""What came into a text and what was taken out of it, word by word (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "taken"]
SAME: Kind = "same"
ADDED: Kind = "added"
TAKEN: Kind = "taken"

#: Beyond so many words a text is compared line by line: the time to compare grows with the square.
_WORD_BY_WORD = 4_000


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, came in, or was taken out."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """One part of a record that changed, under its name on the page."""

    label: str
    pieces: tuple[Piece, ...]


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """*after* with what came in and what was taken out since *before*, word by word."""
    old, new = _parts(before), _parts(after)
    if max(len(old), len(new)) > _WORD_BY_WORD:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return tuple(_pieces(old, new))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for step, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        taken, added = "".join(old[low:high]), "".join(new[start:end])
        if step == "equal":
            yield Piece(SAME, added)
            continue
        if taken:
            yield Piece(TAKEN, taken)
        if added:
            yield Piece(ADDED, added)


def _parts(text: str) -> list[str]:
    return re.findall(r"\S+|\s+", text)
