"""What is covered is gone: from the text, from the bytes, from the picture; what is not covered can be read."""

import subprocess
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.inspection import Refused
from core.inspection.covering import MAX_PAGES, TOO_LONG, cover_pdf, cover_picture, suggest
from core.uploads import accept, read
from core.uploads.covering import covered, suggestions
from tests.plugins.tools import require
from tests.uploads.lines import pdf_of

IDENTITY, PHONE = "001085012345", "0912345678"
LINES = [f"CCCD so {IDENTITY} cap nam 2021", f"Dien thoai {PHONE}", "So nha 12, duong Le Loi", "Nam 2026 hien mau"]
EXPECTED = [IDENTITY, PHONE, "So nha 12, duong Le Loi"]
pytestmark = pytest.mark.slow


def text_of(content):
    command = [require("pdftotext"), "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def raw_of(content):
    """Every byte of the file, its streams unpacked as well."""
    with pikepdf.open(BytesIO(content)) as document:
        unpacked = [one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream)
                    and one.get("/Filter") != "/DCTDecode"]  # fmt: skip
        return content + b"".join(unpacked) + repr(document.docinfo).encode()


def pictured(content, page=1):
    with pypdfium2.PdfDocument(content) as document:
        return document[page - 1].render(scale=2).to_pil().convert("L")


def under(picture, box, inset=1):
    """The points of a box, without *inset* points at its edge, which a JPEG blurs with their neighbours."""
    _, left, top, width, height = box
    across, down = picture.width / 1000, picture.height / 1000
    edges = (left * across + inset, top * down + inset, (left + width) * across - inset, (top + height) * down - inset)
    return picture.crop(tuple(round(edge) for edge in edges))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_nothing_of_what_is_covered_is_left(rotate):
    content = pdf_of(LINES, ["Trang hai"], rotate=rotate)
    assert IDENTITY in text_of(content) and IDENTITY.encode() in raw_of(content)
    pages, found = suggest(content)
    boxes = [box for one in found for box in one["boxes"]]
    assert (pages, sorted(one["text"] for one in found)) == (2, EXPECTED)
    before, twin = pictured(content), cover_pdf(content, boxes)
    after = pictured(twin)
    for box in boxes:
        assert under(before, box).getextrema()[1] > 200, "letters on white stood here"
        assert under(after, box).getextrema()[1] < 16, "every point is black"
    assert text_of(twin).strip() == ""
    assert not [word for word in (IDENTITY, PHONE, "Le Loi", "hien mau") if word.encode() in raw_of(twin)]


def test_a_twin_has_pages_and_nothing_else():
    with pikepdf.open(BytesIO(cover_pdf(pdf_of(LINES, ["hai"]), [(1, 0, 0, 10, 10)]))) as twin:
        assert set(twin.Root.keys()) == {"/Type", "/Pages"} and not twin.docinfo and len(twin.pages) == 2
        assert {tuple(sorted(page.keys())) for page in twin.pages} == {
            ("/Contents", "/MediaBox", "/Parent", "/Resources", "/Type")
        }


def test_the_rest_stays_to_be_read():
    content = pdf_of(LINES)
    twin = pictured(cover_pdf(content, [(1, 0, 0, 1000, 90)]))
    assert under(twin, (1, 100, 150, 300, 40)).getextrema()[0] < 100, "the lines below are still there"
    assert pictured(cover_pdf(content, [])).size == pictured(content).size


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_is_covered_at_full_size(form):
    content = BytesIO()
    Image.effect_noise((331, 217), 90).convert("RGBA" if form == "PNG" else "RGB").save(content, form)
    box = (1, 333, 101, 250, 77)
    twin = Image.open(BytesIO(cover_picture(content.getvalue(), [box], form)))
    assert (twin.format, twin.size, twin.info.get("exif")) == (form, (331, 217), None)
    assert under(twin.convert("L"), box, inset=8).getextrema()[1] < 16
    assert under(twin.convert("L"), (1, 700, 500, 100, 100)).getextrema()[1] > 100


def test_a_transparent_picture_is_covered_on_white():
    content = BytesIO()
    Image.new("RGBA", (50, 50), (9, 9, 9, 0)).save(content, "PNG")
    twin = Image.open(BytesIO(cover_picture(content.getvalue(), [(1, 0, 0, 200, 200)], "PNG"))).convert("L")
    assert (twin.getpixel((40, 40)), twin.getpixel((5, 5))) == (255, 0)


def test_a_file_of_too_many_pages_is_refused_in_words():
    with pytest.raises(Refused, match=TOO_LONG):
        suggest(pdf_of(*[["x"]] * (MAX_PAGES + 1)))


def test_it_is_drawn_in_the_process_apart_and_kept_only_with_its_act():
    stored = accept(SimpleUploadedFile("a.pdf", pdf_of(LINES)))
    found = suggestions(stored)
    boxes = [box for one in found.found for box in one.boxes]
    with covered(stored, boxes, "Giấy xác nhận 1/2") as twin:
        assert twin.original_name == "Giấy xác nhận 1-2 (bản đã che).pdf"
    assert IDENTITY not in text_of(read(twin.stored_name, twin.sha256)) and twin.sha256 != stored.sha256
    with pytest.raises(RuntimeError), covered(stored, boxes, "x") as lost:
        raise RuntimeError
    with pytest.raises(ValidationError):
        read(lost.stored_name, lost.sha256)
