"""The reader's name and the minute over every page of a PDF, pale enough to read what lies under it."""

from functools import lru_cache
from io import BytesIO
from xml.etree.ElementTree import tostring

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from core.papers.elements import node
from core.papers.fonts import FONT_FOLDER, MM_PER_POINT, missing_glyphs
from core.papers.pdf import local_files

_FACE = f'@font-face {{ font-family: "Mark"; src: url("{(FONT_FOLDER / "Tinos-Regular.ttf").as_uri()}") }}'
_LOOK = """
body { margin: 0; font: 10pt "Mark"; color: rgba(90, 20, 20, .2) }
p { position: absolute; margin: 0; white-space: nowrap; transform: rotate(-24deg) }
"""
_STEP_MM, _ACROSS_MM = 44, 95


def marked_for_viewer(content: bytes, words: str) -> bytes:
    """*content* with *words* over every page; a PDF that bears signatures stays as it is, since they would break.

    The same content and words give the same bytes.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        if "/SigFlags" in pdf.Root.get("/AcroForm", {}):
            return content
        for page in pdf.pages:
            box = pikepdf.Rectangle(page.trimbox)
            sheet = _sheet(words, round(float(box.width) * MM_PER_POINT), round(float(box.height) * MM_PER_POINT))
            with pikepdf.open(BytesIO(sheet)) as over:
                _lay_over(page, pdf.copy_foreign(over.pages[0].as_form_xobject()), box)
        marked = BytesIO()
        pdf.save(marked, deterministic_id=True)
    return marked.getvalue()


def _lay_over(page: pikepdf.Page, drawn: pikepdf.Object, box: pikepdf.Rectangle) -> None:
    """As pikepdf's own ``add_overlay`` does, which draws lots for the name of what it adds."""
    name = pikepdf.Name.ReaderMark
    page.add_resource(drawn, pikepdf.Name.XObject, name=name)
    placed = page.calc_form_xobject_placement(
        drawn, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + placed)


@lru_cache(maxsize=8)
def _sheet(words: str, width: int, height: int) -> bytes:
    """One page of this size in millimetres with nothing on it but the words, again and again."""
    unknown = missing_glyphs(words)
    drawn = "".join(sign for sign in words if sign not in unknown)
    style, body, fonts = [], node("body"), FontConfiguration()
    for at, (left, top) in enumerate(_places(width, height)):
        body.append(node("p", drawn, id=f"p{at}"))
        style.append(f"#p{at} {{ left: {left}mm; top: {top}mm }}")
    look = f"@page {{ size: {width}mm {height}mm; margin: 0 }} {_FACE} {_LOOK} {' '.join(style)}"
    sheet = CSS(string=look, font_config=fonts, url_fetcher=local_files())
    page = HTML(string=tostring(body, encoding="unicode", method="html"), url_fetcher=local_files())
    printed: bytes = page.write_pdf(stylesheets=[sheet], font_config=fonts)
    return printed


def _places(width: int, height: int) -> list[tuple[int, int]]:
    """Where the words begin, every other line shifted by half."""
    lines = range(15, height, _STEP_MM)
    return [
        (left, top)
        for at, top in enumerate(lines)
        for left in range(5 - (_ACROSS_MM // 2 if at % 2 else 0), width, _ACROSS_MM)
    ]
