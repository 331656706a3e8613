"""Lịch sử thiết lập: who changed what, from what to what, and why, over everything that is set up."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse

from accounts.actions.appoint import appoint
from accounts.actions.end_duty import end_duty
from accounts.actions.keep_department import keep_department
from accounts.models import Department, Duty
from accounts.roles import Role
from core import clock
from core.changes import page_of_changes, place_at
from documents.actions.keep_recipients import keep_recipients
from documents.models import RecipientGroup
from operations.settings_history import CHAPTERS, sources
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.keep_day_off import keep_day_off
from seasons.models import Season
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import SeasonFactory
from tests.factories.units import heir, reorganised

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

PAGE = reverse("operations:settings_history")


@pytest.fixture
def office():
    return person(Role.OFFICE)


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def lines(chapter="", beside=None, size=50):
    found = page_of_changes(sources(chapter), size, beside)
    return [
        (change.what, [(one.label, one.before, one.after) for one in change.fields], change.who, change.why)
        for change in found.changes
    ]


def edited(unit, office, name, why=""):
    return keep_department(unit, by=office, facts={"name": name}, why=why)


def test_a_unit_put_right_tells_before_after_who_and_why(office):
    unit = DepartmentFactory(name="Phòng Lãnh xự")
    edited(unit, office, "Phòng Lãnh sự", "Sửa lỗi chính tả")
    told, added = lines("phong")[:2]
    assert told == (
        "Phòng Lãnh sự",
        [("tên phòng", "Phòng Lãnh xự", "Phòng Lãnh sự")],
        str(office),
        "Sửa lỗi chính tả",
    )
    assert added[1][0] == ("tên phòng", "", "Phòng Lãnh xự")
    assert added[2] == "Người vận hành máy chủ"


def test_duties_given_and_ended_are_told_with_their_papers(office):
    one = UserFactory()
    facts = {"role": Role.EDITOR, "department": None, "basis": "Quyết định số 3", "since": clock.today()}
    duty = appoint(one, by=office, facts=facts)
    end_duty(duty, by=office, until=clock.today(), reason="Chuyển công tác")
    ended, given = lines("nhiem-vu")[:2]
    assert ended[0] == given[0] == f"Nhiệm vụ của {one}"
    assert (ended[1][0][0], ended[3]) == ("đến hết ngày", "Chuyển công tác")
    assert ("nhiệm vụ", "", "Biên tập viên") in given[1]


def test_days_off_and_recipients_are_told_and_what_is_dropped_says_so(office, desk):
    day = keep_day_off(by=office, facts={"day": clock.today(), "name": "Nghỉ bù", "worked": False})
    drop_day_off(day, by=office)
    group = RecipientGroup.objects.first() or RecipientGroup(paper="letter")
    keep_recipients(group.paper, by=office, recipients="Như trên\nLưu: VT")
    assert lines("ngay-nghi")[0] == ("Ngày nghỉ, ngày làm bù", [], str(office), "")
    assert lines("noi-nhan")[0][0].startswith("Nơi nhận của")
    assert "Đã bỏ" in desk.get(PAGE, {"muc": "ngay-nghi"}).content.decode()


def test_a_reorganisation_stands_there_with_its_decision():
    unit = DepartmentFactory(name="Phòng Lãnh sự", code="LS")
    row = reorganised("rename", [unit], [heir("Phòng Công tác lãnh sự", "LS")])
    told = [(what, fields[0][0], why) for what, fields, _, why in lines("phong")]
    assert ("Phòng Lãnh sự", "đến hết ngày", row.document) in told
    assert ("Phòng Công tác lãnh sự", "tên phòng", row.document) in told


def test_pages_lie_beside_each_other_and_lose_no_line(office):
    units = DepartmentFactory.create_batch(3)
    for turn in range(4):
        for unit in units:
            edited(unit, office, f"{unit.name} {turn}")
    SeasonFactory()
    everything, found, beside = lines(size=500), [], None
    while True:
        page = page_of_changes(sources(""), 4, beside)
        found += [change.what for change in page.changes]
        if not page.older:
            break
        last, beside = page, place_at(page.older, back=False)
    assert found == [what for what, *_ in everything]
    back = page_of_changes(sources(""), 4, place_at(page.newer, back=True))
    assert back.changes == last.changes


@pytest.mark.parametrize("back", [False, True])
def test_changes_of_one_moment_are_told_once_each(office, back):
    units, moment = DepartmentFactory.create_batch(3), clock.now() - timedelta(hours=1)
    SeasonFactory()
    for model in (Department, Duty, Season):
        model.history.update(history_date=moment)
    whole = [change.what for change in page_of_changes(sources(""), 500, None).changes]
    assert {unit.name for unit in units} < set(whole)
    pages, beside = [], None
    while not pages or pages[-1].older:
        pages.append(page_of_changes(sources(""), 2, beside))
        beside = place_at(pages[-1].older, back=False)
    if back:
        for before, page in pairwise(pages):
            assert page_of_changes(sources(""), 2, place_at(page.newer, back=True)).changes == before.changes
    else:
        assert [change.what for page in pages for change in page.changes] == whole


@pytest.mark.parametrize(
    "text", ["", "x", "1-2", "1-2-x", "9" * 40 + "-1-1", "999999999999999999-1-1", "-1-1-1", "1-²-3"]
)
def test_nonsense_in_the_address_gives_the_first_page(desk, text):
    assert place_at(text, back=False) is None
    assert desk.get(PAGE, {"sau": text}).status_code == 200


@pytest.mark.parametrize("count", [1, 60])
def test_it_costs_the_same_whatever_its_length(desk, office, django_assert_num_queries, count):
    unit = DepartmentFactory()
    for turn in range(count):
        edited(unit, office, f"Phòng lần {turn}")
    with django_assert_num_queries(10):
        assert desk.get(PAGE, {"muc": "phong"}).status_code == 200


def test_everything_together_costs_three_queries_a_history_at_most(desk, office, django_assert_max_num_queries):
    for turn in range(60):
        edited(DepartmentFactory(), office, f"Phòng lần {turn}")
    with django_assert_max_num_queries(7 + 3 * len(sources(""))):
        assert desk.get(PAGE).status_code == 200


@pytest.mark.parametrize("chapter", [*CHAPTERS, "", "khong-co"])
def test_every_chapter_opens(desk, chapter):
    assert desk.get(PAGE, {"muc": chapter}).status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 200), (Role.DIRECTOR, 403), (Role.COUNCIL_CHAIR, 403)]
)
def test_it_is_read_by_those_who_set_up(client, role, status):
    client.force_login(person(role))
    assert client.get(PAGE).status_code == status
