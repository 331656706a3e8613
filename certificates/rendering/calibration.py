"""Correcting a print for one tray of one printer: moved and scaled about a mark that a person can measure.

Only copies for printing are corrected; the issued file is never touched.
"""

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from certificates.rendering.fonts import MM_PER_PT

#: The mark about which a print is scaled, in millimetres from the upper left corner: scaling leaves it in place.
MARK = 20.0
FURTHEST = 15.0  # millimetres: beyond it a tray is set wrongly, not a little off
LEAST_SCALE, MOST_SCALE = 95.0, 105.0  # percent


@dataclass(frozen=True)
class Shift:
    """What is done to a print: ``dx`` to the right and ``dy`` down in millimetres, ``scale`` in percent."""

    dx: float = 0.0
    dy: float = 0.0
    scale: float = 100.0

    @property
    def is_none(self) -> bool:
        return (self.dx, self.dy, self.scale) == (0, 0, 100)


def problems(shift: Shift) -> dict[str, str]:
    """Measure → why it is refused."""
    wrong = {}
    for name in ("dx", "dy"):
        if abs(getattr(shift, name)) > FURTHEST:
            wrong[name] = (
                f"Lệch quá {FURTHEST:.0f} mm thường do đặt sai khay hoặc sai khổ giấy. Mời chỉnh máy in rồi đo lại."
            )
    if not LEAST_SCALE <= shift.scale <= MOST_SCALE:
        wrong["scale"] = (
            f"Tỷ lệ chỉ nhận từ {LEAST_SCALE:.0f} đến {MOST_SCALE:.0f} %. Mời tắt «vừa trang» ở máy in rồi đo lại."
        )
    return wrong


def calibrated(content: bytes, shift: Shift) -> bytes:
    """The pages of *content* moved and scaled, the same bytes each time; as they are where nothing is to correct."""
    if shift.is_none:
        return content
    with pikepdf.open(BytesIO(content)) as document:
        for page in document.pages:
            page.contents_add(_matrix(shift, float(page.mediabox[3])), prepend=True)
            page.contents_add(b"Q")
        out = BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _matrix(shift: Shift, height: float) -> bytes:
    """The transformation (ISO 32000-1, 8.3.4): about the mark, in points from the lower left corner."""
    scale = shift.scale / 100
    across, down = MARK / MM_PER_PT, height - MARK / MM_PER_PT
    right = across * (1 - scale) + shift.dx / MM_PER_PT
    up = down * (1 - scale) - shift.dy / MM_PER_PT
    return f"q {scale:.6f} 0 0 {scale:.6f} {right:.4f} {up:.4f} cm".encode()
