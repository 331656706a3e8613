"""A name from outside is harmless wherever the file is saved."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.uploads.names import MAX_BYTES, safe_name


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("Giấy khen.PDF", "Giấy khen.pdf"),
        (unicodedata.normalize("NFD", "Báo cáo.docx"), "Báo cáo.docx"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\khen.pdf", "khen.pdf"),
        ("khen\u202efdp.exe", "khenfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ('a"b<c>|?*.png', "a_b_c____.png"),
        ("con.pdf", "_con.pdf"),
        ("COM1.x.pdf", "_COM1.x.pdf"),
        (".htaccess", "htaccess"),
        ("a.pdf.", "a.pdf"),
        ("a.pdf:zone", "a.pdf_zone"),
        ("   ", "tep"),
        ("...", "tep"),
        ("ế" * 300 + ".docx", "ế" * 58 + ".docx"),
    ],
)
def test_a_name_is_made_harmless(came: str, kept: str) -> None:
    assert safe_name(came) == kept


@given(st.text())
def test_any_text_gives_a_name_that_stays(text: str) -> None:
    name = safe_name(text)
    assert name and len(name.encode()) <= MAX_BYTES and name == safe_name(name)
    assert not set(name) & set('/\\:*?"<>|\n\r\t\0') and name.strip(" .") == name
    assert not {unicodedata.category(letter) for letter in name} & {"Cc", "Cf", "Cs"}
