"""Files as offices really make them: pictures of cameras, papers of Word, sheets of Excel, printed and signed PDF."""

from collections.abc import Iterator
from io import BytesIO
from random import Random

import openpyxl
import pikepdf
from docx import Document
from PIL import Image

File = tuple[str, bytes]
NAMES = ("Giấy khen năm 2026", "báo cáo (bản cuối)", "Quyết định số 57-QĐ-SNgV", "anh.chup.1", "DANH SACH", "tệp")


def picture(rng: Random, form: str, **saved: object) -> bytes:
    """A small picture with camera data; orientation of a phone held upright."""
    size = rng.randint(2, 90), rng.randint(2, 90)
    mode = rng.choice(["L", "RGB"] + (["RGBA", "P", "LA", "1"] if form == "PNG" else ["CMYK"]))
    made = Image.effect_noise(size, rng.uniform(1, 90)).convert(mode)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = rng.choice([1, 3, 6, 8]), "Máy ảnh", {1: "N", 2: (21.0, 1.0, 42.0)}
    content = BytesIO()
    made.save(content, form, exif=exif, **saved)
    return content.getvalue()


def pdf(rng: Random, **saved: object) -> bytes:
    """Pages with text, a title, an outline place and a plain link."""
    content = BytesIO()
    with pikepdf.new() as document:
        for _ in range(rng.randint(1, 4)):
            page = document.add_blank_page(page_size=(rng.randint(200, 600), 842))
            page.Contents = document.make_stream(b"BT /F1 12 Tf 72 700 Td (Quyet dinh %d) Tj ET" % rng.randint(1, 999))
            address = pikepdf.String("https://sngv.example.vn/tin")
            link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[10, 10, 90, 30],
                                      A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address))  # fmt: skip
            page.Annots = document.make_indirect(pikepdf.Array([link]))
        document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
        document.docinfo["/Title"] = f"Quyết định {rng.random()}"
        document.save(content, **saved)  # type: ignore[arg-type]
    return content.getvalue()


def docx(rng: Random) -> bytes:
    document = Document()
    document.add_heading("Báo cáo thành tích", 0)
    for _ in range(rng.randint(1, 9)):
        document.add_paragraph(f"Hoàn thành {rng.randint(1, 99)} đoàn. Xem LINK ở trang sau | mục lục.")
    table = document.add_table(rng.randint(1, 3), 2)
    table.cell(0, 0).text = "=SUM(A1)"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def xlsx(rng: Random) -> bytes:
    book = openpyxl.Workbook()
    for _ in range(rng.randint(1, 20)):
        book.active.append([rng.randint(1, 9), "Nguyễn Văn A | Phòng Lãnh sự", '=IF(A1>5,"a|b","c")'])
    book.active["D1"].hyperlink = "https://sngv.example.vn"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def honest(seed: int, count: int) -> Iterator[File]:
    """*count* honest files, the same for the same seed."""
    rng = Random(seed)
    makers = [
        ("jpg", lambda: picture(rng, "JPEG")), ("jpeg", lambda: picture(rng, "JPEG", progressive=True)),
        ("png", lambda: picture(rng, "PNG")), ("PDF", lambda: pdf(rng)), ("pdf", lambda: pdf(rng, linearize=True)),
        ("pdf", lambda: pdf(rng, object_stream_mode=pikepdf.ObjectStreamMode.disable)),
        ("docx", lambda: docx(rng)), ("xlsx", lambda: xlsx(rng)),
    ]  # fmt: skip
    for place in range(count):
        extension, make = makers[place % len(makers)]
        yield f"{rng.choice(NAMES)}.{extension}", make()
