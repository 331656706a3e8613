"""Old text is read as it was meant; good text is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.legacy import Encoding, converted, encoding_of_font, in_bytes, leaning, repaired
from core.vietnamese.legacy.tables import _TCVN3, _VNI
from core.vietnamese.syllables import is_syllable

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
MARKED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS = sorted({*MARKED, "đ"} - set("aeiouy"))

NAMES = [
    "Nguyễn Văn An", "Trần Thị Ngọc Ánh", "Lê Hoàng Sơn", "Đỗ Lam Khuê", "Phan Bảo Tường Vi", "Huỳnh Như Ý",
    "Lý Nguyên Hoài Sơn", "Đặng Thị Út", "Vũ Đức Thuỵ", "Quách Thị Quỳnh Giao", "Nghiêm Xuân Ỷ", "Bùi Giáng Hương",
    "Phùng Khắc Khoan", "Tạ Thị Liễu", "Mạc Thị Bưởi", "Hoàng Yến Nhi", "Trương Vĩnh Ký", "Võ Thị Sáu",
]  # fmt: skip
SENTENCES = [
    "Phòng Hợp tác quốc tế", "Tập thể tổ phiên dịch đã hoàn thành xuất sắc nhiệm vụ", "Chuyên viên, Phòng Lãnh sự",
    "Họ và tên", "Năm sinh", "Mã công chức", "Chức vụ, đơn vị công tác", "Cách thức phát hiện",
    "Lý do: người ngoài danh sách",
    "Được đồng nghiệp quý mến; giúp 12 hộ dân ở xã biên giới (2024 - 2025)",
    "Quyết định số 57/QĐ-SNgV ngày 05/01/2026",
]  # fmt: skip
OTHERS = [
    "José Müller", "São Paulo", "Zürich", "café, crème, naïve, résumé, Noël, señor, façade", "Côte d'Ivoire",
    "Köln am Rhein",
    "10 µm", "5 × 3 = 15", "25 °C ± 1", "© 2026", "½ giờ", "Emulation portal", "H'Hen K'Brêu",
    "NV-001", "khue.do@sngv.vn", "",
]  # fmt: skip


def to_tcvn3(text: str) -> str:
    """As typed in a .VnTime font; a capital that the fonts lack is typed small, in a word of capitals too."""
    codes = {letter: code for code, letter in reversed(_TCVN3.items()) if letter in "ĂÂĐÊÔƠƯ" or letter.islower()}
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


def to_vni(text: str) -> str:
    codes = {letter: code for code, letter in reversed(_VNI.items())}
    return "".join(codes.get(letter, letter) for letter in text)


ENCODERS = {Encoding.TCVN3: to_tcvn3, Encoding.VNI: to_vni}


@pytest.mark.parametrize(
    ("old", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("NguyÔn V¨n An", "Nguyễn Văn An"),
        ("TrÇn ThÞ Ngäc ¸nh", "Trần Thị Ngọc Ánh"),
        ("TRÇN V¡N ANH", "TRẦN VĂN ANH"),
        ("Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("NGUYEÃN VAÊN AN", "NGUYỄN VĂN AN"),
        ("Traàn Thò Ngoïc Aùnh", "Trần Thị Ngọc Ánh"),
        ("Ng­êi tèt", "Người tốt"),
    ],
)
def test_text_as_offices_typed_it(old, meant):
    assert repaired(old) == meant


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("encoding", ENCODERS)
def test_every_letter_both_ways(letter, encoding):
    encode = ENCODERS[encoding]
    assert encode(letter).isascii() is False
    assert all(ord(code) < 256 for code in encode(letter))
    assert converted(encode(letter), encoding) == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_capitals_of_vni_and_of_the_capital_fonts(letter):
    assert converted(to_vni(letter.upper()), Encoding.VNI) == letter.upper()
    assert converted(to_tcvn3(letter), Encoding.TCVN3_CAPITALS) == letter.upper()


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("text", [*NAMES, *SENTENCES])
def test_names_and_sentences_come_back(text, encoding):
    assert repaired(ENCODERS[encoding](text)) == text


@pytest.mark.parametrize("text", [*NAMES, *SENTENCES, *OTHERS])
def test_good_text_stays(text):
    assert repaired(text) == text
    assert repaired(unicodedata.normalize("NFD", text)) == text


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), st.sampled_from(list(ENCODERS)))
def test_lists_of_names_come_back(names, encoding):
    text = ", ".join(names)
    assert repaired(ENCODERS[encoding](text)) == text


@given(st.lists(st.sampled_from([*NAMES, *SENTENCES, *OTHERS]), min_size=1, max_size=4).map("; ".join))
def test_good_texts_together_stay(text):
    assert repaired(text) == text


@given(st.text())
def test_any_text_is_answered_and_ascii_never_touched(text):
    once = repaired(text)
    assert once == unicodedata.normalize("NFC", once)
    if text.isascii():
        assert once == text


def test_a_word_that_could_be_either_follows_its_table():
    names = ["Nguyeãn Vaên An", "Traàn Thò Höông", "Sôn"]
    assert leaning(names) == Encoding.VNI
    assert repaired("Sôn") == "Sôn"
    assert repaired("Sôn", table=leaning(names)) == "Sơn"
    assert repaired("Đỗ Sôn", table=Encoding.VNI) == "Đỗ Sôn"
    assert repaired("Đỗ Sôn Nguyeãn") == "Đỗ Sôn Nguyễn"


def test_a_table_of_good_text_leans_nowhere():
    assert leaning(NAMES) is None
    assert leaning([*NAMES, "NguyÔn V¨n An"]) is None
    assert leaning([]) is None


def test_one_old_word_beside_good_ones():
    assert repaired("Nguyễn Thị V©n") == "Nguyễn Thị Vân"


@pytest.mark.parametrize(
    ("font", "table"),
    [
        (".VnTime", Encoding.TCVN3), (".VnArial", Encoding.TCVN3), (".VnTimeH", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI), ("Times New Roman", None), ("", None),
    ],
)  # fmt: skip
def test_the_font_tells_the_table(font, table):
    assert encoding_of_font(font) == table


def test_a_font_decides_what_letters_alone_cannot():
    assert repaired("t«", font=".VnTime") == "tô"
    assert repaired("nguyÔn v¨n an", font=".VnTimeH") == "NGUYỄN VĂN AN"
    assert repaired("Nguyễn Văn An", font=".VnTime") == "Nguyễn Văn An"


def as_windows_1258(text: str) -> bytes:
    """Base letters of the code page with the tones behind them."""
    tones = "".join(TONES)
    parts = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        parts.append(base + "".join(mark for mark in apart if mark in tones))
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize("text", ["\n".join(NAMES), *SENTENCES])
def test_files_with_one_byte_a_letter(text):
    assert in_bytes(as_windows_1258(text)) == text
    for encode in ENCODERS.values():
        old = encode(text)
        assert in_bytes(old.encode("latin-1")) == old


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quỳnh", "giếng", "gì", "Ý", "khuya", "NGUYỄN", "hòa", "hoà", "thuỵ", "học", "các"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "zán", "hoc", "hòc", "ngyễn", "bà̀", "fân", "họcc", "V"])
def test_no_syllables(word):
    assert not is_syllable(word)
