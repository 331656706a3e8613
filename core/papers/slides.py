"""Slides for a screen in a hall: a title, what stands over it and under it, one to a page of 16:9."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, tostring

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from core.papers.elements import node
from core.papers.errors import PaperError
from core.papers.font_files import own_fonts
from core.papers.fonts import require_glyphs
from core.papers.pdf import STYLESHEET, local_files

#: Characters of a title up to which it is set in the size of this name; longer ones are set small.
_SIZES = ((24, "large"), (60, "middle"))


@dataclass(frozen=True, slots=True)
class Slide:
    """Literal text, nothing in it is a mark."""

    title: str
    over: str = ""
    under: str = ""
    text: str = ""


def render_slides(name: str, slides: Sequence[Slide], mark: str = "") -> bytes:
    """The slides as PDF, one page each.

    :raises MissingGlyph: a character cannot be drawn.
    :raises PaperError: a text is too long for its page.
    """
    body = node("body", *(_page(slide) for slide in slides), data_mark=require_glyphs(mark))
    page = node("html", node("head", node("meta", charset="utf-8"), node("title", name)), body, lang="vi")
    style, fonts = _form()
    text = f"<!doctype html>\n{tostring(page, encoding='unicode', method='html')}\n"
    laid_out = HTML(string=text, url_fetcher=local_files()).render(stylesheets=[style], font_config=fonts)
    if len(laid_out.pages) != len(slides):
        raise PaperError("Có nội dung quá dài cho một trang chiếu. Mời rút gọn tóm tắt thành tích rồi lập lại.")
    printed: bytes = laid_out.write_pdf()
    return printed


@lru_cache(maxsize=1)
def _form() -> tuple[CSS, FontConfiguration]:
    fonts = own_fonts()
    return CSS(filename=STYLESHEET.with_name("slides.css"), font_config=fonts, url_fetcher=local_files()), fonts


def _page(slide: Slide) -> Element:
    size = next((name for most, name in _SIZES if len(slide.title) <= most), "small")
    parts = (("over", slide.over), (f"title {size}", slide.title), ("under", slide.under), ("text", slide.text))
    shown = (node("div", require_glyphs(text), class_=kind) for kind, text in parts if text)
    return node("section", node("div", *shown, class_="middle-of-page"))
