"""Departments that are late are urged: a letter a day, a message without names, a log of who was told and who saw."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.roles import Role
from core import clock
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from documents.actions.drop_composed import drop_composed
from documents.models import Composed
from monitoring.actions.draft_urging import draft_urging, letter_of_today
from monitoring.actions.record_urging import record_urging
from monitoring.actions.see_urging import see_urgings
from monitoring.models import UrgingLetter, UrgingSeen, UrgingSent
from monitoring.urging import message, owing
from nominations.actions.abstain import abstain
from seasons.models import Season
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import SeasonFactory
from tests.monitoring.watching import browser, only_owing
from tests.monitoring.world import PaperWorld
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db

PAGE = 20
LATE = datetime(2026, 12, 17, 2, 0, tzinfo=UTC)  # three days after the last day in time


@pytest.fixture
def late(world, on_a_working_day):
    """Two departments of which nothing came."""
    assert world.elsewhere and world.department
    for name in ("head", "office", "standing", "stranger", "director"):
        assert world.people[name]
    only_owing(world.department, world.elsewhere)
    on_a_working_day.move_to(LATE)
    return world


def told(user):
    return [task.title for task in tasks_of(user) if "đôn đốc" in task.title]


# ------------------------------------------------------------------ the letter


def test_before_the_date_nobody_is_late_and_no_letter_is_written(world):
    assert world.department and owing(world.season) == []
    with pytest.raises(ValidationError, match="Không phòng nào quá hạn"):
        draft_urging(world.season, by=world.office)
    assert not Composed.objects.exists()


def test_the_letter_names_departments_what_they_owe_and_days(late):
    row = draft_urging(late.season, by=late.office)
    assert row.addressed_to.splitlines() == ["Phòng Hợp tác quốc tế", "Phòng Lãnh sự"]
    assert "- Phòng Lãnh sự: Giới thiệu điển hình tiên tiến, hạn trước ngày 15/12/2026, quá hạn 3 ngày;" in row.body
    (table,) = row.figures
    assert ("Phòng Lãnh sự", "Báo cáo năm 2026", "15/12/2026", "03") in table["rows"] and len(table["rows"]) == 6
    assert (row.kind, row.season, row.numbered_at) == (Composed.Kind.LETTER, late.season, None)
    client = browser(late.office)
    assert client.get(reverse("documents:composed_file", args=[row.pk])).content.startswith(b"%PDF")


def test_whoever_handed_everything_in_is_not_named(late):
    abstain(late.season, late.department, by=late.head, reason="Chưa có nhân tố.")
    for kind in ("report", "plan"):
        late.paper("submitted", kind)
    row = draft_urging(late.season, by=late.office)
    assert row.addressed_to == "Phòng Lãnh sự"


def test_asking_twice_on_one_day_is_one_draft_and_tomorrow_another(late, on_a_working_day):
    first = draft_urging(late.season, by=late.office)
    with pytest.raises(AlreadyDone, match="Hôm nay đã lập công văn đôn đốc"):
        draft_urging(late.season, by=late.office)
    assert letter_of_today(late.season) == first and Composed.objects.count() == 1
    on_a_working_day.move_to(LATE + timedelta(days=1))
    assert draft_urging(late.season, by=late.office) != first
    assert "quá hạn 4 ngày" in Composed.objects.latest("pk").body


def test_a_dropped_draft_makes_room_for_another(late):
    first = draft_urging(late.season, by=late.office)
    drop_composed(first, by=late.office, reason="Sai ngày.")
    assert draft_urging(late.season, by=late.office) != first
    assert UrgingLetter.objects.count() == 2


@pytest.mark.parametrize("name", ["standing", "director", "head", "member"])
def test_only_the_office_drafts_the_letter(late, name):
    with pytest.raises(PermissionDenied):
        draft_urging(late.season, by=late.people[name])
    assert browser(late.people[name]).post(reverse("monitoring:urging_letter")).status_code == 403
    assert not Composed.objects.exists()


def test_a_closed_season_urges_nobody(late):
    late.close_season()
    with pytest.raises(IllegalMove, match="không đang diễn ra"):
        draft_urging(Season.objects.get(), by=late.office)
    assert not Composed.objects.exists()


def test_the_button_leads_to_the_draft_now_and_again(late):
    client = browser(late.office)
    to = [client.post(reverse("monitoring:urging_letter"))["Location"] for _ in range(2)]
    assert to == [reverse("documents:composed", args=[Composed.objects.get().pk])] * 2


def test_many_long_names_are_addressed_through_the_annex(late):
    for at in range(30):
        DepartmentFactory(name=f"Phòng có tên rất dài để không xếp vừa ô kính gửi của công văn, số {at}")
    row = draft_urging(late.season, by=late.office)
    assert row.addressed_to == "Các phòng, đơn vị có tên tại Phụ lục"


# ------------------------------------------------------------------ the message


def test_the_message_names_no_nominee_and_no_person(late):
    file = late.dossier(department=late.department)  # being written: the department has answered nothing yet
    text = message(owing(late.season), clock.today(), "Văn phòng Sở, máy lẻ 103")
    assert text.splitlines()[2].startswith("1. Phòng Hợp tác quốc tế: Giới thiệu điển hình tiên tiến, hạn trước ngày")
    assert "Văn phòng Sở, máy lẻ 103" in text
    for name in (file.name, file.number, str(late.head), str(late.stranger)):
        assert name not in text
    page = browser(late.standing).get(reverse("monitoring:urging")).content.decode()
    assert "Tin nhắn Zalo" in page and "Công văn đôn đốc do Văn phòng Sở lập." in page


# ------------------------------------------------------------------ who was told, who has seen


def test_who_was_told_is_kept_once_a_day_and_way(late):
    both = [late.department, late.elsewhere]
    record_urging(late.season, by=late.office, departments=both[:1], way="zalo")
    record_urging(late.season, by=late.standing, departments=both, way="zalo")
    with pytest.raises(AlreadyDone):
        record_urging(late.season, by=late.office, departments=both, way="zalo")
    record_urging(late.season, by=late.office, departments=both[:1], way="phone")
    assert UrgingSent.objects.count() == 3
    assert "quá hạn 3 ngày" in UrgingSent.objects.first().told


def test_only_those_who_watch_urge(late):
    for name in ("director", "head", "chair"):
        with pytest.raises(PermissionDenied):
            record_urging(late.season, by=late.people[name], departments=[late.department], way="zalo")
        assert browser(late.people[name]).get(reverse("monitoring:urging")).status_code == 403
    assert not UrgingSent.objects.exists()


def test_nobody_is_recorded_who_is_not_late(late):
    other = DepartmentFactory(introduces=False)
    for wanted in ([], [other]):
        with pytest.raises(ValidationError) as refused:
            record_urging(late.season, by=late.office, departments=wanted, way="zalo")
        assert "departments" in refused.value.error_dict
    assert not UrgingSent.objects.exists()


def test_the_head_sees_it_as_a_task_and_says_so_once(late):
    record_urging(late.season, by=late.office, departments=[late.department], way="letter")
    assert told(late.head) == ["Phòng được đôn đốc 01 lần chưa xem"] and told(late.stranger) == []
    see_urgings(by=late.head)
    with pytest.raises(AlreadyDone):
        see_urgings(by=late.head)
    assert told(late.head) == [] and told(late.deputy) == ["Phòng được đôn đốc 01 lần chưa xem"]
    page = browser(late.office).get(reverse("monitoring:urging")).content.decode()
    assert str(late.head) in page and "Chưa xem" not in page


def test_others_see_no_urging(late):
    record_urging(late.season, by=late.office, departments=[late.department], way="letter")
    for name in ("clerk", "office", "member"):
        with pytest.raises(PermissionDenied):
            see_urgings(by=late.people[name])
        assert browser(late.people[name]).get(reverse("monitoring:urged")).status_code == 403
    page = browser(late.stranger).get(reverse("monitoring:urged")).content.decode()
    assert "Phòng chưa được đôn đốc lần nào" in page
    assert not UrgingSeen.objects.exists()


def test_the_pages_record_and_show(late):
    client = browser(late.office)
    page = reverse("monitoring:urging")
    assert client.post(page, {"departments": [late.department.pk]}).status_code == 422
    sent = {"departments": [late.department.pk], "way": "zalo"}
    for _ in range(2):
        assert client.post(page, sent)["Location"] == page
    head, own = browser(late.head), reverse("monitoring:urged")
    assert ">Đã xem</button>" in head.get(own).content.decode()
    for _ in range(2):
        assert head.post(reverse("monitoring:urged_seen"))["Location"] == own
    assert UrgingSent.objects.get().seen_by.get().user == late.head


def test_without_a_season_the_page_says_so():
    assert "Chưa có kỳ bình xét" in browser(person(Role.OFFICE)).get(reverse("monitoring:urging")).content.decode()


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_asks_the_same_however_many_are_late(late, django_assert_num_queries, many):
    units = [DepartmentFactory() for _ in range(many)]
    for unit in units:
        head = person(Role.HEAD, unit)
        record_urging(late.season, by=late.office, departments=[unit], way="zalo")
        see_urgings(by=head)
    client = browser(late.office)
    client.get(reverse("monitoring:urging"))
    with django_assert_num_queries(PAGE):
        assert client.get(reverse("monitoring:urging")).status_code == 200


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_letters_at_once_are_one(on_a_working_day):
    on_a_working_day.move_to(LATE)
    world = PaperWorld(season=SeasonFactory(year=2026))
    office, other = world.office, person(Role.OFFICE)
    found = at_once(lambda: draft_urging(world.season, by=office), lambda: draft_urging(world.season, by=other))
    assert sum(isinstance(one, AlreadyDone) for one in found) == 1, found
    assert Composed.objects.count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_recording_and_seeing_twice_at_once_keep_one_line_each(on_a_working_day):
    on_a_working_day.move_to(LATE)
    world = PaperWorld(season=SeasonFactory(year=2026))
    office, head = world.office, world.head
    units = [world.department]
    found = at_once(*[lambda: record_urging(world.season, by=office, departments=units, way="zalo")] * 2)
    assert sum(isinstance(one, AlreadyDone) for one in found) == 1, found
    found = at_once(*[lambda: see_urgings(by=head)] * 2)
    assert sum(isinstance(one, AlreadyDone) for one in found) == 1, found
    assert (UrgingSent.objects.count(), UrgingSeen.objects.count()) == (1, 1)
