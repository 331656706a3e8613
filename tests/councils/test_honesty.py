"""Every sentence about secrecy stands in one place, beside what makes it true."""

import re
from collections.abc import Iterator

import pytest

from councils.electronic.honesty import KEPT, LIMITS, SENTENCES
from tests.architecture.sources import ROOT, modules, templates
from tests.architecture.test_words import TEXTS

MANUAL = ROOT / "docs" / "bo-phieu-dien-tu.md"
#: What a sentence about secrecy says.
ABOUT = re.compile(
    r"không đọc được đồng chí|giữ kín|bí mật|được mã hóa|giải mã|không (?:ai|màn hình nào).{0,30}(?:biết|xem được)|"
    r"không rời khỏi máy|kém kín|không cho biết lựa chọn|không lộ",
    re.IGNORECASE,
)
PLACES = ("councils", "templates/councils", "static/js/pages")
#: The pure package says only what is wrong with a file.
REFUSALS = "councils/ballot/"
#: Where such words say something else, or refuse something, with the reason.
ELSEWHERE = {
    "councils/electronic/honesty.py": "the place itself",
    "councils/boxes.py": "why a box of few is not prepared, and what few votes tell",
    "councils/electronic/conditions.py": "the refusal that few on paper are known",
    "councils/forms/electronic.py": "the consent to be one of few on paper",
    "councils/minutes_remarks.py": "the same consent in the minutes",
    "templates/councils/session_step.html": "no figure before the count, on paper as online",
    "templates/councils/booth_take.html": "a link to the page that explains",
    "templates/councils/booth.html": "a link to the page that explains, and what the device does just now",
    "templates/councils/secrecy.html": "the title of the page that explains",
}


def _told() -> Iterator[str]:
    """Names of the sentences that a page, a paper or a guide takes."""
    for path in templates():
        yield from re.findall(r"{% secrecy \"(\w+)\" %}", path.read_text(encoding="utf-8"))
    for path in modules():
        yield from re.findall(r"\bsaid\([\"'](\w+)[\"']\)", path.read_text(encoding="utf-8"))
    yield from (*KEPT, *LIMITS)


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_is_explained_in_the_manual(key):
    headings = re.findall(r"^## (.+)$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    assert SENTENCES[key].because in headings


def test_every_sentence_is_told_and_none_else():
    assert set(_told()) == set(SENTENCES)


def test_no_other_text_speaks_of_secrecy():
    found = {where for where, text in TEXTS if ABOUT.search(text) and where.startswith(PLACES)}
    assert {where for where in found - set(ELSEWHERE) if not where.startswith(REFUSALS)} == set()


def test_the_exceptions_are_still_needed():
    found = {where for where, text in TEXTS if ABOUT.search(text)}
    assert set(ELSEWHERE) - found == set()


@pytest.mark.parametrize("false", ["Không ai biết đồng chí chọn gì.", "Phiếu được giữ kín tuyệt đối."])
def test_a_loose_promise_would_be_found(false):
    assert ABOUT.search(false)
