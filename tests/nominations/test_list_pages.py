"""The list in pages: whatever is asked, the pages are the list, their sum is right, and no list is read whole."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import paging
from core.vietnamese import search_norm
from nominations import listing
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.nomination import CollectiveFactory, NominationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
LIST = reverse("nominations:list")
NAMES = ("Nguyễn Văn Ý", "Điểu Sroi", "H'Hen Niê", "Đặng Thùy An", "Trần Hòa", "Trần Hoà", "Lý", "Nguyễn Thị Ánh",
         "Ngô Đ")  # fmt: skip
FILTERS = (
    {}, {"tim": "nguyen"}, {"tim": "Đ"}, {"tim": "dieu sroi"}, {"trang-thai": "received"},
    {"tim": "n", "trang-thai": "submitted"}, {"phong": "elsewhere"}, {"phong": "elsewhere", "tim": "y"},
)  # fmt: skip


@pytest.fixture
def rows(world):
    """Twenty-seven people and nine collectives of two departments, in two states."""
    made = []
    for number, name in enumerate(NAMES * 4):
        facts = {
            "criteria_set": world.criteria_set, "state": (State.SUBMITTED, State.RECEIVED)[number % 2],
            "department": (world.department, world.elsewhere)[number % 3 == 0],
        }  # fmt: skip
        if number % 4 == 3:
            made.append(CollectiveFactory(**facts, name=f"Tổ {name} {number}"))
        else:
            made.append(NominationFactory(**facts, person__full_name=name))
    return made


@pytest.fixture(autouse=True)
def five_to_a_page(monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 5)


def shown(page):
    return [row.pk for row, *_ in page.context["lines"]]


def asked(world, filters):
    return {**filters, **({"phong": str(world.elsewhere.pk)} if "phong" in filters else {})}


def expected(world, wanted):
    """The same questions put to the rows one by one."""
    words = search_norm(wanted.get("tim", "")).split()
    return [
        row for row in Nomination.objects.order_by("sort_key", "pk")
        if all(any(own.startswith(word) for own in row.search_norm.split()) for word in words)
        and wanted.get("trang-thai", row.state) == row.state
        and wanted.get("phong", str(row.department_id)) == str(row.department_id)
    ]  # fmt: skip


@pytest.mark.parametrize("most", [10_000, 3])  # found and sorted, or read in order
@pytest.mark.parametrize("filters", FILTERS)
def test_the_pages_are_the_list_under_every_filter(client, world, rows, monkeypatch, filters, most):
    monkeypatch.setattr(paging, "SORTED", most)
    client.force_login(world.office)
    wanted = asked(world, filters)
    page, walked = client.get(LIST, wanted), []
    whole = expected(world, wanted)
    collectives = sum(row.kind == "collective" for row in whole)
    while True:
        walked.append(shown(page))
        if not ("tim" in wanted and len(whole) > most):
            assert page.context["total"] == f"Tổng cộng: {listing.kinds_phrase(len(whole) - collectives, collectives)}."
        if not page.context["next_url"]:
            break
        assert urlencode(wanted) in page.context["next_url"]
        page = client.get(LIST + page.context["next_url"])
    assert [key for keys in walked for key in keys] == [row.pk for row in whole]
    for earlier in reversed(walked[:-1]):
        page = client.get(LIST + page.context["previous_url"])
        assert shown(page) == earlier
    assert not page.context["previous_url"]


def test_people_come_first_in_the_order_of_their_given_names(client, world, rows):
    client.force_login(world.office)
    names = [row.name for row, *_ in client.get(LIST).context["lines"]]
    assert names[0] == "Đặng Thùy An" and names[3] == "Nguyễn Thị Ánh"
    last = Nomination.objects.order_by("sort_key").last()
    assert last.kind == "collective"


@pytest.mark.parametrize("filters", [{}, {"tim": "n"}])
def test_nobody_counts_what_nobody_reads(client, world, rows, monkeypatch, filters):
    for module in (paging, listing):
        monkeypatch.setattr(module, "COUNTED", 7)
    client.force_login(world.office)
    assert "Tổng cộng: hơn 7 hồ sơ. Mời đồng chí lọc bớt để có số đúng." in client.get(LIST, filters).content.decode()


@pytest.mark.parametrize("filters", [{}, {"tim": "sroi"}])
def test_neither_sum_nor_place_tells_of_a_file_kept_from_its_reader(client, world, filters):
    elsewhere = {"state": State.RECEIVED, "department": world.elsewhere}
    others = [world.dossier(**elsewhere, person__full_name=f"Điểu Sroi {last}") for last in "AC"]
    hidden = world.dossier(**elsewhere, person=world.office)
    Nomination.objects.filter(pk=hidden.pk).update(search_norm="dieu sroi b", sort_key=f"{others[0].sort_key}x")
    client.force_login(world.office)
    page = client.get(LIST, filters)
    assert shown(page) == [row.pk for row in others] and page.context["total"] == "Tổng cộng: 02 cá nhân."
    for way in (paging.AFTER, paging.BEFORE):
        assert shown(client.get(LIST, {**filters, way: str(hidden.pk)})) == shown(page)


def plans(client, address):
    """How the database finds the rows of the page, were there many."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which reads little tables whole unless told otherwise
            for way in ("seqscan", "sort", "incremental_sort", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        found = [one["sql"] for one in captured.captured_queries if "LIMIT 6" in one["sql"]]
        for statement in found:
            cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {statement}")
            yield "\n".join(str(line[-1]) for line in cursor.fetchall())


@pytest.mark.parametrize("who", ["office", "standing", "head"])
@pytest.mark.parametrize("asked_for", ["", "?trang-thai=received", "?trang-thai=recognised", "?phong={0}", "?sau={1}",
                                       "?truoc={1}", "?trang-thai=submitted&sau={1}"])  # fmt: skip
def test_an_index_gives_the_order_and_no_list_is_read_whole(client, world, rows, who, asked_for):
    client.force_login(world.people[who])
    row = Nomination.objects.filter(department=world.department, state="submitted").order_by("sort_key")[3]
    found = list(plans(client, LIST + asked_for.format(world.department.pk, row.pk)))
    assert found
    for plan in found:
        assert "dossiers_" in plan and "TEMP B-TREE" not in plan and "Sort" not in plan, plan
