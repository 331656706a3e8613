"""PDF files whose every line stands where a test put it."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

#: A page of A4, and how its lines stand: in points from the left edge, from the top, and between lines.
WIDTH, HEIGHT = 595, 842
LEFT, TOP, STEP, SIZE = 72, 72, 24, 12


def pdf_of(*pages: Sequence[str], rotate: int = 0) -> bytes:
    """Pages with these lines, in letters without marks."""
    content = BytesIO()
    with pikepdf.new() as document:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for lines in pages:
            page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(font)))
            shown = (
                b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (SIZE, LEFT, HEIGHT - TOP - STEP * place, line.encode("ascii"))
                for place, line in enumerate(lines)
            )
            page.Contents = document.make_stream(b"\n".join(shown))
            if rotate:
                page.Rotate = rotate
        document.docinfo["/Title"] = "0".join(" ".join(lines) for lines in pages)
        document.save(content, deterministic_id=True)
    return content.getvalue()
