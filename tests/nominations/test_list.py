"""The list: what is found, who holds it, and how many queries it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.todo import tasks_of
from nominations.workflow import State
from tests.factories.nomination import EvidenceFactory, NominationFactory
from tests.factories.people import DutyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

LIST = reverse("nominations:list")


def page(client, **asked):
    return client.get(LIST, asked).content.decode()


def many(world, count, state=State.SUBMITTED, **facts):
    shared = {"criteria_set": world.criteria_set, "department": world.department, "drafted_by": world.clerk}
    rows = NominationFactory.create_batch(count, state=state, **shared, **facts)
    for row in rows[:3]:
        EvidenceFactory(nomination=row, criterion=world.criteria_set.criteria.first())
    return rows


def queries(client, address):
    client.get(address)  # what a process reads only once is read now
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("who", "state", "cost"),
    [
        ("head", State.SUBMITTED, 13),
        ("office", State.SUBMITTED, 13),  # and the departments to choose from, and the files one is concerned in
        ("head", State.DRAFT, 18),  # and what is missing: criteria, statements, evidence, members, what was asked
        ("head", State.RETURNED, 14),  # and what was asked
    ],
)
def test_the_list_costs_the_same_with_1_3_and_200_rows(client, world, who, state, cost):
    client.force_login(world.people[who])
    counts = []
    for more in (1, 2, 197):
        many(world, more, state)
        counts.append(queries(client, LIST))
    assert counts == [cost, cost, cost]


@pytest.mark.parametrize(("who", "name", "state", "cost"), [("office", "intake", State.SUBMITTED, 22),
                                                            ("director", "refer", State.RECEIVED, 10)])  # fmt: skip
def test_the_queues_cost_the_same_with_1_3_and_200_rows(client, world, who, name, state, cost):
    world.rule("referral", "yes")
    client.force_login(world.people[who])
    counts = []
    for more in (1, 2, 197):
        many(world, more, state)
        counts.append(queries(client, reverse(f"nominations:{name}")))
    assert counts == [cost, cost, cost]


def test_the_queue_is_walked_to_its_end_and_counted_whole(client, world):
    waiting = {row.pk for row in many(world, 103)}
    client.force_login(world.office)
    address, seen = reverse("nominations:intake"), []
    while address:
        shown = client.get(address)
        assert "103 hồ sơ, nộp trước xếp trước" in shown.content.decode()
        seen += [line["row"].pk for line in shown.context["lines"]]
        address = shown.context["next_url"] and reverse("nominations:intake") + shown.context["next_url"]
    assert len(seen) == 103 and set(seen) == waiting


def test_the_to_do_list_costs_the_same_with_1_and_20_drafts(world):
    counts, _ = [], tasks_of(world.head)  # reads the duties
    for more in (1, 19):
        many(world, more, State.DRAFT)
        with CaptureQueriesContext(connection) as captured:
            tasks_of(world.head)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_fifty_to_a_page(client, world):
    many(world, 51)
    client.force_login(world.office)
    assert page(client).count("HS-2026-") == 50
    first = client.get(LIST, {"tim": ""})
    assert "Tổng cộng: 51 cá nhân." in first.content.decode() and "Trang trước" not in first.content.decode()
    second = client.get(LIST + first.context["next_url"])
    assert second.content.decode().count("HS-2026-") == 1 and "Trang trước" in second.content.decode()
    back = client.get(LIST + second.context["previous_url"])
    assert [row.pk for row, *_ in back.context["lines"]] == [row.pk for row, *_ in first.context["lines"]]


@pytest.mark.parametrize("asked", ["dieu sroi", "ĐIỂU", "Die\u0302\u0309u", "sroi"])
def test_a_name_is_found_without_its_marks(client, world, asked):
    many(world, 2)
    NominationFactory(
        criteria_set=world.criteria_set, department=world.department, name="Điểu Sroi", person=None, unlisted_reason="x"
    )
    client.force_login(world.head)
    shown = page(client, tim=asked)
    assert "Điểu Sroi" in shown and shown.count("HS-2026-") == 1


@pytest.mark.parametrize(
    "asked",
    [{"tim": "%_'\"\x00"}, {"sau": "x"}, {"truoc": "9" * 40}, {"nam": "abcd"}, {"nam": "9999"}, {"phong": "9" * 400},
     {"phong": "-1"}, {"trang-thai": "lạ"}, {"tim": "a" * 5_000}, {"sau": "٣"}, {"sau": "1", "truoc": "2"},
     {"nam": "²²²²"}],
)  # fmt: skip
def test_odd_questions_are_answered(client, world, asked):
    many(world, 1)
    client.force_login(world.office)
    assert client.get(LIST, asked).status_code == 200


def test_a_department_sees_its_own_and_the_office_what_is_handed_in(client, world):
    own, draft = many(world, 1)[0], many(world, 1, State.DRAFT)[0]
    other = NominationFactory(criteria_set=world.criteria_set, department=world.elsewhere, state=State.SUBMITTED)
    readers = {
        "head": {own, draft}, "stranger": {other}, "office": {own, other}, "director": {own, other},
        "standing": {own, draft, other}, "staff": set(), "counter": set(),
    }  # fmt: skip
    for who, seen in readers.items():
        client.force_login(world.people[who])
        shown = page(client)
        assert {row for row in (own, draft, other) if row.name in shown} == seen, who


def test_the_office_filters_by_department_and_state(client, world):
    row = many(world, 1)[0]
    other = NominationFactory(criteria_set=world.criteria_set, department=world.elsewhere, state=State.RECEIVED)
    client.force_login(world.office)
    assert row.name in page(client, phong=str(world.department.pk)) and other.name not in page(
        client, phong=str(world.department.pk)
    )
    assert other.name in page(client, **{"trang-thai": "received"})
    assert "Không có hồ sơ nào khớp" in page(client, **{"trang-thai": "tabled"})


def test_who_holds_it_and_what_comes_next(client, world):
    many(world, 1, State.RECEIVED)
    client.force_login(world.head)
    shown = page(client)
    assert "Bước 3/6" in shown and "Hội đồng" in shown and "từ 01/12/2026" in shown


def test_an_empty_list_says_the_deadline(client, world):
    client.force_login(world.head)
    assert "Hạn nộp: trước ngày 15/12/2026" in page(client)


def test_the_years_are_kept_apart(client, world):
    old = NominationFactory(department=world.department, state=State.SUBMITTED, criteria_set__season__year=2024)
    client.force_login(world.head)
    assert old.name not in page(client)
    assert old.name in page(client, nam="2024")


def test_two_duties_add_up(client, world):
    row = many(world, 1)[0]
    other = NominationFactory(criteria_set=world.criteria_set, department=world.elsewhere)
    DutyFactory(user=world.head, role="clerk", department=world.elsewhere)
    client.force_login(world.head)
    assert row.name in page(client) and other.name in page(client)
