"""What looks personal in a text, and what only resembles it."""

import unicodedata

import pytest

from core.inspection.personal import ADDRESS, IDENTITY, MAIL, PHONE, found_in


def told(text):
    return [(kind, text[begin:end]) for kind, begin, end in found_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD số 001085012345, cấp ngày 01/02/2021", [(IDENTITY, "001085012345")]),
        ("số 001 085 012 345.", [(IDENTITY, "001 085 012 345")]),
        ("CMND: 187123456", [(IDENTITY, "187123456")]),
        ("Chứng minh nhân dân số 187.123.456", [(IDENTITY, "187.123.456")]),
        ("Hộ chiếu số B1234567", [(IDENTITY, "B1234567")]),
        ("ĐT 0912345678 hoặc 0912 345 678, 0912.345.678", [(PHONE, "0912345678"), (PHONE, "0912 345 678"),
                                                             (PHONE, "0912.345.678")]),
        ("gọi +84 912 345 678", [(PHONE, "+84 912 345 678")]),
        ("(0238) 3844 344", [(PHONE, "(0238) 3844 344")]),
        ("thư nva.b-1@sngv.nghean.gov.vn nhé", [(MAIL, "nva.b-1@sngv.nghean.gov.vn")]),
        ("ở Số nhà 12, ngõ 5, đường Lê Lợi\nDòng sau", [(ADDRESS, "Số nhà 12, ngõ 5, đường Lê Lợi")]),
        ("Địa chỉ thường trú: phường Trường Vinh", [(ADDRESS, "Địa chỉ thường trú: phường Trường Vinh")]),
        ("Nơi ở hiện nay: tổ 4\r\nx", [(ADDRESS, "Nơi ở hiện nay: tổ 4")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_personal(text, found, form):
    text = unicodedata.normalize(form, text)
    assert told(text) == [(kind, unicodedata.normalize(form, what)) for kind, what in found]


@pytest.mark.parametrize(
    "text",
    [
        "", "Kinh phí 150.000.000 đồng", "1.250.000.000", "ngày 01/12/2026, 01.12.2026", "Quyết định số 57/QĐ-SNgV",
        "Hoàn thành 27 đoàn với 1234567890123456 lượt", "tìm đúng địa chỉ để hỏi", "a@b", "năm 2025 2026",
    ],
)  # fmt: skip
def test_what_only_resembles_it(text):
    assert told(text) == []


def test_a_long_text_is_read_at_once():
    assert told(("0" * 40 + " a@" + "." * 40 + " dia chi ") * 5_000) == []
