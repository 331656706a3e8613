"""Sizes and line breaks, before anything is drawn."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.rendering import CertificateText, arrange
from certificates.rendering.fonts import Face, width_mm
from certificates.rendering.lines import balanced_lines
from tests.certificates.rendering_samples import LONG_ACHIEVEMENT, LONG_COLLECTIVE, VARIANTS, sample


def in_letters(text: str) -> float:
    return float(len(text))


def test_text_that_fits_stays_on_one_line() -> None:
    assert balanced_lines("Gương người tốt, việc tốt", in_letters, 40) == ["Gương người tốt, việc tốt"]


def test_lines_break_after_a_pause_where_lengths_allow() -> None:
    lines = arrange(sample()).achievement.lines
    assert [line.split()[-1] for line in lines] == ["2026,", "tế,", "tỉnh."]


def test_lines_are_alike_in_length() -> None:
    widths = [width_mm(line, Face.SERIF, 13.5) for line in arrange(VARIANTS["long"]).achievement.lines]
    assert len(widths) == 3
    assert min(widths) > 0.9 * max(widths)


@pytest.mark.parametrize("limit", range(24, 60))
def test_numbers_and_dates_are_not_torn(limit: int) -> None:
    text = "Đại hội lần thứ XIV, giai đoạn 2021 - 2026, ngày 19 tháng 11 năm 2026, Quyết định số 128/QĐ-SNgV"
    for line in balanced_lines(text, in_letters, limit)[1:]:
        assert line[0] not in "-0123456789X"


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text("abcă,", min_size=1, max_size=12), min_size=1, max_size=60), st.integers(15, 80))
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], limit: int) -> None:
    text = " ".join(words)
    lines = balanced_lines(text, in_letters, limit)
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= limit
    assert len(lines) == len(textwrap.wrap(text, limit, break_on_hyphens=False))


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("Ý", 28, 1),
        ("Điểu K'Sroi", 28, 1),
        ("Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Nguyên", 22, 1),
        (LONG_COLLECTIVE, 18, 2),
    ],
)
def test_a_long_name_shrinks_then_wraps(name: str, size: float, lines: int) -> None:
    block = arrange(sample(name=name)).name
    assert (block.size, len(block.lines)) == (size, lines)


def test_names_only_shrink_as_they_grow() -> None:
    sizes = [arrange(sample(name=" ".join(["Nguyễn"] * count))).name.size for count in range(1, 17)]
    assert sizes[0] == 28
    assert sizes[-1] == 18
    assert all(before >= after for before, after in pairwise(sizes))


def test_a_letter_of_the_highlands_is_set_in_the_face_that_has_it() -> None:
    assert arrange(VARIANTS["highland"]).name_face is Face.SERIF_BOLD
    assert arrange(sample(name="H'Hen Niê")).name_face is Face.DISPLAY_BOLD


def test_short_text_sinks_and_long_text_shrinks() -> None:
    assert arrange(VARIANTS["short"]).sink > 5
    assert arrange(VARIANTS["plain"]).sink < 2
    assert arrange(sample(achievement=LONG_ACHIEVEMENT)).achievement.size < 15.5


def test_a_deputy_signs_in_two_lines_and_leaves_less_room() -> None:
    deputy = sample(signer_title=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
    size, lines = arrange(deputy).achievement.size, arrange(deputy).achievement.lines
    assert (size, len(lines)) == (14.5, 3)


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_nothing_rises_above_its_place(text: CertificateText) -> None:
    assert arrange(text).sink >= 0


def test_a_line_does_not_end_with_the_word_that_begins_a_phrase() -> None:
    lines = balanced_lines("Phòng Lãnh sự, Quản lý biên giới và Công tác người Việt Nam ở nước ngoài", in_letters, 45)
    assert lines == ["Phòng Lãnh sự, Quản lý biên giới", "và Công tác người Việt Nam ở nước ngoài"]
