"""A name letter by letter, and what in it is often written in two ways."""

import pytest

from core.vietnamese.spelling import doubts, spelled


def test_every_word_is_told_letter_by_letter():
    assert spelled("Đỗ Thị Hòa") == [
        ("Đỗ", "Đ (có gạch), ô; dấu ngã"),
        ("Thị", "T, h, i; dấu nặng"),
        ("Hòa", "H, o, a; dấu huyền"),
    ]
    assert spelled("Ưng") == [("Ưng", "Ư, n, g; không dấu thanh")]
    assert spelled("") == []


@pytest.mark.parametrize("name", ["Trần Văn Bình", "Ngô Phương Mai", "Quang Hưng", "Nguyễn Ngọc Quỳnh"])
def test_an_ordinary_name_raises_no_doubt(name):
    assert doubts(name) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Lê Hòa", "«Hòa»: dấu thanh có hai cách đặt, «Hòa» và «Hoà»; xem giấy khai sinh."),
        ("Lê Hoà", "«Hoà»: dấu thanh có hai cách đặt, «Hòa» và «Hoà»; xem giấy khai sinh."),
        ("Trần Thủy", "«Thủy»: dấu thanh có hai cách đặt, «Thủy» và «Thuỷ»; xem giấy khai sinh."),
        ("Trần Lý", "«Lý»: chữ cuối là i hay y; xem giấy khai sinh."),
        ("Dương Mai", "«Dương»: chữ đầu là D không gạch, không phải Đ."),
        ("Trần Nguyêt", "«Nguyêt» không phải âm tiết tiếng Việt thường gặp; xem lại có gõ sai không."),
        ("Tr\u0430n Mai", "«Tr\u0430n» có ký tự không thuộc bảng chữ cái tiếng Việt: «\u0430» (U+0430)."),
        ("Ðỗ Mai", "«Ðỗ» có ký tự không thuộc bảng chữ cái tiếng Việt: «ð» (U+00F0)."),
        ("Lê Mai 2", "«2» có ký tự không thuộc bảng chữ cái tiếng Việt: «2» (U+0032)."),
    ],
)
def test_what_deserves_a_second_look_is_said(name, sentence):
    assert doubts(name) == [sentence]
