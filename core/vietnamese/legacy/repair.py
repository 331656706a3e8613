"""Finding old text among good text by the syllables it spells, word by word, and reading it.

A word that spells no syllable as it stands, but does when read by an old table, is evidence for that table. Good
Unicode, ASCII and the words of other languages give none and stay as they are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from core.vietnamese.legacy.tables import Encoding, converted, encoding_of_font, is_spelled
from core.vietnamese.syllables import is_syllable

#: What stands between blanks, ASCII punctuation, figures and quotation marks.
_WORD = re.compile(r"[^\s!-@\[-`{-~\u2010-\u206f]+")
#: A unit, not a syllable: µm, µg.
_MICRO = re.compile(r"µ.?")
#: Letters with marks that the .Vn fonts have as capitals too.
_WITH_CAPITAL = tuple("ăâđêôơư")
_JUDGED = (Encoding.TCVN3, Encoding.VNI)


def repaired(text: str, *, font: str = "", table: Encoding | None = None) -> str:
    """*text* in composed Unicode, with old words read anew; text that is good is only composed (NFC).

    :param font: the name of the font in which the text is shown, if it is known.
    :param table: the table of the texts around (see ``leaning``), for words that alone could be either.
    """
    text = unicodedata.normalize("NFC", text)
    by_font = encoding_of_font(font)
    if by_font and is_spelled(text, by_font):
        return _read(text, by_font, text)
    if text.isascii():
        return text
    judged = _judged([text]) or (None if _is_unicode(text, table) else table)
    return text if judged is None else _mended(text, judged)


def leaning(texts: Iterable[str]) -> Encoding | None:
    """The old table in which most of *texts* are written; None where good Unicode prevails."""
    whole = [unicodedata.normalize("NFC", text) for text in texts if not text.isascii()]
    found = _judged(whole)
    if found is None:
        return None
    good = sum(_is_unicode(text, found) for text in whole)
    return found if sum(_judged([text]) == found for text in whole) > good else None


def in_bytes(content: bytes) -> str:
    """Text of a file with one byte a character: composed Unicode where it is Windows-1258, else as old fonts have it.

    Old text is left for ``repaired``, so that a person may see both readings.
    """
    old = content.decode("cp1252", "replace") if _fits(content, "cp1252") else content.decode("latin-1")
    if not _fits(content, "cp1258"):
        return old
    windows = unicodedata.normalize("NFC", content.decode("cp1258"))
    return windows if _judged([old]) is None or _spelled(windows) >= _spelled(_mended_whole(old)) else old


def _fits(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _judged(texts: Iterable[str]) -> Encoding | None:
    votes = Counter(
        encoding
        for text in texts
        for found in _WORD.finditer(text)
        for encoding in _JUDGED
        if _tells(text, found, encoding)
    )
    return votes.most_common(1)[0][0] if votes else None


def _tells(text: str, found: "re.Match[str]", encoding: Encoding) -> bool:
    """Whether a word is evidence for *encoding*; signs beside figures (10 µm, 5 ×) are none."""
    word, beside = found[0], text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    if word.isascii() or len(word) < 2 or _is_good(word) or _MICRO.fullmatch(word) or any(map(str.isdigit, beside)):
        return False
    return is_spelled(word, encoding) and is_syllable(converted(word, encoding))


def _is_good(word: str) -> bool:
    """Whether a word is Vietnamese as it stands."""
    return not word.isascii() and word.isalpha() and is_syllable(word)


def _is_unicode(text: str, table: Encoding | None) -> bool:
    """Whether some word of *text* can only be good Unicode."""
    return any(_only_unicode(word, table) for word in _WORD.findall(text))


def _only_unicode(word: str, table: Encoding | None) -> bool:
    if any(letter > "ÿ" and letter.isalpha() for letter in word):
        return True
    return _is_good(word) and (table is None or not is_syllable(converted(word, table)))


def _mended(text: str, table: Encoding) -> str:
    """The text with its old words read; beside good Unicode only words that cannot be anything else."""
    mixed = _is_unicode(text, table)

    def read(found: "re.Match[str]") -> str:
        word = found[0]
        old = _tells(text, found, table) or (not mixed and is_spelled(word, table))
        return _read(word, table, text) if old else word

    return _WORD.sub(read, text)


def _read(word: str, table: Encoding, text: str) -> str:
    """A word by the table. The .Vn fonts have no Á, Ấ, Ủ …: where all other words begin in capitals, it gets one."""
    read = converted(word, table)
    if table != Encoding.TCVN3 or read[:1] in _WITH_CAPITAL:
        return read
    others = [converted(other[0], table) for other in _WORD.findall(text)]
    told = [letter for letter in others if letter.isascii() or letter.lower() in _WITH_CAPITAL]
    titled = len(told) > 1 and all(letter.isupper() for letter in told)
    return read[:1].upper() + read[1:] if titled and not word[:1].isascii() else read


def _mended_whole(text: str) -> str:
    return "\n".join(repaired(line) for line in text.splitlines())


def _spelled(text: str) -> int:
    return sum(_is_good(word) for word in _WORD.findall(text))
