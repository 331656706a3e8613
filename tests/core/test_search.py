"""Names found without accents: the same rows on every engine and by either way, whatever the keyboard sends."""

import unicodedata

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.search import SearchIndex, words_read
from core.vietnamese import search_norm
from nominations.models import Nomination
from tests.factories.nomination import CollectiveFactory
from tests.factories.people import DepartmentFactory
from tests.factories.season import CriteriaSetFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.slow]

NAMES = (
    "Nguyễn Văn Dũng", "Nguyễn Văn Dụng", "Nguyễn Thị Đường", "Trần Hòa", "Trần Hoà", "Điểu Sroi", "H'Hen Niê",
    "K'Brêu", "Ðặng Thùy Mỹ Duyên", "Ngô Ngọc Ngân", "Y Ðôn Niê Kđăm", "Đoàn Nguyễn", "Doãn Văn", "Lê Nguyệt Ánh",
    "Nguyen Van Dung", "Đ", "Đinh", "Trần Văn Đ", "Nie Ny", "Thị Điểu", "Sroi", "Ngô-Thời Nhậm", "Dũng",
    "Tổ Phiên dịch 2, Trung tâm Dịch vụ đối ngoại", "Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Lý", "Ỷ Lan",
)  # fmt: skip
ASKED = (
    "nguyen van dung", "Nguyễn Văn Dũng", "NGUYEN", "nguy", "duong", "đường", "d", "hoa", "hoà", "hòa", "dieu sroi",
    "hen nie", "h'hen", "k'breu", "đăng", "dang thuy", "y don", "phien dich 2", "2", "nuoc ngoai lanh su", "ngan ngoc",
    "uyen", "dung van", "đ", "Đ", "di", "dieu", "Điểu", "điểu sroi", "Sroi", "ny", "nhậm", "ngo thoi", "dũng",
    "y", "ly", "lý", "ỷ", "khong co ai", "van van", "!!!", "",
    "a*", '"', "') OR 1=1 --", "dung:*", "NEAR(a b)",
)  # fmt: skip


def expected(asked: str) -> set[str]:
    words = search_norm(asked).split()
    return {
        name for name in NAMES
        if words and all(any(own.startswith(word) for own in search_norm(name).split()) for word in words)
    }  # fmt: skip


def found(asked: str) -> set[str]:
    names = Nomination.objects.filter(search_norm__words=asked).values_list("name", flat=True)
    return {unicodedata.normalize("NFC", name) for name in names}


@pytest.fixture(params=["NFC", "NFD"])
def corpus(db: None, request: pytest.FixtureRequest) -> None:
    department = DepartmentFactory()
    criteria = CriteriaSetFactory()
    for name in NAMES:  # of one season, but for the two ways of writing Hoà, which are one name
        own = CriteriaSetFactory() if name == "Trần Hoà" else criteria
        CollectiveFactory(criteria_set=own, department=department, name=unicodedata.normalize(request.param, name))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_question_finds_the_names_that_have_its_words(corpus: None, form: str) -> None:
    for asked in ASKED:
        assert found(unicodedata.normalize(form, asked)) == expected(asked), asked


def test_reading_the_text_finds_what_the_index_finds(corpus: None) -> None:
    for asked in filter(search_norm, ASKED):
        by_index = Nomination.objects.filter(search_norm__words=asked)
        assert set(Nomination.objects.filter(words_read("search_norm", asked))) == set(by_index), asked


def test_the_index_is_made_anew_with_its_table(corpus: None) -> None:
    """As a later migration has to, that alters the table."""
    state, editor = MigrationLoader(connection).project_state(), connection.SchemaEditorClass(connection)
    connection.check_constraints()  # PostgreSQL alters no table for which checks are waiting
    SearchIndex("nomination", "search_norm").database_forwards("nominations", editor, state, state)
    assert found("dieu sroi") == expected("dieu sroi")
    Nomination.objects.filter(search_norm="ly").delete()
    assert found("ly") == expected("ly") - {"Lý"}


def test_what_is_found_follows_every_change(corpus: None) -> None:
    row = Nomination.objects.get(search_norm="k breu")
    row.name = "Rơ Châm Hly"
    row.save()
    assert found("breu") == set() and found("cham hly") == {"Rơ Châm Hly"}
    Nomination.objects.filter(pk=row.pk).update(round=2)
    assert found("cham hly") == {"Rơ Châm Hly"}
    row.delete()
    assert found("cham") == set()


def test_it_goes_with_other_conditions_and_joins(corpus: None) -> None:
    rows = Nomination.objects.filter(search_norm__words="nguyen", department__name__isnull=False).exclude(
        search_norm__words="duong"
    )
    assert {row.search_norm for row in rows.select_related("season", "department")} == {
        "nguyen van dung", "doan nguyen",
    }  # fmt: skip


class AnyQuestion(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=30))
    def test_no_question_is_an_error(self, asked: str) -> None:
        assert list(Nomination.objects.filter(search_norm__words=asked)) == []
