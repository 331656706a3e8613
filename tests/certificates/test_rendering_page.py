"""The printed page, read back by other programs: poppler, pdfplumber, zxing."""

import io
import re

import pdfplumber
import pytest
import zxingcpp

from certificates.rendering import CertificateText, TextTooLong, arrange
from certificates.rendering.page import pages_html
from certificates.rendering.press import lay_out, press
from certificates.rendering.render import render, render_many
from tests.certificates.rendering_samples import LONG_ACHIEVEMENT, VARIANTS, pixels, printed, sample, words_of

MM = 72 / 25.4
FRAME = 19.3  # millimetres from the edge of the paper to the inside of the innermost line


@pytest.mark.parametrize("name", VARIANTS)
def test_the_paper_says_every_field(name: str) -> None:
    text, words = VARIANTS[name], words_of(printed()[name])
    for line in (*text.signer_title, *(value for _, value in text.printed_fields())):
        if line not in (text.verify_url, ", ".join(text.signer_title)):
            assert line in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in words


def test_text_is_never_a_template_nor_markup() -> None:
    hostile = "{{ 7*7 }} {% now 'Y' %} <b>đậm</b> &lt;i&gt; <img src='x'> ${7*7} #{7*7}"
    words = words_of(render(sample(name=hostile, post=hostile, achievement=hostile, signer_name="{{ organ }}")))
    assert words.count(hostile) == 3
    assert "{{ organ }}" in words
    assert "49" not in words


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.slow
def test_art_drawn_once_gives_the_pixels_of_art_drawn_each_time(name: str) -> None:
    full = lay_out(pages_html([VARIANTS[name]], art=True), press().fonts, press().style).write_pdf()
    assert pixels(printed()[name]).tobytes() == pixels(full).tobytes()


def test_the_art_is_really_there() -> None:
    picture = pixels(printed()["plain"], 72)
    colours = {picture.getpixel((round(12.5 * MM), y)) for y in range(round(60 * MM), round(150 * MM))}
    assert any(abs(r - 0x9E) + abs(g - 0x1B) + abs(b - 0x1E) < 12 for r, g, b in colours)
    assert picture.getpixel((round(60 * MM), round(100 * MM))) == (0xFF, 0xFC, 0xF3)


@pytest.mark.parametrize("dpi", [72, *(pytest.param(dpi, marks=pytest.mark.slow) for dpi in (110, 200))])
@pytest.mark.parametrize("name", VARIANTS)
def test_the_qr_code_is_read_from_the_picture(name: str, dpi: int) -> None:
    found = zxingcpp.read_barcodes(pixels(printed()[name], dpi))
    assert [code.text for code in found] == [VARIANTS[name].verify_url]
    width = (found[0].position.top_right.x - found[0].position.top_left.x) / dpi * 25.4
    assert 20 < width < 23, "millimetres, the quiet zone makes it 27"


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.slow
def test_all_words_stand_inside_the_frame_and_clear_of_each_other(name: str) -> None:
    assert_in_place(VARIANTS[name], printed()[name])


@pytest.mark.slow
def test_texts_of_every_length_stand_in_place_or_are_refused() -> None:
    words = LONG_ACHIEVEMENT.split() * 3
    deputy = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    fitting = []
    for count in range(1, len(words), 7):
        text = sample(achievement=" ".join(words[:count]), name=" ".join(words[: count // 3 + 1]), signer_title=deputy)
        try:
            arrange(text)
        except TextTooLong:
            break
        fitting.append(text)
    assert len(fitting) > 8
    for text, pdf in zip(fitting, render_many(fitting), strict=True):
        assert_in_place(text, pdf)


def assert_in_place(text: CertificateText, pdf: bytes) -> None:
    """Letters inside the frame; the achievement ends above the date; the two lower blocks do not meet."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        page = book.pages[0]
        body = page.filter(lambda item: not (item["object_type"] == "char" and item["top"] > 192 * MM))
        letters = [letter for letter in body.chars if letter["text"].strip()]
        assert min(letter["x0"] for letter in letters) > FRAME * MM
        assert max(letter["x1"] for letter in letters) < (297 - FRAME) * MM
        assert max(letter["bottom"] for letter in letters) < (210 - FRAME) * MM
        main = place_of(body, text.achievement)
        place = place_of(body, f"{text.place}, ngày")
        assert main[3] + 2.5 * MM <= place[1]
        for line in (text.code, text.verify_hint_host, text.register_number):
            assert place_of(body, line)[2] < place[0] - 2 * MM
        assert place_of(body, text.organ, which=0)[3] < 43.5 * MM
        name_bottom = place_of(body, text.signer_name)[3]
        assert (210 - 28) * MM < name_bottom < (210 - 25) * MM


def place_of(page: pdfplumber.page.Page, words: str, which: int = -1) -> tuple[float, float, float, float]:
    """The box of some words, by default where they stand last, over line breaks: left, top, right, bottom in points."""
    pattern = re.escape(words).replace(r"\ ", r"\s+")
    matches = page.search(pattern, regex=True)
    assert matches, words
    letters = matches[which]["chars"]
    return (
        min(letter["x0"] for letter in letters),
        min(letter["top"] for letter in letters),
        max(letter["x1"] for letter in letters),
        max(letter["bottom"] for letter in letters),
    )
