"""The certificate's own fonts: which characters they have and how wide they are.

Tinos (SIL Open Font License) has the widths of Times New Roman, the type of official papers
(Nghị định số 30/2020/NĐ-CP, Phụ lục I); Playfair Display sets the title and the name.
"""

from enum import Enum
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

FONT_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts" / "certificate"
MM_PER_PT = 25.4 / 72


class Face(Enum):
    """A font file; the value is its name in the folder of fonts."""

    SERIF = "Tinos-Regular.ttf"
    SERIF_BOLD = "Tinos-Bold.ttf"
    SERIF_ITALIC = "Tinos-Italic.ttf"
    DISPLAY_BOLD = "PlayfairDisplay-Bold.ttf"
    DISPLAY_BLACK = "PlayfairDisplay-Black.ttf"


def missing_characters(text: str, face: Face) -> list[str]:
    """The characters of ``text`` that the face cannot show, in order of appearance."""
    advances = _advances(face)
    return [character for character in dict.fromkeys(text) if character not in advances]


def width_mm(text: str, face: Face, size_pt: float, tracking_em: float = 0) -> float:
    """The width of one line in millimetres, without kerning (which makes lines slightly narrower)."""
    advances = _advances(face)
    ems = sum(advances.get(character, 0.5) for character in text) + tracking_em * len(text)
    return ems * size_pt * MM_PER_PT


@cache
def _advances(face: Face) -> dict[str, float]:
    """Advance width, in em, of every character of the face."""
    with TTFont(FONT_FOLDER / face.value, lazy=True) as font:
        widths, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@cache
def glyph_set(face: Face) -> tuple[_TTGlyphSet, dict[int, str], int]:
    """The outlines of the face, the glyph of each character, and how many units make an em."""
    font = TTFont(FONT_FOLDER / face.value, lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
