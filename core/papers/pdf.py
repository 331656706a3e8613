"""A paper as PDF: the same paper gives the same bytes, only our own fonts are read, never the network."""

from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from core.papers.font_files import own_fonts
from core.papers.html import render_html
from core.papers.paper import Paper

STYLESHEET = Path(__file__).resolve().parents[2] / "static" / "papers" / "official.css"


@lru_cache(maxsize=1)
def _form() -> tuple[CSS, FontConfiguration]:
    """Stylesheet and fonts, read once in each process."""
    fonts = own_fonts()
    return CSS(filename=STYLESHEET, font_config=fonts, url_fetcher=local_files()), fonts


def local_files() -> URLFetcher:
    """Opens files of this machine, and never the network."""
    return URLFetcher(allowed_protocols={"file"}, fail_on_errors=True)


def render_pdf(paper: Paper) -> bytes:
    """The printed paper; raises MissingGlyph or TableTooNarrow instead of printing it wrong."""
    return _drawn(render_html(paper))


def page_count(paper: Paper) -> int:
    """How many pages the paper takes; raises what `render_pdf` raises."""
    return len(_laid_out(render_html(paper)).pages)


def _drawn(page: str) -> bytes:
    printed: bytes = _laid_out(page).write_pdf()
    return printed


def _laid_out(page: str) -> Document:
    stylesheet, fonts = _form()
    return HTML(string=page, url_fetcher=local_files()).render(stylesheets=[stylesheet], font_config=fonts)
