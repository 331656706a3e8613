"""Numbers and codes printed on paper: what was printed once must be read for ever."""

import unicodedata

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import codes
from tests.certificates.rendering_samples import KEY

CODE = codes.lookup_code("SNgV", 2026, 7, KEY)
MEANING = ("SNGV", 2026, 7)


def test_register_number_has_four_digits_year_and_suffix() -> None:
    assert codes.register_number(7, 2026, "CN-ĐHTT") == "0007/2026/CN-ĐHTT"
    assert codes.register_number(12345, 2026, "CN-ĐHTT") == "12345/2026/CN-ĐHTT"
    assert codes.register_number(1, 2026, "CN-ĐHTT") == "0001/2026/CN-ĐHTT"
    with pytest.raises(ValueError, match=r"^Số vào sổ bắt đầu từ 1\.$"):
        codes.register_number(0, 2026, "CN-ĐHTT")


def test_the_code_of_a_number_never_changes() -> None:
    """HMAC-SHA256 by the openssl program over "certificate-code:SNGV-26-00007", first 50 bits."""
    assert CODE == "SNGV-26-00007-BRC5F10DVC"


@pytest.mark.parametrize(("short_name", "prefix"), [("SNgV", "SNGV"), ("ĐT-ĐB", "DTDB"), ("Sở Y tế 2", "SOYTE")])
def test_prefix_is_plain_capitals(short_name: str, prefix: str) -> None:
    assert codes.code_prefix(short_name) == prefix


@pytest.mark.parametrize(
    ("short_name", "year", "number", "sentence"),
    [
        ("SNgV", 1999, 7, "Mã tra cứu chỉ dùng cho các năm từ 2000 đến 2099."),
        ("SNgV", 2100, 7, "Mã tra cứu chỉ dùng cho các năm từ 2000 đến 2099."),
        ("SNgV", 2026, 0, "Số trong mã tra cứu phải từ 1 đến 99999."),
        ("SNgV", 2026, 100000, "Số trong mã tra cứu phải từ 1 đến 99999."),
        ("26", 2026, 7, "Tên viết tắt của cơ quan phải có ít nhất một chữ cái; nhập lại tên viết tắt."),
    ],
)
def test_numbers_outside_the_code_are_refused(short_name: str, year: int, number: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        codes.lookup_code(short_name, year, number, KEY)


def test_a_code_with_many_blanks_is_read_up_to_a_limit() -> None:
    assert codes.parse(CODE.ljust(200), KEY) == MEANING
    assert codes.parse(CODE.ljust(201), KEY) is None


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " – "),
        f"  {CODE}\n",
        CODE.replace("0", "O"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("1", "I"),
        CODE.replace("SNGV", "ṣngv"),
        unicodedata.normalize("NFD", CODE.replace("SNGV", "ŚŃGV")),
    ],
)
def test_codes_typed_by_people_are_understood(typed: str) -> None:
    assert codes.parse(typed, KEY) == MEANING


def test_digits_typed_for_letters_of_the_prefix() -> None:
    code = codes.lookup_code("SCIO", 2026, 41, KEY)
    assert codes.parse(code.replace("SCIO", "SC10"), KEY) == ("SCIO", 2026, 41)


@pytest.mark.parametrize("position", [i for i, character in enumerate(CODE) if character != "-"])
def test_any_changed_character_is_refused(position: int) -> None:
    other = "7" if CODE[position] != "7" else "8"
    assert codes.parse(CODE[:position] + other + CODE[position + 1 :], KEY) is None


@pytest.mark.parametrize("typed", ["", "-", "\x00", CODE[:-1], CODE + "0", CODE[5:], "٠" * 20, "A" * 10_000_000])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert codes.parse(typed, KEY) is None


def test_another_key_gives_and_accepts_other_codes() -> None:
    assert codes.parse(CODE, b"another key") is None
    assert codes.lookup_code("SNgV", 2026, 7, b"another key") != CODE


@settings(deadline=None, max_examples=200)
@given(year=st.integers(2000, 2099), number=st.integers(1, 99999), prefix=st.text("ABCILOSVĐ", min_size=1))
def test_every_code_is_read_back(year: int, number: int, prefix: str) -> None:
    code = codes.lookup_code(prefix, year, number, KEY)
    if len(code) <= 200:
        assert codes.parse(code, KEY) == (codes.code_prefix(prefix), year, number)


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_no_text_breaks_the_reader(typed: str) -> None:
    assert codes.parse(typed, KEY) in (None, MEANING)


def test_address_stays_in_the_alphanumeric_mode_of_qr() -> None:
    address = codes.verify_url("https://xacthuc.songoaivu.example.vn/", CODE)
    assert address == f"HTTPS://XACTHUC.SONGOAIVU.EXAMPLE.VN/C/{CODE}"
    assert segno.make_qr(address, error="m").mode == "alphanumeric"
    assert codes.verify_url("http://localhost:8000", CODE).startswith("HTTP://LOCALHOST:8000/C/")
    assert codes.verify_url("https://CONG-X", CODE) == f"HTTPS://CONG-X/C/{CODE}"


@pytest.mark.parametrize(
    "base", ["", "xacthuc.vn", "https://a.vn/cong", "https://a.vn?x=1", "ftp://a.vn", "https://ở.vn"]
)
def test_address_with_a_path_is_refused(base: str) -> None:
    with pytest.raises(
        ValueError, match=r"^Địa chỉ cổng chỉ gồm giao thức và tên máy chủ, ví dụ https://xacthuc\.example\.vn\.$"
    ):
        codes.verify_url(base, CODE)
