"""Names: whether two are the same, and the order of the Vietnamese alphabet as a plain ASCII key.

The key of order compares byte by byte: on a database with another collation the column needs ``C``. A key is
as long as twice the text plus one character for each part ("!").
"""

import re
import unicodedata

from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import clean, search_norm

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg"
_ORDER = {
    " ": '"',
    **{digit: digit for digit in "0123456789"},
    **dict(zip(_ALPHABET, _CODES, strict=True)),
}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LOOK_ALIKES = str.maketrans({"ð": "đ", "ɖ": "đ", "ƀ": "b"})


def text_sort_key(text: str) -> str:
    """The key of a unit's or document's name: its letters, "!", then one tone digit for each.

    Letters a ă â b c d đ e ê …, then tones in the order ngang, huyền, hỏi, ngã, sắc, nặng. Case does
    not count; hyphens, apostrophes and everything unknown count as one blank, before all letters.
    """
    letters: list[str] = []
    tones: list[str] = []
    for mark in unicodedata.normalize("NFD", text.lower().translate(_LOOK_ALIKES)):
        if unicodedata.category(mark).startswith("M"):
            _add_mark(mark, letters, tones)
        elif mark in _ORDER or letters[-1:] != [" "]:
            letters.append(mark if mark in _ORDER else " ")
            tones.append("0")
    codes = "".join(_ORDER[letter] for letter in letters)
    return f"{codes}!{''.join(tones)}"


def _add_mark(mark: str, letters: list[str], tones: list[str]) -> None:
    """Puts a tone, or the mark that makes another letter (ă, â, ơ), on the last letter."""
    if not letters:
        return
    if mark in _TONES:
        tones[-1] = _TONES[mark]
        return
    letter = unicodedata.normalize("NFC", letters[-1] + mark)
    if letter in _ORDER:
        letters[-1] = letter


def given_name(full_name: str) -> str:
    """The last word of the name ("tên"), by which people are called and listed; "" of an empty name."""
    return full_name.split()[-1] if full_name.strip() else ""


def sort_key(full_name: str) -> str:
    """The key of a person in a list: by given name first, then by the rest of the name."""
    *rest, given = full_name.split() or [""]
    return text_sort_key(given) + text_sort_key(" ".join(rest))


def name_key(name: str) -> str:
    """By which two names are the same name: without regard to case and blanks, but with every accent.

    Where the tone mark stands in a syllable (hoà, hòa) and letters that only look like đ make no other name.
    """
    return re.sub(r"[^\W\d_]+", _tone_last, clean(name).casefold().translate(_LOOK_ALIKES))


def _tone_last(found: re.Match[str]) -> str:
    word = found[0]
    if not is_syllable(word):
        return word
    marks = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES) + tone)


def may_name(typed: str, full_name: str) -> bool:
    """Whether *typed* may mean the person: the same name, or, where no accent was typed, the same letters."""
    unaccented = name_key(typed) == search_norm(typed)
    return search_norm(typed) == search_norm(full_name) if unaccented else name_key(typed) == name_key(full_name)
