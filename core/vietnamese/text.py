"""What is stored of typed text (TCVN 6909:2001: Unicode, composed), and what search compares."""

import re
import unicodedata

# Letters that Unicode does not take apart: đ, the ƀ of the Central Highlands, and the two letters
# that old code pages leave in place of đ and look exactly like it in capitals (Ð, Ɖ).
WHOLE_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b"})

_REMOVED = {"Cc", "Cf", "Cs"}
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def clean(text: str, *, multiline: bool = False) -> str:
    """The text in composed form (NFC), without control or invisible characters, blanks collapsed.

    Line breaks become blanks, or stay (as ``\\n``, with the blanks around them removed) when
    ``multiline`` is true. Cleaning twice changes nothing.
    """
    if multiline:
        return "\n".join(clean(line) for line in text.splitlines()).strip("\n")
    if not text.isprintable():
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _REMOVED)
    return " ".join(unicodedata.normalize("NFC", text).split())


def lines(text: str) -> tuple[str, ...]:
    """The filled lines of a text that is written one entry a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def search_norm(text: str) -> str:
    """The text as words of a–z and 0–9 between single blanks: "Nguyễn Đức" becomes "nguyen duc".

    Stored text and query both pass through here, so that composed and decomposed input, either
    place of the tone mark (hoà, hòa) and missing marks all find the same rows.
    """
    apart = unicodedata.normalize("NFD", text.lower().translate(WHOLE_LETTERS))
    bare = "".join(c for c in apart if not unicodedata.category(c).startswith("M"))
    return _NOT_A_WORD.sub(" ", bare).strip()


def shortened(text: str, most: int) -> str:
    """The text, or its first whole words with an ellipsis, at most *most* characters in all."""
    words = clean(text).split(" ")
    whole = " ".join(words)
    if len(whole) <= most:
        return whole
    kept = ""
    for word in words:
        longer = f"{kept} {word}".strip()
        if len(longer) > most - 1:
            break
        kept = longer
    return f"{kept.rstrip(' ,;:.–-')}…"
