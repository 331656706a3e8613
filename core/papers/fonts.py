"""The embedded faces of Tinos (metrics of Times New Roman): which characters they draw, how wide."""

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from core.papers.errors import MissingGlyph

FONT_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts" / "papers"
MM_PER_POINT = 25.4 / 72
_FACES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@lru_cache
def _advances(bold: bool, italic: bool) -> dict[str, float]:
    """Width of each character of a face, in parts of the type size."""
    with TTFont(FONT_FOLDER / f"Tinos-{_FACES[bold, italic]}.ttf") as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}


def missing_glyphs(text: str) -> str:
    """The characters of the text that some face cannot draw, each once, in order of appearance."""
    faces = [_advances(*face) for face in _FACES]
    return "".join(dict.fromkeys(sign for sign in text if any(sign not in face for face in faces)))


def require_glyphs(text: str) -> str:
    """The text itself; raises MissingGlyph rather than let a character be printed as a box."""
    if missing := missing_glyphs(text.replace("\n", "")):
        raise MissingGlyph(missing, text)
    return text


def text_width(text: str, points: float, *, bold: bool = False, italic: bool = False) -> float:
    """Length of one line of text in millimetres at a type size in points."""
    advances = _advances(bold, italic)
    return sum(advances[sign] for sign in require_glyphs(text)) * points * MM_PER_POINT
