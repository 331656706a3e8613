"""Giấy công nhận as PDF/A-2b (ISO 19005-2), tagged, one page of A4 landscape.

The same text gives the same bytes, alone or in a batch, today or after a restart.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from weasyprint.urls import FatalURLFetchingError

from certificates.rendering.press import in_use, press
from certificates.rendering.text import CertificateText

_CHUNK = 50  # pages laid out together: fastest between 25 and 50


def render(text: CertificateText) -> bytes:
    """One certificate.

    Raises ``EmptyField``, ``MissingGlyph`` or ``TextTooLong``, whose message says what to correct, and
    ``OSError`` when a file of the design cannot be read: no certificate is printed without its frame.
    """
    return next(render_many([text]))


def render_many(texts: Iterable[CertificateText]) -> Iterator[bytes]:
    """The certificates one by one, in order; memory does not grow with their number.

    Raises as ``render`` does, before the first certificate of the 50 among which the text stands.
    """
    remaining = iter(texts)
    while chunk := list(islice(remaining, _CHUNK)):
        yield from _print(chunk)


def _print(texts: list[CertificateText]) -> list[bytes]:
    with in_use:
        try:
            return press().print(texts)
        except (FatalURLFetchingError, FileNotFoundError) as failure:
            raise OSError("Không đọc được tệp trình bày của Giấy công nhận; cài đặt lại cổng.") from failure
