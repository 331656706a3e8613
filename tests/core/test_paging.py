"""Pages of a long list: together they are the list, whichever way one walks and however the rows are found."""

import pytest
from django.http import QueryDict

from core import paging
from core.paging import FIRST, Beside, Page, asked_beside, counted, how_many, page_among, page_of, sorted_places
from nominations.models import Nomination
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory
from tests.factories.season import CriteriaSetFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
ORDER = ("sort_key", "pk")
BACKWARDS = ("-sort_key", "-pk")


@pytest.fixture
def rows(db):
    criteria, department = CriteriaSetFactory(), DepartmentFactory()
    for _ in range(7):
        NominationFactory(criteria_set=criteria, department=department)
    for number in range(4):
        CollectiveFactory(criteria_set=criteria, department=department, name=f"Tổ {number}")
    individuals = Nomination.objects.filter(kind="individual")
    individuals.update(sort_key="0same")  # a tie of seven, told apart by the key
    return Nomination.objects.all()


def in_one(rows, order, size, beside=FIRST):
    return page_of([rows], order, size, beside)


def in_two_chapters(rows, order, size, beside=FIRST):
    kinds = ["individual", "collective"] if order == ORDER else ["collective", "individual"]
    return page_of([rows.filter(kind=kind) for kind in kinds], order, size, beside)


def sorted_here(rows, order, size, beside=FIRST):
    return page_among(sorted_places(rows, order), Nomination.objects.all(), size, beside)


def keys(page: Page) -> list[int]:
    return [row.pk for row in page.rows]


def after(page: Page) -> Beside:
    return asked_beside(QueryDict(page.ways({})["next_url"][1:]))


def before(page: Page) -> Beside:
    return asked_beside(QueryDict(page.ways({})["previous_url"][1:]))


WAYS = pytest.mark.parametrize("ask", [in_one, in_two_chapters, sorted_here])


@WAYS
@pytest.mark.parametrize("order", [ORDER, BACKWARDS])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11, 12])
def test_the_pages_are_the_list_forwards_and_backwards(rows, ask, order, size):
    whole = list(rows.order_by(*order).values_list("pk", flat=True))
    page = ask(rows, order, size)
    walked, pages = keys(page), [keys(page)]
    assert page.before == ""
    while page.after:
        page = ask(rows, order, size, after(page))
        walked += keys(page)
        pages.append(keys(page))
    assert walked == whole
    for earlier in reversed(pages[:-1]):
        page = ask(rows, order, size, before(page))
        assert keys(page) == earlier and page.after
    assert page.before == ""


@pytest.mark.parametrize("key", ["", "x", "-1", "0", "9" * 40, "9" * 18, "٣", "1 OR 1=1"])
@pytest.mark.parametrize("way", ["sau", "truoc"])
@WAYS
def test_a_key_that_is_none_gives_the_first_page(rows, ask, way, key):
    asked = QueryDict(mutable=True)
    asked[way] = key
    page = ask(rows, ORDER, 3, asked_beside(asked))
    assert keys(page) == keys(ask(rows, ORDER, 3)) and page.before == ""


@WAYS
@pytest.mark.parametrize("back", [True, False])
def test_a_row_that_is_not_among_these_tells_nothing_of_its_place(rows, ask, back):
    hidden = rows.order_by(*ORDER)[5]
    others = rows.exclude(pk=hidden.pk)
    assert keys(ask(others, ORDER, 3, Beside(hidden.pk, back))) == keys(ask(others, ORDER, 3))


@WAYS
def test_rows_that_left_meanwhile_leave_no_hole(rows, ask):
    listed = list(rows.order_by(*ORDER).values_list("pk", flat=True))
    page = ask(rows, ORDER, 3)
    Nomination.objects.filter(pk=listed[4]).delete()
    assert keys(ask(rows, ORDER, 3, after(page))) == [listed[3], *listed[5:7]]


@WAYS
@pytest.mark.parametrize("beside", ["last", "first"])
def test_where_nothing_is_left_beyond_the_first_page_comes(rows, ask, beside):
    """The rows after the last one shown were withdrawn since."""
    edge = rows.order_by(*(ORDER if beside == "first" else BACKWARDS))[0]
    page = ask(rows, ORDER, 3, Beside(edge.pk, back=beside == "first"))
    assert keys(page) == keys(ask(rows, ORDER, 3)) and page.after and not page.before


@pytest.mark.parametrize("ask", [in_one, in_two_chapters])
@pytest.mark.parametrize("row", [0, 6, 9])
def test_no_rest_of_the_list_is_read(rows, ask, row, django_assert_max_num_queries):
    beside = Beside(rows.order_by(*ORDER)[row].pk)
    with django_assert_max_num_queries(4) as captured:
        ask(rows, ORDER, 3, beside)
    for query in captured.captured_queries:
        assert "LIMIT 4" in query["sql"] or "LIMIT 1" in query["sql"]


def test_more_than_can_be_sorted_here_are_left_to_the_index(rows, monkeypatch):
    monkeypatch.setattr(paging, "SORTED", 11)
    assert [key for _, key in sorted_places(rows, ORDER)] == keys(in_one(rows, ORDER, 11))
    monkeypatch.setattr(paging, "SORTED", 10)
    assert sorted_places(rows, ORDER) is None


def test_counting_ends_where_nobody_reads_on(rows, monkeypatch):
    monkeypatch.setattr(paging, "COUNTED", 11)
    assert how_many(counted(rows), "hồ sơ") == "11 hồ sơ"
    monkeypatch.setattr(paging, "COUNTED", 10)
    assert counted(rows) == 11 and how_many(counted(rows), "hồ sơ") == "hơn 10 hồ sơ"


def test_the_other_questions_of_the_list_stay_in_the_address():
    ways = Page([], before="7", after="9").ways({"tim": "Đỗ &", "trang-thai": "draft"})
    assert ways == {
        "previous_url": "?tim=%C4%90%E1%BB%97+%26&trang-thai=draft&truoc=7",
        "next_url": "?tim=%C4%90%E1%BB%97+%26&trang-thai=draft&sau=9",
    }
