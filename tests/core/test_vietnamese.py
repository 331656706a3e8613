"""Text, order, dates and numbers, against tables made independently of the code."""

import random
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Engine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core import vietnamese as vn

calm = settings(deadline=None)

SYLLABLES = "Nguyễn Đỗ Điểu Hòa Hoà Thuỷ Thủy Ngọc Ánh Ưng Ơn Ăn Ân Lý Lí Quỳnh Đức Sroi Niê K'Brêu"
names = st.lists(st.sampled_from(SYLLABLES.split(" ")), min_size=1, max_size=5).map(" ".join)

# In the order of ICU 78 (CLDR, locale "vi"), compared by given name, then by the rest.
PEOPLE = """
Trần Văn An|Tran Anh|Trân Anh|Trần Anh|Trần Ành|Trần Ảnh|Trần Ãnh|Nguyễn Thị Ngọc Ánh|Trần Ánh|Trần Ạnh
Phạm Ăn|Lê Ân|Bình|Zơ Râm Bình|Bùi Minh Châu|Bùi Thị Minh Châu|Lê Dung|Đỗ Văn Dũng|Đỗ Văn Dụng|Lê Đung
Nguyễn Văn Đức|Đinh E|Đinh Ê|Đoàn Minh Hoa|Đoàn Minh Hoà|Đoàn Minh Hoá|Doãn Minh Hòa|Đoàn Minh Hỏa
Đoàn Minh Họa|Lê On|Lê Ôn|Lê Ơn|Điểu Sroi|Uông Ung|Uông Ưng|Y|Lâm Ý|Hồ Yên
"""
# In the order of ICU 78 (CLDR, locale "vi"), compared as whole texts.
UNITS = """
An|Ăn|Ân|Ban Giám đốc|Dân vận|Đảng ủy|Đội xe|Phòng Hợp tác|Phòng Hợp tác quốc tế|Phòng Lãnh sự|Phòng Lễ tân
Thanh tra Sở|Tổ 1|Tổ 10|Tổ 2|Tổ Phiên dịch|Trung tâm Dịch vụ đối ngoại|Văn phòng Sở
"""


def rows(table: str) -> list[str]:
    return [name for line in table.split("\n") if line for name in line.split("|")]


class TestClean:
    @calm
    @given(names)
    def test_decomposed_input_equals_composed(self, name: str) -> None:
        apart = unicodedata.normalize("NFD", name)
        assert vn.clean(apart) == vn.clean(name) == name

    @calm
    @given(st.text(), st.booleans())
    @example("a\u200b\u0301", False)
    @example("\r\n a \n\n b \u2028", True)
    def test_is_stable_and_leaves_nothing_invisible(self, text: str, multiline: bool) -> None:
        once = vn.clean(text, multiline=multiline)
        assert vn.clean(once, multiline=multiline) == once
        assert unicodedata.is_normalized("NFC", once.replace("\n", " "))
        kept = once.replace("\n", "") if multiline else once
        assert not {unicodedata.category(c) for c in kept} & {"Cc", "Cf", "Cs"}
        assert "  " not in once
        once.encode()

    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("  Nguyễn \t Văn\u00a0 A ", "Nguyễn Văn A"),
            ("a\x00b\x07c", "abc"),
            ("\u202eAn\u200b\ufeff", "An"),
            ("dòng 1\r\ndòng 2", "dòng 1 dòng 2"),
            ("", ""),
            ("\ud800", ""),
        ],
    )
    def test_single_line(self, typed: str, stored: str) -> None:
        assert vn.clean(typed) == stored

    def test_line_breaks_stay_where_they_mean_something(self) -> None:
        assert vn.clean("\n a  b \r\n\r\n c\x00 \rd\n", multiline=True) == "a b\n\nc\nd"


class TestSearch:
    @pytest.mark.parametrize(
        ("text", "norm"),
        [
            ("Nguyễn Văn Dũng", "nguyen van dung"),
            ("NGUYỄN VĂN DỤNG", "nguyen van dung"),
            ("Đường  Đất", "duong dat"),
            ("Thi đua – Khen thưởng", "thi dua khen thuong"),
            ("H'Hen Niê", "h hen nie"),
            ("Y Ƀlô Ayŭn", "y blo ayun"),
            ("Ðiểu ðường", "dieu duong"),
            ("HS-2026-HTQT-02", "hs 2026 htqt 02"),
            ("…", ""),
        ],
    )
    def test_words(self, text: str, norm: str) -> None:
        assert vn.search_norm(text) == norm

    @calm
    @given(names)
    def test_composed_decomposed_and_either_case_are_equal(self, name: str) -> None:
        norm = vn.search_norm(name)
        assert vn.search_norm(unicodedata.normalize("NFD", name)) == norm
        assert vn.search_norm(name.upper()) == norm
        assert vn.search_norm(norm) == norm

    def test_place_of_the_tone_does_not_matter(self) -> None:
        assert vn.search_norm("hoà thuỷ") == vn.search_norm("hòa thủy") == "hoa thuy"

    @calm
    @given(st.text())
    def test_only_plain_words_come_out(self, text: str) -> None:
        norm = vn.search_norm(text)
        assert set(norm) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
        assert norm == " ".join(norm.split())


class TestSameName:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Trần Hoà", "Trần Hòa"),
            ("Vũ Thị Thuý", "VŨ  THỊ THÚY"),
            ("Lê Tuỳ Khuê", "Lê Tùy Khuê"),
            ("Ðặng Văn A", "Đặng Văn A"),
            ("Tổ Phiên dịch", " tổ phiên\u200b dịch "),
        ],
    )
    def test_one_name_written_in_two_ways(self, one: str, other: str) -> None:
        assert vn.name_key(one) == vn.name_key(other) == vn.name_key(unicodedata.normalize("NFD", one))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Nguyễn Văn Tuân", "Nguyễn Văn Tuấn"),
            ("Đoàn Hà", "Doãn Hà"),
            ("Lê Dũng", "Lê Dụng"),
            ("Đinh", "Dinh"),
            ("Trần Thị Á", "Trần Thị A"),
            ("Y Bíphan", "Y Biphán"),
            ("Tổ 1", "Tổ 2"),
        ],
    )
    def test_two_names(self, one: str, other: str) -> None:
        assert vn.name_key(one) != vn.name_key(other)

    @calm
    @given(names)
    def test_case_and_composition_make_no_other_name(self, name: str) -> None:
        key = vn.name_key(name)
        assert vn.name_key(unicodedata.normalize("NFD", name)) == vn.name_key(name.upper()) == vn.name_key(key) == key

    def test_what_was_typed_without_accents_may_name_anyone(self) -> None:
        assert vn.may_name("nguyen van tuan", "Nguyễn Văn Tuấn") and vn.may_name("Lê Hòa", "Lê Hoà")
        assert not vn.may_name("Nguyễn Văn Tuân", "Nguyễn Văn Tuấn")


class TestOrder:
    @pytest.mark.parametrize("seed", range(5))
    def test_people_come_by_given_name_in_the_order_of_the_alphabet(self, seed: int) -> None:
        shuffled = random.Random(seed).sample(rows(PEOPLE), len(rows(PEOPLE)))
        assert sorted(shuffled, key=vn.sort_key) == rows(PEOPLE)

    @pytest.mark.parametrize("seed", range(5))
    def test_units_come_in_the_order_of_the_alphabet(self, seed: int) -> None:
        shuffled = random.Random(seed).sample(rows(UNITS), len(rows(UNITS)))
        assert sorted(shuffled, key=vn.text_sort_key) == rows(UNITS)

    def test_all_letters_and_all_tones(self) -> None:
        letters = [vn.text_sort_key(letter) for letter in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"]
        assert letters == sorted(set(letters))
        for letter in "aăâeêioôơuưy":
            tones = [vn.text_sort_key(letter + tone) for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")]
            assert tones == sorted(set(tones))

    @calm
    @given(names)
    def test_key_is_the_same_for_composed_decomposed_and_either_case(self, name: str) -> None:
        key = vn.sort_key(name)
        assert vn.sort_key(unicodedata.normalize("NFD", name)) == vn.sort_key(name.upper()) == key

    @calm
    @given(st.text())
    @example("\u0301")
    @example("-\u0301")
    @example("李 小龙")
    def test_any_text_has_an_ascii_key_of_known_length(self, text: str) -> None:
        assert vn.sort_key(text).isascii()
        apart = unicodedata.normalize("NFD", text.lower())
        assert len(vn.text_sort_key(text)) <= 2 * len(apart) + 1

    @pytest.mark.parametrize("name", ["", " ", "-", "Sroi", "Điểu Sroi", "H'Hen Niê", "K'Brêu", "Y Ƀlô Ê-ban"])
    def test_unusual_names_do_not_crash(self, name: str) -> None:
        assert "!" in vn.sort_key(name)

    def test_hyphens_and_dashes_sort_alike_and_before_letters(self) -> None:
        assert vn.text_sort_key("Thi đua - Khen") == vn.text_sort_key("Thi đua – Khen")
        assert vn.text_sort_key("An-na") < vn.text_sort_key("Anna")

    def test_look_alikes_of_d_sort_as_d_with_stroke(self) -> None:
        assert vn.text_sort_key("Ðiểu") == vn.text_sort_key("Điểu")

    def test_foreign_marks_leave_the_letter(self) -> None:
        assert vn.text_sort_key("Ayŭn") == vn.text_sort_key("Ayun")

    @pytest.mark.parametrize(
        ("name", "given_name"), [("Nguyễn Thị Ngọc Ánh", "Ánh"), ("Sroi", "Sroi"), ("", ""), ("  ", "")]
    )
    def test_given_name_is_the_last_word(self, name: str, given_name: str) -> None:
        assert vn.given_name(name) == given_name


class TestDates:
    LATE = datetime(2026, 12, 14, 17, 30, 5, tzinfo=UTC)  # 00:30:05 of the next day in Vietnam

    def test_short(self) -> None:
        assert vn.short_date(date(2026, 12, 14)) == "14/12/2026"
        assert vn.short_date(date(2027, 1, 6)) == "06/01/2027"
        assert vn.short_date(self.LATE) == "15/12/2026"

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (date(2027, 1, 6), "ngày 06 tháng 01 năm 2027"),
            (date(2026, 4, 9), "ngày 09 tháng 4 năm 2026"),
            (date(2026, 2, 15), "ngày 15 tháng 02 năm 2026"),
            (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
            (date(2026, 12, 20), "ngày 20 tháng 12 năm 2026"),
        ],
    )
    def test_long(self, day: date, words: str) -> None:
        assert vn.long_date(day) == words

    def test_weekdays(self) -> None:
        written = [vn.weekday_date(date(2026, 12, day)) for day in range(14, 21)]
        assert written[0] == "thứ Hai ngày 14/12/2026"
        assert [text.partition(" ngày")[0] for text in written] == [
            "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
        ]  # fmt: skip

    def test_times_are_those_of_vietnam(self) -> None:
        assert vn.clock_time(time(17)) == "17:00"
        assert vn.clock_time(self.LATE) == "00:30"
        assert vn.long_time(time(8, 30)) == "08 giờ 30 phút"
        assert vn.moment(self.LATE) == "00:30:05 ngày 15/12/2026"
        assert vn.moment(datetime(2026, 12, 14, 3, 15, 42, tzinfo=UTC)) == "10:15:42 ngày 14/12/2026"

    @pytest.mark.parametrize("write", [vn.moment, vn.short_date, vn.clock_time, vn.local_day])
    def test_a_moment_without_zone_is_refused(self, write: Callable[[datetime], object]) -> None:
        with pytest.raises(ValueError, match="time zone"):
            write(datetime(2026, 12, 14))


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "text"),
        [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-1234, "-1.234")],
    )
    def test_number(self, value: int, text: str) -> None:
        assert vn.number(value) == text

    @pytest.mark.parametrize(("value", "text"), [(0, "00"), (5, "05"), (12, "12"), (100, "100"), (1234, "1.234")])
    def test_two_digits(self, value: int, text: str) -> None:
        assert vn.two_digits(value) == text

    @pytest.mark.parametrize(
        ("part", "whole", "text"),
        [
            (7, 8, "87,50%"), (5, 9, "55,56%"), (7, 9, "77,78%"), (2, 3, "66,67%"), (1, 3, "33,33%"),
            (0, 7, "0,00%"), (7, 7, "100,00%"), (1, 20000, "0,01%"), (1, 20001, "0,00%"), (0, 0, "–"),
            (1, 8000, "0,01%"), (11, 1, "1.100,00%"),
        ],
    )  # fmt: skip
    def test_percent_rounds_halves_up(self, part: int, whole: int, text: str) -> None:
        assert vn.percent(part, whole) == text

    @pytest.mark.parametrize(
        ("sum_", "count", "text"),
        [(0, 1, "0,0"), (17, 2, "8,5"), (25, 3, "8,3"), (1, 20, "0,1"), (3, 20, "0,2"), (49, 1000, "0,0"),
         (10_004, 8, "1.250,5"), (10**30, 3, "333.333.333.333.333.333.333.333.333.333,3")],
    )  # fmt: skip
    def test_a_quotient_with_one_decimal_rounds_halves_up(self, sum_: int, count: int, text: str) -> None:
        assert vn.one_decimal(sum_, count) == text

    @pytest.mark.parametrize(("sum_", "count"), [(-1, 2), (1, 0), (1, -2)])
    def test_a_quotient_of_nothing_is_refused(self, sum_: int, count: int) -> None:
        with pytest.raises(ValueError):
            vn.one_decimal(sum_, count)

    @pytest.mark.parametrize(("part", "whole"), [(-1, 2), (1, -2)])
    def test_percent_of_negative_counts_is_refused(self, part: int, whole: int) -> None:
        with pytest.raises(ValueError, match="never negative"):
            vn.percent(part, whole)

    @pytest.mark.parametrize(
        ("size", "text"),
        [
            (0, "0 byte"), (1023, "1.023 byte"), (1024, "1 KB"), (1536, "1,5 KB"), (1258291, "1,2 MB"),
            (1048575, "1 MB"), (20 * 1024**2, "20 MB"), (3 * 1024**3, "3 GB"), (5000 * 1024**3, "5.000 GB"),
        ],
    )  # fmt: skip
    def test_file_size(self, size: int, text: str) -> None:
        assert vn.file_size(size) == text

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (0, "không"), (1, "một"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
            (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi bốn"),
            (25, "hai mươi lăm"), (100, "một trăm"), (101, "một trăm linh một"),
            (105, "một trăm linh năm"), (110, "một trăm mười"), (111, "một trăm mười một"),
            (555, "năm trăm năm mươi lăm"), (1000, "một nghìn"), (1005, "một nghìn không trăm linh năm"),
            (1015, "một nghìn không trăm mười lăm"), (1100, "một nghìn một trăm"),
            (2026, "hai nghìn không trăm hai mươi sáu"),
            (9999, "chín nghìn chín trăm chín mươi chín"),
        ],
    )  # fmt: skip
    def test_in_words(self, value: int, words: str) -> None:
        assert vn.in_words(value) == words

    def test_every_number_has_words_of_its_own(self) -> None:
        assert len({vn.in_words(value) for value in range(10_000)}) == 10_000

    @pytest.mark.parametrize("value", [-1, 10_000])
    def test_in_words_knows_its_limits(self, value: int) -> None:
        with pytest.raises(ValueError, match="9999"):
            vn.in_words(value)


class TestFilters:
    @staticmethod
    def render(source: str, **values: object) -> str:
        engine = Engine(libraries={"vietnam": "core.templatetags.vietnam"})
        return engine.from_string("{% load vietnam %}" + source).render(Context(values))

    @pytest.mark.parametrize(
        ("filter_name", "text"),
        [
            ("short_date", "14/12/2026"),
            ("long_date", "ngày 14 tháng 12 năm 2026"),
            ("weekday_date", "thứ Hai ngày 14/12/2026"),
            ("clock_time", "17:00"),
            ("long_time", "17 giờ 00 phút"),
            ("moment", "17:00:00 ngày 14/12/2026"),
        ],
    )
    def test_dates(self, filter_name: str, text: str) -> None:
        value = datetime(2026, 12, 14, 10, tzinfo=UTC)
        assert self.render("{{ value|" + filter_name + " }}", value=value) == text

    @pytest.mark.parametrize(
        ("expression", "text"),
        [
            ("1234567|number", "1.234.567"),
            ("7|percent:8", "87,50%"),
            ("5|two_digits", "05"),
            ("1258291|file_size", "1,2 MB"),
            ("21|in_words", "hai mươi mốt"),
        ],
    )
    def test_numbers(self, expression: str, text: str) -> None:
        assert self.render("{{ " + expression + " }}") == text

    @pytest.mark.parametrize("value", [None, ""])
    def test_what_is_missing_stays_empty(self, value: object) -> None:
        assert self.render("{{ value|long_date }}{{ 1|percent:value }}", value=value) == ""


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Ba tiếng thôi", 13, "Ba tiếng thôi"),
        ("Ba tiếng thôi", 12, "Ba tiếng…"),
        ("Một, hai, ba", 6, "Một…"),
        ("  Hai \n dòng  ", 20, "Hai dòng"),
        ("Nghiêng", 3, "…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_between_words(text: str, most: int, short: str) -> None:
    assert vn.shortened(text, most) == short
    assert len(short) <= most
