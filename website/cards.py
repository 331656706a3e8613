"""The picture by which social networks show a link to a story: 1200 × 630 pixels of words, no photo, no name apart.

Drawn when it is asked for and kept nowhere; the digest of its words is known before it is drawn.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_FONTS = Path(__file__).resolve().parents[1] / "static" / "fonts" / "certificate"
_TITLE, _TEXT = _FONTS / "PlayfairDisplay-Bold.ttf", _FONTS / "Tinos-Regular.ttf"
_PAPER, _INK, _RED, _GOLD, _ON_RED = "#FBF8F1", "#1F1A16", "#9E1B1E", "#C3922E", "#FFF9EC"
_LEFT, _RIGHT, _BAND = 80, 1120, 110
#: Sizes of the title from the largest; the last one is cut to the lines there is room for.
_SIZES = (76, 66, 58, 50, 44)
_STEP = 20
_ROOM = (200, 560)  # from where to where the title may stand


@dataclass(frozen=True)
class CardWords:
    title: str
    year: int
    agency: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(("card 1", self)).encode()).hexdigest()


def card(words: CardWords) -> bytes:
    """The card as PNG; the same words give the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, _BAND), fill=_RED)
    draw.rectangle((0, _BAND, WIDTH, _BAND + 5), fill=_GOLD)
    draw.text(
        (_LEFT, _BAND // 2), _cut(words.agency, _font(_TEXT, 40)), font=_font(_TEXT, 40), fill=_ON_RED, anchor="lm"
    )
    kicker = f"Gương điển hình tiên tiến năm {words.year}"
    draw.rectangle((_LEFT, 164, _LEFT + 56, 167), fill=_GOLD)
    draw.text((_LEFT + 76, 165), kicker, font=_font(_TEXT, 34), fill=_RED, anchor="lm")
    font, lines, height = _fitted(words.title)
    for place, line in enumerate(lines):
        draw.text((_LEFT, _ROOM[0] + 10 + place * height), line, font=font, fill=_INK)
    draw.rectangle((_LEFT, HEIGHT - 44, _RIGHT, HEIGHT - 42), fill=_GOLD)
    written = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


@lru_cache(maxsize=16)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str], int]:
    """The largest type in which the title has room, its lines, and how far they stand apart."""
    for size in _SIZES:
        font, height = _font(_TITLE, size), round(size * 1.32)
        lines, most = _lines(title, font), (_ROOM[1] - _ROOM[0]) // height
        if len(lines) <= most:
            return font, _balanced(title, font, len(lines)), height
    return font, [*lines[: most - 1], _cut(f"{lines[most - 1]} …", font)], height


def _balanced(text: str, font: ImageFont.FreeTypeFont, count: int) -> list[str]:
    """As many lines, as alike in length as they can be: no word stands alone in the last one."""
    width = _RIGHT - _LEFT
    while width > _STEP and len(_lines(text, font, width - _STEP)) == count:
        width -= _STEP
    return _lines(text, font, width)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int = _RIGHT - _LEFT) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, or as much of it as has room in one line."""
    if font.getlength(text) <= _RIGHT - _LEFT:
        return text
    while text and font.getlength(f"{text}…") > _RIGHT - _LEFT:
        text = text[:-1]
    return f"{text}…"
