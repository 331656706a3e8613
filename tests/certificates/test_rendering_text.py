"""The words of a certificate as data: frozen, repeated, or refused with a sentence."""

import json
import unicodedata
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from certificates.rendering import CertificateText, EmptyField, MissingGlyph, TextTooLong, arrange
from certificates.rendering.fonts import Face, missing_characters
from certificates.rendering.text import label_of
from tests.certificates.rendering_samples import VARIANTS, sample


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_frozen_text_comes_back_equal_from_json(text: CertificateText) -> None:
    assert CertificateText.from_dict(json.loads(json.dumps(text.to_dict()))) == text


def test_a_frozen_record_with_other_fields_is_refused() -> None:
    frozen = sample().to_dict()
    with pytest.raises(TypeError):
        CertificateText.from_dict({**frozen, "birthday": "1990-01-01"})
    with pytest.raises(TypeError):
        CertificateText.from_dict({key: frozen[key] for key in frozen if key != "name"})


def test_decomposed_input_becomes_the_same_certificate() -> None:
    text = sample()
    apart: dict[str, Any] = {
        key: unicodedata.normalize("NFD", value) if isinstance(value, str) else value
        for key, value in text.to_dict().items()
    }
    assert apart["name"] != text.name
    assert CertificateText.from_dict(apart) == text


def test_blanks_and_invisible_characters_are_cleaned() -> None:
    text = sample(name="  Điểu\u200b\tK'Sroi\n", signer_title=[" KT.  GIÁM ĐỐC ", "PHÓ GIÁM ĐỐC"])
    assert text.name == "Điểu K'Sroi"
    assert text.signer_title == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_every_printed_field_is_repeated_with_a_label() -> None:
    rows = VARIANTS["long"].printed_fields()
    assert len(rows) == len(fields(CertificateText)) == len({label for label, _ in rows})
    assert ("Số vào sổ", "0009/2026/CN-ĐHTT") in rows
    assert ("Ngày quyết định", "ngày 19 tháng 11 năm 2026") in rows
    assert ("Chức vụ người ký", "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC") in rows
    assert "Dấu chỉ trên giấy" not in dict(sample().printed_fields())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "Nguyễn 王"}, r"không có ký tự “王” \(U\+738B\) ở mục “Họ và tên, tên tập thể”; nhập lại"),
        ({"achievement": "Đạt giải 🏅"}, r"“🏅” \(U\+1F3C5\) ở mục “Thành tích”"),
        ({"signer_title": ("GIÁM ĐỐC", "Ω")}, r"“Ω” \(U\+03A9\) ở mục “Chức vụ người ký”"),
        ({"title": "GIẤY ₫"}, "ở mục “Tên giấy”"),
        ({"place": "Sông\u035cLam"}, r"không có ký tự U\+035C ở mục “Nơi ký”"),
    ],
)
def test_a_character_without_glyph_is_named(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(MissingGlyph, match=sentence):
        arrange(sample(**changes))


@pytest.mark.parametrize("name", [item.name for item in fields(CertificateText) if "date" not in str(item.type)])
def test_an_empty_field_is_refused_unless_it_may_be_empty(name: str) -> None:
    text = replace(sample(), **{name: () if name == "signer_title" else " "})
    if name in {"parent_organ", "honorific", "post", "mark"}:
        arrange(text)
    else:
        with pytest.raises(EmptyField, match="còn trống; nhập mục này trước khi in"):
            arrange(text)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "M" * 80},
        {"name": "Nguyễn " * 100},
        {"post": "Chuyên viên " * 60},
        {"authority": "GIÁM ĐỐC " * 60},
        {"achievement": "Có thành tích xuất sắc. " * 60},
        {"achievement": "x" * 300},
        {"title": "GIẤY CÔNG NHẬN GIẤY CÔNG NHẬN"},
        {"subtitle": "ĐIỂN HÌNH TIÊN TIẾN " * 3},
        {"verb": "công nhận " * 20},
        {"parent_organ": "ỦY BAN NHÂN DÂN " * 6},
        {"organ": "W" * 60},
        {"decision_number": "1" * 60},
        {"register_number": "1" * 60},
        {"code": "A" * 70},
        {"verify_hint_host": "a" * 70},
        {"place": "Thành phố " * 8},
        {"signer_title": ("PHÓ GIÁM ĐỐC PHỤ TRÁCH SỞ NGOẠI VỤ TỈNH SÔNG LAM",)},
        {"signer_title": ("GIÁM ĐỐC",) * 6},
        {"signer_name": "Trần Quốc Bảo Long " * 4},
        {"mark": "DIỄN TẬP " * 4},
    ],
)
def test_what_does_not_fit_is_refused_and_names_its_field(changes: dict[str, Any]) -> None:
    label = label_of(next(iter(changes)))
    with pytest.raises(TextTooLong, match=rf"^Mục “{label}” quá dài .+; rút gọn mục này rồi lưu lại\.$"):
        arrange(sample(**changes))


def test_the_faces_show_all_vietnamese_letters_and_agree() -> None:
    vowels = [
        unicodedata.normalize("NFC", base + mark)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    ]
    letters = "".join(vowels) + "đĐ" + "ĕĭŏŭčñ" + "“”‘’–—…'-,.;:/()%&0123456789"
    assert all(missing_characters(letters, face) == [] for face in Face)
    everything = "".join(map(chr, range(0x20, 0x3000)))
    serif = [missing_characters(everything, face) for face in (Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC)]
    assert serif[0] == serif[1] == serif[2]


def test_dates_of_the_record_are_plain_dates() -> None:
    assert sample(signed_on=date(2027, 1, 6)).to_dict()["signed_on"] == "2027-01-06"
    assert ("Ngày ký", "ngày 06 tháng 01 năm 2027") in sample(signed_on=date(2027, 1, 6)).printed_fields()
