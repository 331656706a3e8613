"""Pages of a long list: together they are the list, whichever way one walks."""

import pytest

from core.paging import page_of
from nominations.models import Nomination
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory
from tests.factories.season import CriteriaSetFactory

pytestmark = pytest.mark.django_db
ORDER = ("-kind", "sort_key", "pk")


@pytest.fixture
def listed() -> list[int]:
    criteria, department = CriteriaSetFactory(), DepartmentFactory()
    for _ in range(7):
        NominationFactory(criteria_set=criteria, department=department)
    for number in range(4):
        CollectiveFactory(criteria_set=criteria, department=department, name=f"Tổ {number}")
    Nomination.objects.filter(kind="individual").update(sort_key="same")  # a tie of seven, told apart by the key
    return list(Nomination.objects.order_by(*ORDER).values_list("pk", flat=True))


def keys(page) -> list[int]:
    return [row.pk for row in page.rows]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 11, 12])
def test_the_pages_are_the_list_forwards_and_backwards(listed, size):
    page = page_of(Nomination.objects.all(), ORDER, size)
    assert page.before == ""
    walked, pages = keys(page), [keys(page)]
    while page.after:
        page = page_of(Nomination.objects.all(), ORDER, size, after=page.after)
        walked += keys(page)
        pages.append(keys(page))
    assert walked == listed
    for earlier in reversed(pages[:-1]):
        page = page_of(Nomination.objects.all(), ORDER, size, before=page.before)
        assert keys(page) == earlier and page.after
    assert page.before == ""


@pytest.mark.parametrize("key", ["", "x", "-1", "0", "9" * 40, "٣", "1 OR 1=1"])
def test_a_key_that_is_none_gives_the_first_page(listed, key):
    page = page_of(Nomination.objects.all(), ORDER, 3, after=key)
    assert keys(page) == listed[:3] and page.before == ""


def test_a_row_that_is_not_among_these_tells_nothing_of_its_place(listed):
    others = Nomination.objects.exclude(pk=listed[5])
    assert keys(page_of(others, ORDER, 3, after=str(listed[5]))) == listed[:3]
    assert keys(page_of(others, ORDER, 3, before=str(listed[5]))) == listed[:3]


def test_rows_that_left_meanwhile_leave_no_hole(listed):
    page = page_of(Nomination.objects.all(), ORDER, 3)
    Nomination.objects.filter(pk=listed[4]).delete()
    assert keys(page_of(Nomination.objects.all(), ORDER, 3, after=page.after)) == [listed[3], *listed[5:7]]
