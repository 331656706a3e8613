"""Whatever is pasted, typed or sent, nothing executable comes out, and nothing breaks."""

import random
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from core.inspection.rich_docx import read_docx
from core.inspection.rich_html import read_html
from core.uploads import accept
from core.uploads.rich_text import docx_text, html_text
from stories import prose
from stories.links import may_be_video, may_link
from stories.names import people_named
from stories.people import meant
from stories.showing import pieces
from tests.plugins.tools import require_blns

ALLOWED = {"p", "h3", "ul", "li", "blockquote", "strong", "em", "a"}
PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>'>y</a>",
    "<a href=' jAvAsCrIpT:alert(1)'>z</a>",
    "<a href='https://a.vn@evil.com'>w</a>",
    "<iframe src=//evil></iframe>",
    "<style>@import '//evil'</style>",
    "<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->",
    "<p style='mso-list:Ignore'>hidden</p>",
    "<math><mi xlink:href='javascript:1'>",
    "</p></div></b>",
    "<b><i><p><b>",
    "<table><td>",
    "<template><script>1</script></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;img&#62;",
    "[x](javascript:alert(1))",
    "**<u>**",
    "\x00",
    "\u202e",
    "\ud7ff",
    "<![CDATA[<script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE x [",
    "<del>bỏ</del>",
    "<o:p>&nbsp;</o:p>",
    "<st1:place w:st='on'>Sông Lam</st1:place>",
    "<p class=MsoListParagraph>một",
    "<li>hai",
    '<a href="https://a.vn/?q=<script>">',
    "{{ settings.SECRET_KEY }}",
    "{% load %}",
    '<span style="font-weight:700">đậm',
    "\n",
)


class Elements(HTMLParser):
    """What a browser would find in the page that is drawn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def assert_harmless(text: str) -> None:
    """The markup *text*, drawn by the template of the pages."""
    page = render_to_string("stories/pieces.html", {"pieces": pieces(text, ())})
    found = Elements(page)
    assert found.tags <= ALLOWED, found.tags
    for tag, name, value in found.attributes:
        assert tag == "a" and name in ("href", "rel"), (tag, name)
        if name == "href":
            assert may_link(value) and value.split(":")[0] in ("http", "https", "mailto")
        else:
            assert value == "nofollow noopener"


def of_html(html: str) -> str:
    return prose.write(prose.of_data(read_html(html.encode("utf-8", "replace"))["blocks"]))


@pytest.mark.parametrize("seed", range(40))
def test_hostile_html_becomes_harmless_markup(seed: int) -> None:
    drawn = random.Random(seed)
    for _ in range(25):
        html = "".join(drawn.choice(PIECES) for _ in range(drawn.randrange(1, 30)))
        text = of_html(html)
        assert_harmless(text)
        assert_harmless(html)
        assert prose.write(prose.parse(text)) == text


def test_naughty_strings_typed_and_pasted() -> None:
    for text in require_blns():
        for typed in (text, f"## {text}", f"- {text}", f"> {text}", f"**{text}**", f"[{text}]({text})", f"[x]({text})"):
            assert_harmless(typed)
        assert_harmless(of_html(f"<p>{text}</p><a href='{text}'>{text}</a>"))
        assert not may_be_video(text) or text.startswith("https://")


@pytest.mark.django_db
def test_naughty_strings_as_names() -> None:
    for text in require_blns():
        people_named([text, f"Đồng chí {text}"])
        with pytest.raises(ValidationError):
            meant(text.replace(",", " "))


@given(st.text(alphabet=st.sampled_from("ab *_[]()\\#->\n\táệ<&ảnh2.:/htps"), max_size=120))
def test_what_is_written_is_read_again(text: str) -> None:
    blocks = prose.parse(text)
    assert prose.parse(prose.write(blocks)) == blocks
    assert_harmless(text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.com",
        "/tai-khoan/",
        "ftp://a.vn",
        "https://a:b@a.vn",
        "https://a.vn@evil.com",
        "https://",
        "https://a",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://a.vn:8080/",
        "https://а.vn",
        "https://xn--80a.vn",
        "https://a.vn/\u202egpj",
        "https://a.vn\\@evil.com",
        "https:a.vn",
        "mailto:",
        "mailto:a@b.vn?bcc=x",
        "https://a.vn/" + "a" * 600,
        " https://a.vn",
        "https://a.vn/<b>",
        "https://a.vn:x/",
    ],
)
def test_tricky_addresses_are_words(address: str) -> None:
    assert not may_link(address)


def test_plain_addresses_are_links_and_say_where_they_lead() -> None:
    for address in ("https://a.vn", "http://www.songlam.gov.vn/tin/1?x=2#y", "mailto:vanphong@songlam.gov.vn"):
        assert may_link(address, "xem")
    assert may_link("https://www.a.vn/x", "a.vn") and not may_link("https://evil.com", "https://a.vn")


@pytest.mark.parametrize(
    "typed",
    [
        "[ngan.](https://evil.com)[vn](https://evil.com)",
        "[ngan](https://evil.com)**[.vn](https://evil.com)**",
        "**[https://](https://evil.com)***[ngan.vn](https://evil.com)*",
    ],
)
def test_a_link_in_parts_is_judged_by_all_its_words(typed: str) -> None:
    html = typed.replace("[", "<b>").replace("](https://evil.com)", "</b>").replace("*", "")
    for text in (typed, of_html(f"<a href=https://evil.com>{html}</a>"), of_html(f"<p>{html}</p>")):
        blocks = prose.parse(text)
        assert not any(span.href for block in blocks for line in block.lines for span in line), text
        assert prose.parse(prose.write(blocks)) == blocks
    honest = of_html("<a href=https://ngan.vn/x>https://<i>ngan.vn/</i>x</a>")
    assert [span.href for span in prose.parse(honest)[0].lines[0]] == ["https://ngan.vn/x"] * 3


def test_tables_of_a_document_pass_on_no_hidden_words_and_no_cell_twice() -> None:
    import docx

    document, kept = docx.Document(), BytesIO()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).paragraphs[0].add_run("Năm")
    table.cell(0, 0).paragraphs[0].add_run(" ẩn").font.hidden = True
    table.cell(0, 2).paragraphs[0].add_run("2026")
    document.save(kept)
    assert read_docx(kept.getvalue())["blocks"][0]["lines"][0][0]["text"] == "Năm; 2026"


def test_deep_and_endless_html_is_bounded() -> None:
    assert read_html(b"<div>" * 100_000 + b"x")["blocks"]
    found = read_html(("<p>" + "a " * 40 + "</p>").encode() * 5_000)
    assert found["is_cut"] and len(found["blocks"]) <= 2_000


@pytest.mark.slow
def test_foreign_texts_are_read_apart() -> None:
    assert html_text("<p>Chào</p>")["blocks"][0]["lines"] == [
        [{"text": "Chào", "bold": False, "italic": False, "href": ""}]
    ]
    with pytest.raises(ValidationError, match="dán từng phần"):
        html_text("a" * (2 * 1024 * 1024 + 1))
    for name, content in (("a.docx", b"PK\x03\x04"), ("a.docx", b"<html>"), ("a.exe", b"MZ"), ("a.docx", b"")):
        with pytest.raises(ValidationError):
            docx_text(SimpleUploadedFile(name, content))


@pytest.mark.slow
def test_pictures_that_are_none_are_refused() -> None:
    gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    for name, content in (
        ("a.jpg", gif),
        ("a.png", svg),
        ("a.svg", svg),
        ("a.jpg", b"\xff\xd8\xff\xe0junk"),
        ("a.jpg", b""),
    ):
        with pytest.raises(ValidationError):
            accept(SimpleUploadedFile(name, content), (".jpg", ".jpeg", ".png"))


def test_word_leaves_nothing_but_words() -> None:
    html = """<html xmlns:o="x"><head><style>p{}</style></head><body><!--StartFragment--><h1>Đầu</h1>
    <p class=MsoNormal><b>Đậm</b> <span style='font-weight:bold'>nữa</span><o:p></o:p></p>
    <p class=MsoListParagraph style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;</span>
    <![endif]>Một</p><p class=MsoListParagraph style='mso-list:l0'>Hai <del>bỏ</del><ins>thêm</ins></p>
    <table><tr><td><p>Năm</p></td><td><p>Số</p></td></tr></table><p><i>Nghiêng</i></p></body></html>"""
    assert of_html(html) == "## Đầu\n\n**Đậm** **nữa**\n\n- Một\n- Hai thêm\n\nNăm; Số\n\n*Nghiêng*"


def test_text_in_old_fonts_is_read() -> None:
    assert of_html("<p style='font-family:.VnTime'>C¸n bé</p>") == "Cán bộ"


@pytest.mark.slow
def test_a_picture_is_made_in_every_width_without_its_camera_data(settings: Any) -> None:
    from PIL import Image

    from core.uploads import read
    from core.uploads.scaling import scaled

    kept = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    Image.linear_gradient("L").resize((2000, 1000)).convert("RGB").save(kept, "JPEG", exif=exif)
    stored = accept(SimpleUploadedFile("a.jpg", kept.getvalue()), (".jpg",))
    with scaled(stored, (480, 960, 1600)) as made:
        assert (made.width, made.height) == (2000, 1000)
        assert {one.width for one in made.files} == {480, 960, 1600}
        for one in made.files:
            content = read(one.stored.stored_name, one.stored.sha256)
            assert b"Camera" not in content
            assert Image.open(BytesIO(content)).size == (one.width, one.height)
    small = accept(SimpleUploadedFile("b.png", _png()), (".png",))
    with scaled(small, (480, 960, 1600)) as made:
        assert {one.width for one in made.files} == {300}


def _png() -> bytes:
    from PIL import Image

    kept = BytesIO()
    Image.new("RGBA", (300, 200), (1, 2, 3, 0)).save(kept, "PNG")
    return kept.getvalue()
