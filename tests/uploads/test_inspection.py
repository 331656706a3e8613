"""Each kind of file: what is refused has its own sentence, what is kept is clean or the very same."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from core.inspection import Refused, archives, pdf
from core.inspection.worker import inspect
from tests.uploads import honest
from tests.uploads.hostile import _added

RNG = Random(1)
DOCX, XLSX, PDF = honest.docx(RNG), honest.xlsx(RNG), honest.pdf(RNG)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _rel(kind: str, target: str, mode: str = ' TargetMode="External"') -> dict[str, bytes]:
    text = f'<Relationships><Relationship Id="a" Type="{REL}/{kind}" Target="{target}"{mode}/></Relationships>'
    return {"word/_rels/more.xml.rels": text.encode()}


def _refusal(content: bytes, extension: str) -> str:
    with pytest.raises(Refused) as caught:
        inspect(content, extension)
    return str(caught.value)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"word/vbaProject.bin": b"x"}, "có macro"),
        ({"word/activeX/activeX1.xml": b"<a/>"}, "có macro"),
        (_rel("control", "a.xml", ""), "có macro"),
        ({"word/embeddings/a.xlsx": b"x"}, "nhúng bên trong"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "nhúng bên trong"),
        (_rel("aFChunk", "a.html", ""), "nhúng bên trong"),
        ({"word/payload.bin": b"x"}, "nhúng bên trong"),
        (_rel("attachedTemplate", "http://x/a.dotm"), "gắn mẫu văn bản"),
        (_rel("image", "http://x/a.png"), "ảnh lấy từ nơi khác"),
        (_rel("hyperlink", "file:///c:/a"), "liên kết tới tệp trên máy"),
        (_rel("frame", "http://x"), "liên kết tới tệp khác ở ngoài"),
        (_rel("image", "http://x/a.png", ""), "ảnh lấy từ nơi khác"),
        ({"xl/connections.xml": b"<a/>"}, "dữ liệu từ nguồn ngoài"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "dữ liệu từ nguồn ngoài"),
        ({"word/a.xml": b"<w><instrText> DDE</instrText><instrText>AUTO c</instrText></w>"}, "trường tự lấy dữ liệu"),
        ({"word/a.xml": b'<w><fldSimple instr="INCLUDETEXT a"/></w>'}, "trường tự lấy dữ liệu"),
        ({"xl/a.xml": b"<w><f>cmd|'/c calc'!A0</f></w>"}, "công thức gọi chương trình"),
        ({"xl/a.xml": b"<w><ddeLink ddeService='cmd'/></w>"}, "công thức gọi chương trình"),
        ({"customXml/a.xml": b"<!DOCTYPE a><a/>"}, "thực thể XML lạ"),
        ({"word/a.vml": b"<!doctype a><xml>"}, "thực thể XML lạ"),
        ({"word/a.xml": b"<a><b></a>"}, "đã hỏng"),
        ({"word/a.xml": b"<a>" * 300 + b"</a>" * 300}, "đã hỏng"),
        ({"../a.xml": b"<a/>"}, "cấu trúc bên trong không hợp lệ"),
        ({"a\\b.xml": b"<a/>"}, "cấu trúc bên trong không hợp lệ"),
        ({"WORD/document.xml": b"<a/>"}, "cấu trúc bên trong không hợp lệ"),
        ({f"word/{n}.xml": b"<a/>" for n in range(archives.MAX_ENTRIES)}, "lớn bất thường"),
        ({"word/a.xml": b" " * 30_000_000}, "lớn bất thường"),
    ],
    ids=lambda value: "" if isinstance(value, str) else min(value)[:24],
)
def test_what_acts_in_a_document_is_refused_by_name(parts: dict[str, bytes], sentence: str) -> None:
    assert sentence in _refusal(_added(DOCX, parts), ".docx")


def test_plain_links_fields_and_old_drawings_stay() -> None:
    parts = {
        **_rel("hyperlink", "https://sngv.example.vn/a"),
        "word/a.xml": b'<w><instrText>HYPERLINK "http://x/LINK/a"</instrText><instrText>PAGE</instrText></w>',
        "word/a.vml": b"<xml><br></xml>",
    }
    kept = inspect(_added(DOCX, parts), ".docx").content
    with zipfile.ZipFile(BytesIO(kept)) as archive:
        assert set(parts) <= set(archive.namelist())
        assert archive.read("word/document.xml") == zipfile.ZipFile(BytesIO(DOCX)).read("word/document.xml")


def test_an_archive_is_built_anew_always_alike() -> None:
    dressed = BytesIO(DOCX)
    with zipfile.ZipFile(dressed, "a") as archive:
        archive.comment = b"<script>"
    first, second = (inspect(content, ".docx").content for content in (DOCX, dressed.getvalue()))
    assert first == second == inspect(first, ".docx").content


@pytest.mark.parametrize(("content", "extension"), [(XLSX, ".docx"), (DOCX, ".xlsx")])
def test_one_kind_is_not_taken_for_the_other(content: bytes, extension: str) -> None:
    assert f"không phải {extension[1:].upper()} thường" in _refusal(content, extension)


# ------------------------------------------------------------------ PDF


def _changed(change: Callable[[pikepdf.Pdf], None], **saved: object) -> bytes:
    content = BytesIO()
    with pikepdf.open(BytesIO(PDF)) as document:
        change(document)
        document.save(content, **saved)  # type: ignore[arg-type]
    return content.getvalue()


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def test_a_signed_document_is_kept_byte_for_byte() -> None:
    signed = _signed(PDF)
    assert inspect(signed, ".pdf") == pdf.Found(signed)
    found = inspect(signed + b"<script>", ".pdf")
    assert found.content != signed and "Chữ ký số trong tệp vì thế không còn" in found.notice


def _signed(content: bytes) -> bytes:
    """With a signature appended as a further state of the document, as programs that sign do."""
    plain, number = BytesIO(), 0
    with pikepdf.open(BytesIO(content)) as document:
        document.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        number = len(document.objects) + 50
    before = plain.getvalue()
    was = int(before.rpartition(b"startxref")[2].split()[0])
    root = re.search(rb"/Root (\d+ 0 R)", before)
    assert root
    one = (
        b"%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [ 0 9 9 9 ] /Contents <00ff> >>\nendobj\n" % number
    )
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(before))
    trailer = b"trailer << /Root %s /Size %d /Prev %d >>\n" % (root[1], number + 1, was)
    return before + one + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(before) + len(one))


def test_what_acts_is_taken_out_and_told() -> None:
    found = inspect(_changed(_script), ".pdf")
    assert found.notice == pdf.CLEANED and b"app.alert" not in found.content


def test_an_act_of_an_earlier_state_does_not_stay_in_the_bytes() -> None:
    first = _changed(_script, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"/JavaScript" in first
    hidden = first.replace(b"/OpenAction", b"/OpenActiom")
    assert b"/JavaScript" not in inspect(hidden, ".pdf").content


def test_an_archive_in_a_stream_that_nothing_unpacks_is_refused() -> None:
    def hidden(document: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(document, b"")
        stream.write(b"PK\x05\x06" + bytes(40), filter=Name.FlateDecode)
        document.pages[0].obj.Extra = stream

    content = _changed(hidden)
    assert zipfile.is_zipfile(BytesIO(content))
    assert "hỏng" in _refusal(content, ".pdf")


@pytest.mark.parametrize("address", ["tinh.exe", "b.vn/tin", "file:///c:/a", "//may-chu/a", " javascript:1", ""])
def test_an_address_that_may_name_a_file_beside_the_document_is_taken_out(address: str) -> None:
    def linked(document: pikepdf.Pdf) -> None:
        act = Dictionary(S=Name.URI, URI=String(address))
        document.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=act)])

    found = inspect(_changed(linked), ".pdf")
    assert "liên kết ra ngoài" in found.notice
    assert b"/URI" not in found.content


def test_places_pages_and_plain_addresses_stay() -> None:
    def plain(document: pikepdf.Pdf) -> None:
        page = document.pages[0].obj
        document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))
        acts = [Dictionary(S=Name.Named, N=Name.NextPage), Dictionary(S=Name.URI, URI=String("mailto:a@b.vn"))]
        acts += [Dictionary(S=Name.URI, URI=String("www.b.vn/a")), Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))]
        page.Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=one) for one in acts])

    content = _changed(plain)
    assert inspect(content, ".pdf").content == content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            _changed(lambda document: None, encryption=pikepdf.Encryption(owner="a", user="")),
            "có mật khẩu hoặc bị khóa",
        ),
        (_changed(lambda document: None, encryption=pikepdf.Encryption(owner="a", user="b")), "có mật khẩu"),
        (_changed(lambda document: document.pages.__delitem__(slice(None))), "đã hỏng"),
        (b"%PDF-1.7\n%%EOF", "đã hỏng"),
    ],
    ids=["locked", "password", "no-page", "empty"],
)
def test_a_pdf_that_cannot_be_looked_into_is_refused(content: bytes, sentence: str) -> None:
    assert sentence in _refusal(content, ".pdf")


def test_a_pdf_has_so_many_pages_and_no_more() -> None:
    def many(document: pikepdf.Pdf) -> None:
        for _ in range(pdf.MAX_PAGES):
            document.add_blank_page()

    assert "Mời đồng chí chia nhỏ tệp" in _refusal(_changed(many), ".pdf")


# ------------------------------------------------------------------ pictures


def test_a_picture_is_kept_upright_without_its_data() -> None:
    exif, content = Image.Exif(), BytesIO()
    exif[0x0112], exif[0x010F] = 6, "Máy ảnh"
    Image.new("RGB", (40, 20), "red").save(content, "JPEG", exif=exif, comment=b"bi mat", quality=70)
    kept = inspect(content.getvalue() + b"PK\x03\x04", ".jpg").content
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (20, 40) and not dict(picture.getexif()) and "comment" not in picture.info
    assert b"bi mat" not in kept and b"PK\x03\x04" not in kept


def test_of_the_fineness_of_a_picture_its_quality_is_kept_and_not_its_table() -> None:
    """The table that says how fine a picture is packed is 64 bytes of the sender's: an archive's end mark goes in."""
    noise, coarse, fine = Image.effect_noise((200, 200), 60), BytesIO(), BytesIO()
    table = [9] * 64
    table[0], table[1], table[8], table[16] = b"PK\x05\x06"  # the first four on the way through a block
    noise.save(coarse, "JPEG", qtables=[table])
    noise.save(fine, "JPEG", quality=92)
    assert b"PK\x05\x06" in coarse.getvalue() and b"PK\x05\x06" not in inspect(coarse.getvalue(), ".jpg").content
    for came in (coarse.getvalue(), fine.getvalue()):
        assert abs(len(inspect(came, ".jpg").content) / len(came) - 1) < 0.1


def test_only_the_first_frame_is_kept() -> None:
    content = BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    frames[0].save(content, "PNG", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(inspect(content.getvalue(), ".png").content)) as picture:
        assert getattr(picture, "n_frames", 1) == 1


def test_transparency_and_grey_of_sixteen_bits_stay_to_be_seen() -> None:
    for mode, colour in (("P", 3), ("I;16", 40_000), ("RGBA", (1, 2, 3, 4))):
        content, made = BytesIO(), Image.new(mode, (3, 3), colour)
        if mode == "P":
            made.putpalette(range(24))
        made.save(content, "PNG", **({"transparency": 3} if mode == "P" else {}))
        with Image.open(BytesIO(inspect(content.getvalue(), ".png").content)) as picture:
            seen = picture.convert("RGBA").getpixel((0, 0))
        assert {"P": seen[3] == 0, "I;16": 150 < seen[0] < 160, "RGBA": seen == (1, 2, 3, 4)}[mode]


def test_a_picture_of_too_many_points_is_refused_before_it_is_decoded() -> None:
    content = BytesIO()
    Image.new("1", (8_000, 8_000)).save(content, "PNG")
    assert "30 triệu điểm ảnh" in _refusal(content.getvalue(), ".png")


def test_a_picture_cut_short_is_refused() -> None:
    content = honest.picture(Random(3), "JPEG")
    assert "đã hỏng" in _refusal(content[: len(content) // 2], ".jpg")
