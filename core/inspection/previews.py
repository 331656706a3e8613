"""Looking at a kept file without opening it: a page as a picture, a document or sheet as plain text.

What is shown is drawn or read here; no mark-up of the file ever reaches a browser.
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from core.inspection.findings import Refused

#: Points across: fine enough to be enlarged on a phone, light enough for a slow line.
WIDTH = 1240
MAX_HEIGHT = 4_000
QUALITY = 80
MAX_BLOCKS, MAX_LETTERS = 1_500, 200_000
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 200, 30, 300
NO_SUCH_PAGE = "Tệp này không có trang đó. Mời đồng chí xem từ trang đầu."


@dataclass
class Reading:
    """A text to be shown: blocks in order, and whether there was more than can be shown.

    A block is ``{"kind": "heading" | "text", "text": …}`` or ``{"kind": "table", "rows": [[…], …]}``.
    """

    blocks: list[dict[str, Any]] = field(default_factory=list)
    is_cut: bool = False


def count_pages(content: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def draw_page(content: bytes, number: int) -> bytes:
    """Page *number*, from 1, of a PDF as JPEG.

    :raises Refused: there is no such page.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        if not 1 <= number <= len(document):
            raise Refused(NO_SUCH_PAGE)
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), MAX_HEIGHT / max(height, 1))
        return _jpeg(page.render(scale=scale, may_draw_forms=False).to_pil())


def draw_picture(content: bytes) -> bytes:
    """A picture scaled down, as JPEG on white."""
    from PIL import Image

    with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as opened:
        opened.draft("RGB", (WIDTH, MAX_HEIGHT))
        opened.thumbnail((WIDTH, MAX_HEIGHT))
        if not opened.has_transparency_data:
            return _jpeg(opened)
        shown = opened.convert("RGBA")
        white = Image.new("RGBA", shown.size, "white")
        white.alpha_composite(shown)
        return _jpeg(white)


def read_document(content: bytes) -> Reading:
    """Headings, paragraphs and tables of a .docx, in their order."""
    import docx
    from docx.table import Table

    found, letters = Reading(), 0
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if len(found.blocks) >= MAX_BLOCKS or letters > MAX_LETTERS:
            found.is_cut = True
            break
        if isinstance(block, Table):
            rows = [[cell.text[:MAX_CELL] for cell in row.cells[:MAX_COLUMNS]] for row in block.rows[:MAX_ROWS]]
            found.blocks.append({"kind": "table", "rows": rows})
            letters += sum(len(text) for row in rows for text in row)
        elif text := block.text.strip():
            style = (block.style.name or "") if block.style is not None else ""
            kind = "heading" if style.startswith(("Heading", "Title")) else "text"
            found.blocks.append({"kind": kind, "text": text[:MAX_LETTERS]})
            letters += len(text)
    return found


def read_sheet(content: bytes) -> Reading:
    """The first sheet of an .xlsx: the values as they were last counted."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    rows = [
        ["" if value is None else str(value)[:MAX_CELL] for value in row]
        for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    ]
    is_cut = len(rows) > MAX_ROWS or (sheet.max_column or 0) > MAX_COLUMNS
    heading = {"kind": "heading", "text": sheet.title}
    return Reading([heading, {"kind": "table", "rows": rows[:MAX_ROWS]}], is_cut)


def _jpeg(picture: Any) -> bytes:
    drawn = BytesIO()
    picture.convert("RGB").save(drawn, "JPEG", quality=QUALITY)
    return drawn.getvalue()
