"""The template's view of a certificate: strings only, so that no text can become template language."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from certificates.rendering.fonts import Face
from certificates.rendering.layout import VERIFY_HINT, arrange
from certificates.rendering.qr import qr_image
from certificates.rendering.text import CertificateText
from core.vietnamese import long_date

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_TEMPLATE = Engine(dirs=[str(_TEMPLATES)]).get_template("documents/certificate.html")


def pages_html(texts: Sequence[CertificateText | None], *, art: bool) -> str:
    """One page for each text; ``None`` is a page without words. ``art`` also draws the art on every page."""
    certificates = [_context(text) if text else None for text in texts]
    return _TEMPLATE.render(Context({"certificates": certificates, "art": art}))


def _context(text: CertificateText) -> dict[str, Any]:
    layout = arrange(text)
    return {
        "text": text,
        "layout": layout,
        "display_name": layout.name_face is Face.DISPLAY_BOLD,
        "style": "; ".join(
            f"--{name}: {value:.2f}{unit}"
            for name, value, unit in (
                ("name-size", layout.name.size, "pt"),
                ("name-line", layout.name.line_height, ""),
                ("name-above", layout.name.space_above, "mm"),
                ("post-size", layout.post.size, "pt"),
                ("achievement-size", layout.achievement.size, "pt"),
                ("achievement-line", layout.achievement.line_height, ""),
                ("sink", layout.sink, "mm"),
            )
        ),
        "qr": qr_image(text.verify_url),
        "verify_hint": VERIFY_HINT,
        "decision_date": long_date(text.decision_date),
        "signed_on": long_date(text.signed_on),
    }
