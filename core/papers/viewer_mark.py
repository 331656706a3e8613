"""The reader's name and the minute over every page of a PDF, pale enough to read what lies under it.

Drawn as shapes and told to be decoration (ISO 32000-1, 14.8.2.2): who copies the text or has it read aloud meets it
nowhere. The words stand once in the file's own facts, under ``ReaderMark``.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from core.papers.fonts import FONT_FOLDER, MM_PER_POINT, missing_glyphs

_POINTS = 10
_SLOPE = math.radians(24)
_STEP, _ACROSS, _GAP = (length / MM_PER_POINT for length in (44, 95, 10))
_BEGIN, _END = (b"/Artifact BMC", b"q", b"/ReaderPale gs 0.35 0.08 0.08 rg"), (b"Q", b"EMC", b"")
_PALE = 0.2


def marked_for_viewer(content: bytes, words: str) -> bytes:
    """*content* with *words* over every page; a PDF that bears signatures stays as it is, since they would break.

    The same content and words give the same bytes.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        if "/SigFlags" in pdf.Root.get("/AcroForm", {}):
            return content
        shapes, length = _shapes(words)
        line = pdf.make_stream(shapes)
        line.Type, line.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        line.BBox = [-50, -500, length + 50, 1500]
        pale = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=_PALE)
        for page in pdf.pages:
            page.add_resource(line, pikepdf.Name.XObject, name=pikepdf.Name.ReaderMark)
            page.add_resource(pale, pikepdf.Name.ExtGState, name=pikepdf.Name.ReaderPale)
            page.contents_add(b"q\n", prepend=True)
            drawn = _all_over(page, length * _POINTS / 1000)
            page.contents_add(b"\n".join([b"", b"Q", *_BEGIN, *drawn, *_END]))
        pdf.docinfo["/ReaderMark"] = words
        marked = BytesIO()
        pdf.save(marked, deterministic_id=True)
    return marked.getvalue()


def _all_over(page: pikepdf.Page, length: float) -> Iterator[bytes]:
    """The line of words, of this length in points, again and again; every other row is shifted by half."""
    across = max(_ACROSS, length * math.cos(_SLOPE) + _GAP)
    left, bottom, right, top = (float(side) for side in page.trimbox)
    scale = _POINTS / 1000
    turned = f"{scale * math.cos(_SLOPE):.5f} {scale * math.sin(_SLOPE):.5f}"
    turned += f" {-scale * math.sin(_SLOPE):.5f} {scale * math.cos(_SLOPE):.5f}"
    for row in range(math.ceil((top - bottom) / _STEP) + 1):
        for column in range(math.ceil((right - left) / across) + 1):
            x, y = left + (column - row % 2 / 2) * across, bottom + row * _STEP
            yield f"q {turned} {x:.1f} {y:.1f} cm /ReaderMark Do Q".encode()


@lru_cache(maxsize=8)
def _shapes(words: str) -> tuple[bytes, float]:
    """The line as filled shapes and its length, a thousand units to the size of the type.

    What the face cannot draw is left out.
    """
    unknown = missing_glyphs(words)
    with TTFont(FONT_FOLDER / "Tinos-Regular.ttf") as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        unit, x, drawn = 1000 / font["head"].unitsPerEm, 0.0, []
        for sign in (sign for sign in words if sign not in unknown):
            glyph, pen = glyphs[names[ord(sign)]], _Path(glyphs)
            glyph.draw(pen)
            drawn.append(f"q {unit:.5f} 0 0 {unit:.5f} {x:.1f} 0 cm {' '.join(pen.drawn)} f Q")
            x += glyph.width * unit
    return "\n".join(drawn).encode(), x


class _Path(BasePen):  # type: ignore[misc]
    """A glyph's outline in the operators of PDF."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, at: tuple[float, float]) -> None:
        self.drawn.append(f"{_told(at)} m")

    def _lineTo(self, at: tuple[float, float]) -> None:
        self.drawn.append(f"{_told(at)} l")

    def _curveToOne(self, *at: tuple[float, float]) -> None:
        self.drawn.append(f"{_told(*at)} c")

    def _closePath(self) -> None:
        self.drawn.append("h")


def _told(*at: tuple[float, float]) -> str:
    return " ".join(f"{x:.0f} {y:.0f}" for x, y in at)
