"""Typed text is never read as marks or as HTML; typing rules bind what a line must not separate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.papers import (
    Head,
    Heading,
    MissingGlyph,
    Paper,
    Paragraph,
    SignatureBlock,
    Signer,
    missing_glyphs,
    plain,
    render_html,
    render_pdf,
    unbroken,
)
from core.papers.fonts import text_width
from core.papers.marks import Run, runs
from core.papers.typography import NBSP, balance_lines, bind, bind_ending, code_lines
from core.vietnamese import clean

HEAD = Head(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",))


def paper(*texts: str) -> Paper:
    return Paper("Thử", HEAD, tuple(Paragraph(text) for text in texts))


def test_marks_become_runs() -> None:
    assert runs("a **b __c__** [[d e]] {{o}}") == (
        Run("a "),
        Run("b ", bold=True),
        Run("c", bold=True, italic=True),
        Run(" "),
        Run("d e", unbreakable=True),
        Run(" "),
        Run(box=True),
    )


@pytest.mark.parametrize("text", ["[[a", "a]]", "**a", "__a", "[[a [[b]]"])
def test_an_unpaired_mark_is_an_error_of_the_builder(text: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        runs(text)


@given(st.text(alphabet=st.sampled_from("a Đ1[]*_{}o\\-/\n\u0300"), max_size=40))
def test_typed_text_is_never_obeyed(text: str) -> None:
    said = runs(plain(text))
    assert "".join(run.text for run in said).replace(NBSP, " ") == clean(text).replace(NBSP, " ")
    assert not any(run.bold or run.italic or run.box for run in said)


def test_typed_markup_is_printed_as_text() -> None:
    html = render_html(paper(plain('<script>alert("x")</script> & <img src=//a.b/c>')))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_literal_fields_take_neither_marks_nor_markup() -> None:
    blocks = (Heading("PHIẾU", "**a** <b>"), SignatureBlock(Signer(("<i>",), "[[Đoàn]] & Vinh")))
    html = render_html(Paper("<title>", HEAD, blocks, mark='"><b>'))
    for written in ("**a** &lt;b&gt;", "&lt;i&gt;", "[[Đoàn]] &amp; Vinh", "&lt;title&gt;"):
        assert written in html
    assert '"><b>' not in html


def test_lines_are_kept_only_where_asked_for() -> None:
    assert plain("a\r\n\n  b\tc") == "a b c"
    assert plain("a\r\n\n  b\tc", keep_lines=True) == "a\nb c"


def test_a_long_piece_may_break_after_all() -> None:
    assert runs(unbroken("Điểu K'Sroi")) == (Run("Điểu K'Sroi", unbreakable=True),)
    assert not runs(unbroken("n" * 41))[0].unbreakable


def test_a_missing_glyph_is_refused_in_words() -> None:
    with pytest.raises(MissingGlyph, match=r"không có ký tự “→” \(U\+2192\).*Hãy thay ký tự này") as refusal:
        render_pdf(paper("từ A → B"))
    assert refusal.value.characters == "→"
    assert missing_glyphs("A → B ☐ →") == "→☐"


def test_every_vietnamese_letter_has_a_glyph() -> None:
    vowels = "aăâeêioôơuưy"
    letters = "".join(clean(vowel + tone) for vowel in vowels for tone in ("", *"\u0300\u0301\u0303\u0309\u0323"))
    assert missing_glyphs(letters + letters.upper() + "đĐ₫“”–…") == ""


def test_decomposed_text_is_printed_composed() -> None:
    decomposed = "Điê\u0309u"
    assert "Điểu" in render_html(paper(decomposed))
    assert text_width("Điểu", 12) > 0


def test_numbers_stay_with_their_words() -> None:
    assert bind("Điều 1 có 08 cá nhân ngày 06 tháng 01 năm 2027") == (
        f"Điều{NBSP}1 có 08{NBSP}cá{NBSP}nhân ngày{NBSP}06 tháng{NBSP}01 năm{NBSP}2027"
    )
    assert bind("Thi đua - Khen thưởng") == f"Thi đua{NBSP}- Khen thưởng"


def test_a_document_number_is_not_broken_and_carries_its_word() -> None:
    assert Run(f"số{NBSP}05/QĐ-SNgV", unbreakable=True) in runs("Căn cứ Quyết định số 05/QĐ-SNgV của Sở")


def test_no_bound_space_touches_an_unbreakable_piece() -> None:
    assert bind_ending("Căn cứ ý kiến của đồng chí [[An]]").endswith(" [[An]]")
    assert bind_ending("một câu dài hơn hai mươi bốn chữ cái").endswith(f"chữ{NBSP}cái")


def test_titles_are_balanced_and_dates_stay_whole() -> None:
    lines = balance_lines("Về việc đề nghị công nhận điển hình tiên tiến năm 2026 của Sở Ngoại vụ tỉnh", 14, 130)
    widths = [text_width(line, 14) for line in lines]
    assert len(lines) == 2
    assert max(widths) < 1.4 * min(widths)
    attached = balance_lines(
        f"(Kèm theo Quyết định số{NBSP}05/QĐ-SNgV ngày 06 tháng 01 năm 2027 của Giám đốc)", 14, 131
    )
    assert any(f"ngày{NBSP}06{NBSP}tháng{NBSP}01{NBSP}năm{NBSP}2027" in line for line in attached)


def test_a_title_keeps_its_own_line_breaks() -> None:
    assert balance_lines("DANH SÁCH\nCÁ NHÂN", 14, 100) == ["DANH SÁCH", "CÁ NHÂN"]


def test_a_digest_is_grouped_to_be_compared_by_eye() -> None:
    assert code_lines("0123456789abcdef" * 4) == (" ".join(["0123", "4567", "89ab", "cdef"] * 2),) * 2
