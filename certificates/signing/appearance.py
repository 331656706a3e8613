"""How a signature looks on the page (Decree 30/2020, annex I): the signer in blue, the seal in red.

The picture of the handwritten signature or of the seal, where the office gives one, and else the signer's name and
the time. Letters are drawn as outlines, so that the file embeds no further font and stays PDF/A.
"""

from datetime import datetime
from functools import cache
from io import BytesIO

from fontTools.pens.basePen import BasePen
from PIL import Image, UnidentifiedImageError
from pyhanko.pdf_utils.content import PdfContent, RawContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.stamp import StaticStampStyle

from certificates.rendering.fonts import MM_PER_PT, Face, glyph_set, width_mm
from certificates.signing.reading import Stage

_BLUE, _RED = "0.04 0.2 0.62", "0.77 0.07 0.1"
_CIRCLE = 0.5523  # handle length of a Bézier quarter circle
_MOST_PIXELS = 4_000_000
MOST_BYTES, LEAST_SIDE = 1024 * 1024, 100


class PictureRefused(ValueError):
    """The picture cannot be shown; the message says what to choose."""


def style(stage: Stage, subject: str, moment: datetime, picture: bytes = b"") -> StaticStampStyle:
    """The look of one signature. Made anew for each file: the library leaves references of one file in it.

    :raises PictureRefused: *picture* is not a PNG that can be shown.
    """
    width, height = stage.field.width / MM_PER_PT, stage.field.height / MM_PER_PT
    content = _pictured(picture) if picture else _drawn(stage, subject, moment, width, height)
    layout = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0), InnerScaling.STRETCH_TO_FIT
    )
    return StaticStampStyle(border_width=0, background=content, background_layout=layout)


def judge_picture(content: bytes) -> None:
    """Look at a picture before it is kept.

    :raises PictureRefused: it is not a PNG that can be shown, or too large or too small to be read in print.
    """
    if len(content) > MOST_BYTES:
        raise PictureRefused("Ảnh lớn hơn 1 MB. Đồng chí chọn ảnh PNG nhỏ hơn.")
    picture = _opened(content)
    if min(picture.size) < LEAST_SIDE:
        raise PictureRefused(f"Ảnh nhỏ quá nên in ra bị vỡ. Đồng chí chọn ảnh mỗi chiều từ {LEAST_SIDE} điểm ảnh.")
    if not any(picture.getchannel("A").getextrema()):
        raise PictureRefused("Ảnh trong suốt hoàn toàn nên không thấy gì. Đồng chí chọn ảnh khác.")


def _pictured(content: bytes) -> PdfContent:
    return PdfImage(_opened(content))


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=["PNG"])
        if picture.width * picture.height > _MOST_PIXELS:
            raise PictureRefused("Ảnh quá lớn. Đồng chí chọn ảnh PNG không quá 2000 × 2000 điểm ảnh.")
        return picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as failure:
        raise PictureRefused("Ảnh chữ ký, ảnh dấu phải là tệp PNG nền trong. Đồng chí chọn tệp khác.") from failure


def _drawn(stage: Stage, subject: str, moment: datetime, width: float, height: float) -> PdfContent:
    """Four or more lines of words; the signer's stand clear of the seal, which covers the left third."""
    size, room, middle = (9.0, 0.66, 0.67) if stage is Stage.DIRECTOR else (7.0, 0.74, 0.5)
    lines = ["Đã ký số", *_broken(subject, room * stage.field.width, size)]
    lines += [f"{moment:%d/%m/%Y}", f"{moment:%H:%M:%S} {_zone(moment)}"]
    colour, ring = (_BLUE, "") if stage is Stage.DIRECTOR else (_RED, _ring(width / 2, height / 2, width / 2))
    step = size * 1.25
    top = height / 2 + step * len(lines) / 2 - size
    words = " ".join(_line(line, middle * width, top - step * place, size) for place, line in enumerate(lines))
    return RawContent(f"{colour} rg {colour} RG {ring} {words}".encode(), box=BoxConstraints(width, height))


def _zone(moment: datetime) -> str:
    offset = f"{moment:%z}"
    return f"{offset[:3]}:{offset[3:5]}"


def _broken(words: str, limit: float, size: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_mm(longer, Face.SERIF, size) > limit and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines[:5]


class _Outline(BasePen):
    """Writes a glyph as path operators, in the units of its font."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.said: list[str] = []

    def _say(self, operator: str, *points: tuple[float, float]) -> None:
        self.said.append(f"{' '.join(f'{x:.0f} {y:.0f}' for x, y in points)} {operator}")

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._say("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._say("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._say("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.said.append("h")


@cache
def _outline(letter: str) -> str:
    glyphs, names, _ = glyph_set(Face.SERIF)
    if ord(letter) not in names:
        return ""
    pen = _Outline(glyphs)
    glyphs[names[ord(letter)]].draw(pen)
    return " ".join(pen.said)


def _line(words: str, middle: float, base: float, size: float) -> str:
    left = middle - width_mm(words, Face.SERIF, size) / MM_PER_PT / 2
    _, _, units = glyph_set(Face.SERIF)
    said = []
    for place, letter in enumerate(words):
        if path := _outline(letter):
            x = left + width_mm(words[:place], Face.SERIF, size) / MM_PER_PT
            said.append(f"q {size / units:.5f} 0 0 {size / units:.5f} {x:.2f} {base:.2f} cm {path} f Q")
    return " ".join(said)


def _ring(x: float, y: float, radius: float) -> str:
    return "".join(f" {weight} w {_circle(x, y, radius - inset)} S" for weight, inset in ((1.4, 1.0), (0.6, 3.6)))


def _circle(x: float, y: float, r: float) -> str:
    k = r * _CIRCLE
    quarters = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return f"{x + r:.2f} {y:.2f} m " + " ".join(" ".join(f"{n:.2f}" for n in part) + " c" for part in quarters)
