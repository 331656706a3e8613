"""The words of certificates alone, at the places of a plan: what is printed on pre-printed blanks (phôi).

Nothing here is kept: the file is made on demand from the frozen words, whose own PDF stays as it was issued.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from weasyprint import CSS
from weasyprint.urls import FatalURLFetchingError

from certificates.rendering.fetcher import ART_FOLDER, OwnFilesOnly
from certificates.rendering.fonts import MM_PER_PT, Face, missing_characters, width_mm
from certificates.rendering.ground import Ground
from certificates.rendering.layout import VERIFY_HINT
from certificates.rendering.lines import balanced_lines
from certificates.rendering.places import QR, Part, Place, Plan
from certificates.rendering.press import in_use, lay_out, press
from certificates.rendering.qr import qr_image
from certificates.rendering.refusals import PlaceTooSmall
from certificates.rendering.text import CertificateText
from core.vietnamese import long_date

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_TEMPLATE = Engine(dirs=[str(_TEMPLATES)]).get_template("documents/certificate_words.html")
_SHRINKS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # the last is the floor
_HONORIFIC = 17 / 28  # of the size of the name
_HONORIFIC_GAP = 3.6  # millimetres, as on the portal's own certificate
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def print_words(texts: Sequence[CertificateText], plan: Plan, ground: Ground | None = None) -> bytes:
    """One page of words for each text. *ground* is for a preview only.

    :raises PlaceTooSmall: a text does not fit into its box even in the smallest size; it names text and box.
    :raises OSError: a file of the design cannot be read.
    """
    pages = [[_block(part, place, text) for part, place in plan.shown()] for text in texts]
    html = _TEMPLATE.render(Context({"pages": pages, "plan": plan, "ground": ground, "first": texts[0]}))
    with in_use:
        try:
            style = CSS(filename=ART_FOLDER / "words.css", url_fetcher=OwnFilesOnly())
            return lay_out(html, press().fonts, press().style, style).write_pdf() or b""
        except (FatalURLFetchingError, FileNotFoundError) as failure:
            raise OSError("Không đọc được tệp trình bày của Giấy công nhận; cài đặt lại cổng.") from failure


def _block(part: Part, place: Place, text: CertificateText) -> dict[str, Any]:
    box = {"left": place.left, "top": place.top, "width": place.width}
    if part.key == QR:
        image = {"qr": qr_image(text.verify_url), "code": text.code}
        return {"key": part.key, "style": _style(**box, height=place.width), **image}
    honorific = text.honorific if part.key == "name" else ""
    face = _face(part, text)
    lines, size = _fitted(part, place, _paragraphs(part.key, text), face, honorific, text.register_number)
    style = f"{_style(**box, height=place.height)}; font-size: {size:.2f}pt; line-height: {part.line_height}"
    style += f"; letter-spacing: {part.tracking}em; text-align: {place.align}"
    return {
        "key": part.key,
        "style": style,
        "face": face.name.lower(),
        "lines": lines,
        "honorific": honorific,
        "honorific_style": f"font-size: {size * _HONORIFIC:.2f}pt",
    }


def _style(**millimetres: float) -> str:
    return "; ".join(f"{name}: {value:.2f}mm" for name, value in millimetres.items())


def _face(part: Part, text: CertificateText) -> Face:
    """A name with a letter that the display face lacks (ƀ) is set in the bold face of the text."""
    return Face.SERIF_BOLD if part.key == "name" and missing_characters(text.name, part.face) else part.face


def _paragraphs(key: str, text: CertificateText) -> list[str]:
    """What the part says, a paragraph a line; empty ones are left out."""
    said: dict[str, Sequence[str]] = {
        "state": STATE,
        "decision": (f"Quyết định số {text.decision_number}", long_date(text.decision_date)),
        "register": (f"Vào sổ số: {text.register_number}",),
        "code": (f"Mã tra cứu: {text.code}", f"{VERIFY_HINT} {text.verify_hint_host}"),
        "date": (f"{text.place}, {long_date(text.signed_on)}",),
        "signer_title": text.signer_title,
    }
    found = said[key] if key in said else (getattr(text, key),)
    return [line for line in found if line]


def _fitted(
    part: Part, place: Place, paragraphs: list[str], face: Face, honorific: str, number: str
) -> tuple[list[str], float]:
    """Lines and size, as large as the box allows; what prefers one line shrinks to the floor before it wraps."""
    whole = _tries(part, place, paragraphs, face, honorific)
    single = [pair for pair in whole if len(pair[1]) == len(paragraphs)] if part.one_line else []
    if not (single or whole):
        raise PlaceTooSmall(part.label, number)
    size, lines = (single or whole)[0]
    return lines, size


def _tries(
    part: Part, place: Place, paragraphs: list[str], face: Face, honorific: str
) -> list[tuple[float, list[str]]]:
    found = []
    for shrink in _SHRINKS:
        size = place.size * shrink
        taken = width_mm(honorific, Face.SERIF_ITALIC, size * _HONORIFIC) + _HONORIFIC_GAP if honorific else 0
        room = place.width - taken

        def width(line: str, size: float = size) -> float:
            return width_mm(line, face, size, part.tracking)

        lines = [line for paragraph in paragraphs for line in balanced_lines(paragraph, width, room)]
        tall = len(lines) * size * part.line_height * MM_PER_PT
        if tall <= place.height and all(width(line) <= room for line in lines):
            found.append((size, lines))
    return found
