"""A name taken apart letter by letter, and what in it people often write in two ways or mistake for another.

Nothing here corrects a name: it is shown to whoever knows how it is written.
"""

import re
import unicodedata

from core.vietnamese.syllables import is_syllable

_TONES = {
    "\u0300": "huyền",
    "\u0309": "hỏi",
    "\u0303": "ngã",
    "\u0301": "sắc",
    "\u0323": "nặng",
}
_LETTERS = set("aăâbcdđeêghiklmnoôơpqrstuưvxy")
#: Open syllables whose tone stands on either vowel: hòa and hoà, hòe and hoè, thủy and thuỷ.
_TWO_PLACES = re.compile(r"(?<!q)(?:oa|oe|uy)$")
#: Syllables that end in i after a consonant and are also written with y: lí and lý, mĩ and mỹ.
_I_OR_Y = re.compile(r"^(?:h|k|l|m|qu|s|t|v)(?:i|y)$")


def spelled(name: str) -> list[tuple[str, str]]:
    """Each word with its letters: "Đức" → "Đ (có gạch), ư, c; dấu sắc"."""
    return [(word, _told(word)) for word in name.split()]


def doubts(name: str) -> list[str]:
    """A sentence for everything in *name* that deserves a second look."""
    found = [sentence for word in name.split() for sentence in _doubts(word)]
    return list(dict.fromkeys(found))


def _told(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tones.append(_TONES[mark])
        elif unicodedata.combining(mark) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        else:
            letters.append(mark)
    said = ", ".join(f"{letter} (có gạch)" if letter in "đĐ" else letter for letter in letters)
    return f"{said}; dấu {', '.join(tones)}" if tones else f"{said}; không dấu thanh"


def _doubts(word: str) -> list[str]:
    odd = [letter for letter in _bare(word) if letter not in _LETTERS and letter not in "'-.,"]
    if odd:
        shown = ", ".join(f"«{letter}» (U+{ord(letter):04X})" for letter in dict.fromkeys(odd))
        return [f"«{word}» có ký tự không thuộc bảng chữ cái tiếng Việt: {shown}."]
    sentences = []
    bare = _bare(word)
    if _TWO_PLACES.search(bare) and _tone(word):
        first, second = _placed(word)
        sentences.append(f"«{word}»: dấu thanh có hai cách đặt, «{first}» và «{second}»; xem giấy khai sinh.")
    if _I_OR_Y.match(bare):
        sentences.append(f"«{word}»: chữ cuối là i hay y; xem giấy khai sinh.")
    if bare[:1] == "d":
        sentences.append(f"«{word}»: chữ đầu là D không gạch, không phải Đ.")
    if not is_syllable(word.strip("'-.,")):
        sentences.append(f"«{word}» không phải âm tiết tiếng Việt thường gặp; xem lại có gõ sai không.")
    return sentences


def _bare(word: str) -> str:
    """Without tones, in small letters, composed: "Hòa" → "hoa", "Đức" → "đưc"."""
    apart = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))


def _tone(word: str) -> str:
    return next((mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES), "")


def _placed(word: str) -> tuple[str, str]:
    """The word with its tone on the first and on the second of its two last vowels."""
    tone, plain = _tone(word), unicodedata.normalize("NFC", _untoned(word))
    first, second = plain[:-1] + tone + plain[-1:], plain + tone
    return unicodedata.normalize("NFC", first), unicodedata.normalize("NFC", second)


def _untoned(word: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if mark not in _TONES)
