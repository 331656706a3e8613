"""The code tables of the old fonts, as the characters that a reader of today shows in their place.

Sources: TCVN 5712:1993 for the .Vn fonts; the VNI Windows table for the VNI fonts, in which a vowel's marks follow it.
"""

import re
import unicodedata
from enum import StrEnum


class Encoding(StrEnum):
    """An old way of writing Vietnamese with 256 characters."""

    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC), phông chữ hoa"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®¯µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
        "ĂÂÊÔƠƯĐăâêôơưđẰàảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)

#: Mark → what it makes of a vowel, as combining marks.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì", "î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}


def _of_vni() -> dict[str, str]:
    table = dict(_ALONE)
    for vowel in "aeouyôö":
        table |= {vowel + mark: _ALONE.get(vowel, vowel) + tone for mark, tone in _TONES.items()}
    for vowel in "aeo":
        table |= {vowel + mark: f"{vowel}\u0302{tone}" for mark, tone in _CIRCUMFLEX.items()}
    table |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in _BREVE.items()}
    table = {code: unicodedata.normalize("NFC", letter) for code, letter in table.items()}
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    titles = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items()}  # "Aù" stands for "Á"
    return table | capitals | titles


_VNI = _of_vni()
_VNI_CODES = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def converted(text: str, encoding: Encoding) -> str:
    """*text* read by the table, composed (NFC); what the table does not have stays.

    A word of capitals typed in the plain .Vn fonts, which have few capitals with marks, becomes capitals wholly.
    """
    if encoding == Encoding.VNI:
        return unicodedata.normalize("NFC", _VNI_CODES.sub(lambda found: _VNI[found[0]], text))
    letters = "".join(_TCVN3.get(letter, letter) for letter in text)
    if encoding == Encoding.TCVN3_CAPITALS:
        return letters.upper()
    return re.sub(r"\w+", lambda found: _evened(found[0]), letters)


def is_spelled(text: str, encoding: Encoding) -> bool:
    """Whether every character outside ASCII has its place in the table."""
    if encoding == Encoding.VNI:
        return _VNI_CODES.sub("", text).isascii()
    return all(letter in _TCVN3 or letter.isascii() for letter in text)


def encoding_of_font(font: str) -> Encoding | None:
    """The table that a font of this name shows its text by: ``.VnTime``, ``.VnTimeH``, ``VNI-Times``."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3_CAPITALS if font.strip().endswith("H") else Encoding.TCVN3
    return Encoding.VNI if name.startswith(("vni-", "vni ")) else None


def _evened(word: str) -> str:
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return word.upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else word
