"""What is made once per process to print certificates: loaded fonts, parsed style sheet, drawn art."""

from dataclasses import dataclass
from functools import cache
from threading import Lock

import pydyf  # type: ignore[import-untyped]
from weasyprint import CSS, HTML, Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from certificates.rendering.art import Art
from certificates.rendering.colours import ScreenColours
from certificates.rendering.fetcher import ART_FOLDER, OwnFilesOnly
from certificates.rendering.fields import add_fields
from certificates.rendering.page import pages_html
from certificates.rendering.text import CertificateText
from core.papers.font_files import own_fonts

_COLOURS = "certificate-colours"
#: Held while the press works: its fonts are not for two threads at a time.
in_use = Lock()


@dataclass(frozen=True)
class Press:
    """The unchanging parts of a certificate. Not for two threads at a time."""

    fonts: FontConfiguration
    style: CSS
    art: Art
    colours: ScreenColours

    def print(self, texts: list[CertificateText]) -> list[bytes]:
        """One PDF for each text; the pages are laid out together, then written one by one."""
        document = lay_out(pages_html(texts, art=False), self.fonts, self.style)
        return [self._page(document, number, text) for number, text in enumerate(texts)]

    def _page(self, document: Document, number: int, text: CertificateText) -> bytes:
        alone = document.copy([document.pages[number]])
        alone._html = document._html  # the copy forgets it, and the tags for readers aloud are made from it
        alone.metadata = DocumentMetadata(
            title=f"{text.title} {text.subtitle} số {text.register_number}", authors=[text.organ], lang="vi"
        )
        alone.color_profiles = {_COLOURS: self.colours}
        return alone.write_pdf(finisher=self._finish, pdf_variant="pdf/a-2b", pdf_tags=True, output_intent=_COLOURS)

    def _finish(self, document: Document, pdf: pydyf.PDF) -> None:
        self.art.underlay(document, pdf)
        add_fields(pdf)


@cache
def press() -> Press:
    """The press of this process, made at the first call (about 0.4 s)."""
    fonts = own_fonts()
    style = CSS(filename=ART_FOLDER / "certificate.css", font_config=fonts, url_fetcher=OwnFilesOnly())
    art = Art.of(lay_out(pages_html([None], art=True), fonts, style))
    return Press(fonts, style, art, ScreenColours())


def lay_out(html: str, fonts: FontConfiguration, *styles: CSS) -> Document:
    """The pages of ``html``, whose addresses are relative to the art's folder."""
    page = HTML(string=html, base_url=ART_FOLDER.as_uri() + "/", url_fetcher=OwnFilesOnly())
    return page.render(font_config=fonts, stylesheets=list(styles))
