"""Giấy công nhận as PDF/A-2b, one page of A4 landscape.

The same text gives the same bytes. One certificate and a batch give the same bytes too.
"""

import atexit
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from threading import Lock

from weasyprint import CSS, HTML, Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from certificates.rendering.art import Art
from certificates.rendering.fetcher import ART_FOLDER, OwnFilesOnly
from certificates.rendering.page import pages_html
from certificates.rendering.text import CertificateText

_CHUNK = 50  # layouts made at once: fastest between 25 and 50
_lock = Lock()  # WeasyPrint's fonts are not for two threads at a time


def render(text: CertificateText) -> bytes:
    """One certificate.

    Raises ``EmptyField``, ``MissingGlyph`` or ``TextTooLong``, whose message says what to correct.
    """
    return next(render_many([text]))


def render_many(texts: Iterable[CertificateText]) -> Iterator[bytes]:
    """The certificates one by one, in order; memory does not grow with their number.

    Raises as ``render`` does, before the first certificate of the chunk of 50 in which the text stands.
    """
    remaining = iter(texts)
    while chunk := list(islice(remaining, _CHUNK)):
        with _lock:
            printed = _press().print(chunk)
        yield from printed


@dataclass(frozen=True)
class Press:
    """What is made once per process: loaded fonts, parsed style sheet, drawn art."""

    fonts: FontConfiguration
    style: CSS
    art: Art

    def print(self, texts: list[CertificateText]) -> list[bytes]:
        """One PDF for each text."""
        document = _lay_out(pages_html(texts, art=False), self.fonts, self.style)
        return [self._page(document, number, text) for number, text in enumerate(texts)]

    def _page(self, document: Document, number: int, text: CertificateText) -> bytes:
        alone = document.copy([document.pages[number]])
        alone._html = document._html  # the copy forgets it, and the tags for readers aloud are made from it
        alone.metadata = DocumentMetadata(
            title=f"{text.title} {text.subtitle} số {text.register_number}", authors=[text.organ], lang="vi"
        )
        return alone.write_pdf(finisher=self.art.underlay, pdf_variant="pdf/a-2b", pdf_tags=True)


@cache
def _press() -> Press:
    fonts = FontConfiguration()
    style = CSS(filename=ART_FOLDER / "certificate.css", font_config=fonts, url_fetcher=OwnFilesOnly())
    art = Art.of(_lay_out(pages_html([None], art=True), fonts, style))
    return Press(fonts, style, art)


atexit.register(_press.cache_clear)  # WeasyPrint removes its temporary folder when the fonts are let go


def _lay_out(html: str, fonts: FontConfiguration, style: CSS) -> Document:
    page = HTML(string=html, base_url=ART_FOLDER.as_uri() + "/", url_fetcher=OwnFilesOnly())
    return page.render(font_config=fonts, stylesheets=[style])
