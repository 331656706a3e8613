"""The sheet "tờ tin A3": a public story on one page of A3, with the code that leads to it.

Drawn anew each time from what is public at that moment; only our own fonts are read, never the network.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import segno
from django.template import Context, Engine
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from core.papers.font_files import own_fonts
from core.papers.fonts import require_glyphs
from core.uploads import read
from core.vietnamese import short_date
from stories.models import Story
from website.addresses import of_story
from website.article import Article, Part, Picture

_FOLDER = Path(__file__).resolve().parents[1]
_TEMPLATE = Engine(dirs=[str(_FOLDER / "templates")]).get_template("documents/poster.html")
#: Sizes of the text in points, from the largest, each with the words above which it need not be tried; what fills
#: more than a page in the last goes on overleaf.
_SIZES = ((20, 350), (18, 450), (16, 600), (14, 800), (13, 1_000), (12, 1_200), (11, 1_500), (10, 0))
#: The fonts are not for two threads at a time.
_in_use = Lock()


@dataclass(frozen=True)
class Printed:
    """A photo as the sheet bears it: a ``data:`` address."""

    source: str
    alt: str
    caption: str


def poster(story: Story, shown: Article, agency: str) -> bytes:
    """The sheet as PDF.

    :raises MissingGlyph: the words have a character that the fonts cannot draw.
    :raises ValidationError: the file of a photo is damaged.
    """
    require_glyphs(" ".join(_words(story, shown.parts, agency)))
    pictures = [_printed(part.picture) for part in shown.parts if part.picture]
    address = of_story(story.pk)
    context = {
        "story": story,
        "certificate": story.certificate,  # type: ignore[attr-defined]
        "decided": f"ngày {short_date(story.decided_on)}",  # type: ignore[attr-defined]
        "parts": [part for part in shown.parts if part.kind != "photo"],
        "first": pictures[:1],
        "pictures": pictures[1:3],
        "agency": agency,
        "address": address,
        "qr": segno.make_qr(address, error="m").svg_data_uri(border=0, omitsize=True),
    }
    with _in_use:
        return _largest_that_fits(context, shown.words)


def _largest_that_fits(context: dict[str, object], words: int) -> bytes:
    for size, most in _SIZES:
        if most and words > most:
            continue
        laid_out = _laid_out(_TEMPLATE.render(Context({**context, "size": f"size-{size}"})))
        if len(laid_out.pages) == 1:
            break
    printed: bytes = laid_out.write_pdf(pdf_tags=True)
    return printed


def _laid_out(page: str) -> Document:
    style, fonts = _form()
    return HTML(string=page, url_fetcher=_fetcher()).render(stylesheets=[style], font_config=fonts)


@lru_cache(maxsize=1)
def _form() -> tuple[CSS, FontConfiguration]:
    fonts = own_fonts()
    style = _FOLDER / "static" / "papers" / "poster.css"
    return CSS(filename=style, font_config=fonts, url_fetcher=_fetcher()), fonts


def _fetcher() -> URLFetcher:
    """Opens files of this machine and what stands in the page itself, never the network."""
    return URLFetcher(allowed_protocols={"file", "data"}, fail_on_errors=True)


def _printed(picture: Picture) -> Printed:
    content = base64.b64encode(read(picture.largest.stored_name, picture.largest.sha256)).decode()
    return Printed(f"data:image/jpeg;base64,{content}", picture.alt, picture.caption)


def _words(story: Story, parts: Sequence[Part], agency: str) -> list[str]:
    """Everything that is printed, for the fonts to be asked about."""
    spans = [span.text for part in parts for line in part.lines for span in line]
    captions = [part.picture.caption for part in parts if part.picture]
    return [story.title, story.lead, story.quote, story.quoted, story.byline, agency, *spans, *captions]
