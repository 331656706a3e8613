"""A twin of a PDF or picture in which boxes are black: drawn anew, so that nothing under them, beside them or about
the file goes along. And where its text layer has what one would cover.

A box is ``[page, left, top, width, height]``: pages from 1, the rest in thousandths of the page as it is seen.
"""

from collections.abc import Iterator
from io import BytesIO
from math import ceil, floor, sqrt
from typing import Any

from core.inspection.findings import Refused
from core.inspection.personal import found_in

Box = tuple[int, int, int, int, int]
WHOLE = 1_000
#: Drawn in one process with its limit on time; fine enough to be printed, within its limit on memory.
MAX_PAGES = 60
RESOLUTION, MAX_POINTS, QUALITY = 150 / 72, 6_000_000, 85
MAX_FOUND = 300
TOO_LONG = f"Tệp có hơn {MAX_PAGES} trang nên chưa che được. Mời đồng chí tách tệp thành các phần ngắn hơn rồi gửi."
#: Around letters, as parts of their height: strokes may reach over the edge that a font declares.
_MARGIN = 0.2


def suggest(content: bytes) -> tuple[int, list[dict[str, Any]]]:
    """How many pages a PDF has, and ``kind``, ``text`` and ``boxes`` of everything in it that looks personal.

    :raises Refused: it has too many pages to be drawn.
    """
    import pypdfium2

    found: list[dict[str, Any]] = []
    with pypdfium2.PdfDocument(content) as document:
        pages = _counted(document)
        for number, page in enumerate(document, 1):
            found += sorted(_of_page(page, number), key=lambda one: one["boxes"][0][2])
            page.close()
    return pages, found[:MAX_FOUND]


def cover_pdf(content: bytes, boxes: list[Box]) -> bytes:
    """A PDF whose pages are pictures of those of *content* with *boxes* black.

    :raises Refused: as ``suggest`` does.
    """
    import pikepdf
    import pypdfium2

    made = BytesIO()
    with pypdfium2.PdfDocument(content) as document, pikepdf.new() as twin:
        _counted(document)
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            scale = min(RESOLUTION, sqrt(MAX_POINTS / max(width * height, 1)))
            picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
            page.close()
            _blacken(picture, [box for box in boxes if box[0] == number])
            drawn = BytesIO()
            picture.save(drawn, "JPEG", quality=QUALITY)
            _append(twin, drawn.getvalue(), picture.size, (width, height))
        twin.save(made, deterministic_id=True)
    return made.getvalue()


def cover_picture(content: bytes, boxes: list[Box], form: str) -> bytes:
    """A picture of *form*, "JPEG" or "PNG", on white, with *boxes* black."""
    from PIL import Image

    made = BytesIO()
    with Image.open(BytesIO(content), formats=[form]) as opened:
        opened.load()
        picture = _on_white(opened) if opened.has_transparency_data else _in_colour(opened)
        picture.info = {}
        _blacken(picture, boxes)
        picture.save(made, form, quality=QUALITY)
    return made.getvalue()


def _on_white(opened: Any) -> Any:
    from PIL import Image

    shown = opened if opened.mode == "RGBA" else opened.convert("RGBA")
    picture = Image.new("RGB", shown.size, "white")
    picture.paste(shown, mask=shown.getchannel("A"))
    return picture


def _in_colour(opened: Any) -> Any:
    """The picture itself where it is in colour: a copy of the largest would not fit beside it."""
    return opened if opened.mode == "RGB" else opened.convert("RGB")


def _counted(document: Any) -> int:
    pages = len(document)
    if pages > MAX_PAGES:
        raise Refused(TOO_LONG)
    return pages


def _blacken(picture: Any, boxes: list[Box]) -> None:
    """Every point that a box so much as touches."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    for _, left, top, width, height in boxes:
        across, down = picture.width / WHOLE, picture.height / WHOLE
        begin = floor(left * across), floor(top * down)
        end = ceil((left + width) * across) - 1, ceil((top + height) * down) - 1
        pen.rectangle((*begin, *end), fill="black")


def _append(twin: Any, jpeg: bytes, points: tuple[int, int], size: tuple[float, float]) -> None:
    from pikepdf import Dictionary, Name

    page = twin.add_blank_page(page_size=size)
    picture = twin.make_stream(
        jpeg, Type=Name.XObject, Subtype=Name.Image, Width=points[0], Height=points[1], ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page.Resources = Dictionary(XObject=Dictionary(Page=picture))
    page.Contents = twin.make_stream(f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /Page Do Q".encode())


def _of_page(page: Any, number: int) -> Iterator[dict[str, Any]]:
    from pypdfium2 import raw

    layer = page.get_textpage()
    count = raw.FPDFText_CountChars(layer)
    text = "".join(chr(raw.FPDFText_GetUnicode(layer, place) or 32) for place in range(max(count, 0)))
    for kind, begin, end in found_in(text):
        boxes = [_box(page, number, rectangle) for rectangle in _rectangles(layer, begin, end - begin)]
        if boxes:
            yield {"kind": kind, "text": " ".join(text[begin:end].split()), "boxes": boxes}
    layer.close()


def _rectangles(layer: Any, begin: int, count: int) -> Iterator[tuple[float, float, float, float]]:
    """One around each line of these letters, in the page's own points."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    for place in range(raw.FPDFText_CountRects(layer, begin, count)):
        left, top, right, bottom = (c_double() for _ in range(4))
        if raw.FPDFText_GetRect(layer, place, byref(left), byref(top), byref(right), byref(bottom)):
            margin = _MARGIN * abs(top.value - bottom.value)
            yield left.value - margin, top.value + margin, right.value + margin, bottom.value - margin


def _box(page: Any, number: int, rectangle: tuple[float, float, float, float]) -> Box:
    """The rectangle as it is seen: the page may be turned or cut."""
    from ctypes import byref, c_int

    from pypdfium2 import raw

    fine, corners = 1_000_000, []
    left, top, right, bottom = rectangle
    for across, down in ((left, top), (right, bottom)):
        x, y = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, fine, fine, 0, across, down, byref(x), byref(y))
        corners.append((x.value / fine * WHOLE, y.value / fine * WHOLE))
    low = [max(0, floor(min(values))) for values in zip(*corners, strict=True)]
    high = [min(WHOLE, ceil(max(values))) for values in zip(*corners, strict=True)]
    return (number, low[0], low[1], max(1, high[0] - low[0]), max(1, high[1] - low[1]))
