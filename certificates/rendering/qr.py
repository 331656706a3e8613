"""The QR code of a certificate."""

import segno

_INK = "#1d1a16"
_MASK = 2  # the choice of a mask by segno takes five times as long and reads no better


def qr_image(content: str) -> str:
    """An SVG ``data:`` address of the QR code (ISO/IEC 18004), error correction M or better.

    The quiet zone of four modules is part of the picture; the paper shows through it.
    """
    code = segno.make_qr(content, error="m", mask=_MASK)
    return code.svg_data_uri(border=4, dark=_INK, omitsize=True)
