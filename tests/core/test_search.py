"""Names found without accents: the same rows on every engine, whatever the keyboard sends."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.vietnamese import search_norm
from nominations.models import Nomination
from tests.factories.nomination import CollectiveFactory
from tests.factories.people import DepartmentFactory
from tests.factories.season import CriteriaSetFactory

NAMES = (
    "Nguyễn Văn Dũng", "Nguyễn Văn Dụng", "Nguyễn Thị Đường", "Trần Hòa", "Trần Hoà", "Điểu Sroi", "H'Hen Niê",
    "K'Brêu", "Ðặng Thùy Mỹ Duyên", "Ngô Ngọc Ngân", "Y Ðôn Niê Kđăm", "Đoàn Nguyễn", "Doãn Văn", "Lê Nguyệt Ánh",
    "Tổ Phiên dịch 2, Trung tâm Dịch vụ đối ngoại", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Lý", "Ỷ Lan",
)  # fmt: skip
ASKED = (
    "nguyen van dung", "Nguyễn Văn Dũng", "NGUYEN", "nguy", "duong", "đường", "d", "hoa", "hoà", "hòa", "dieu sroi",
    "hen nie", "h'hen", "k'breu", "đăng", "dang thuy", "y don", "phien dich 2", "2", "nuoc ngoai lanh su", "ngan ngoc",
    "uyen", "dung van", "ly", "lý", "ỷ", "khong co ai", "van van", "!!!", "",
    "a*", '"', "') OR 1=1 --", "dung:*", "NEAR(a b)",
)  # fmt: skip


def expected(asked: str) -> set[str]:
    words = search_norm(asked).split()
    return {
        name for name in NAMES
        if words and all(any(own.startswith(word) for own in search_norm(name).split()) for word in words)
    }  # fmt: skip


def found(asked: str) -> set[str]:
    return set(Nomination.objects.filter(search_norm__words=asked).values_list("name", flat=True))


@pytest.fixture
def corpus(db: None) -> None:
    department = DepartmentFactory()
    for name in NAMES:  # each in a season of its own: two that differ in accents alone are one name there
        CollectiveFactory(criteria_set=CriteriaSetFactory(), department=department, name=name)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_question_finds_the_names_that_have_its_words(corpus: None, asked: str, form: str) -> None:
    assert found(unicodedata.normalize(form, asked)) == expected(asked)


def test_what_is_found_follows_every_change(corpus: None) -> None:
    row = Nomination.objects.get(name="Điểu Sroi")
    row.name = "Rơ Châm Hly"
    row.save()
    assert found("dieu") == set() and found("cham hly") == {"Rơ Châm Hly"}
    Nomination.objects.filter(pk=row.pk).update(round=2)
    assert found("cham hly") == {"Rơ Châm Hly"}
    row.delete()
    assert found("cham") == set()


def test_it_goes_with_other_conditions_and_joins(corpus: None) -> None:
    rows = Nomination.objects.filter(search_norm__words="nguyen", department__name__isnull=False).exclude(
        search_norm__words="duong"
    )
    assert {row.name for row in rows.select_related("season", "department")} == {
        "Nguyễn Văn Dũng", "Nguyễn Văn Dụng", "Đoàn Nguyễn",
    }  # fmt: skip


class AnyQuestion(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=30))
    def test_no_question_is_an_error(self, asked: str) -> None:
        assert list(Nomination.objects.filter(search_norm__words=asked)) == []
