"""«Hôm nay»: what is owed to the Office and by it, with whom to call and what to write; nothing of files kept back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.roles import Role
from core import clock
from documents.actions.compose import compose
from documents.composing import Words
from monitoring.actions.draft_inspection import Visit, begin_inspection
from monitoring.actions.finalise_inspection import finalise_inspection
from monitoring.actions.keep_finding import FollowUp, add_finding
from monitoring.today import owed_today, owes_today
from monitoring.workflow import State
from nominations.actions.abstain import abstain
from nominations.workflow import State as FileState
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.monitoring.test_urging import LATE
from tests.monitoring.watching import browser, only_owing
from tests.nominations.world import NOW, suspended

pytestmark = pytest.mark.django_db

PAGE = 23
CONTACT = "Văn phòng Sở, máy lẻ 103"


def owed(world, user=None):
    return owed_today(user or world.office, world.season, CONTACT)


def follow_up(world, unit, due):
    """One that is due on this day, of a visit a month before."""
    standing = world.people["standing"]
    visit = Visit(unit, clock.today() - timedelta(days=30), "Trụ sở Sở", "Bà A", "Ông B", "Kiểm tra.")
    row = begin_inspection(visit, by=standing)
    add_finding(row, FollowUp("Chưa gửi.", "Gửi kế hoạch.", UserFactory(department=unit), due), by=standing)
    return finalise_inspection(row, by=standing)


def test_long_before_the_date_nobody_owes_anything(world):
    assert world.department and owed(world) == []


def test_what_is_due_within_three_days_is_told_and_what_is_late_comes_first(world, on_a_working_day):
    head, office = world.head, world.office
    assert world.standing
    only_owing(world.department, world.elsewhere)
    head.extension = "215"
    head.save()
    on_a_working_day.move_to(NOW + timedelta(days=7))  # four days before the last day in time
    assert owed(world) == []
    on_a_working_day.move_to(NOW + timedelta(days=8))
    line = next(one for one in owed(world) if one.who == "Phòng Hợp tác quốc tế")
    assert (line.days_late, line.people, line.badge[0]) == (0, (head,), "warn")
    on_a_working_day.move_to(LATE)
    follow_up(world, world.elsewhere, clock.today() - timedelta(days=9))
    assert [one.days_late for one in owed(world, office)] == [9, 3, 3]
    page = browser(office).get(reverse("monitoring:today")).content.decode()
    assert "(máy lẻ 215)" in page and "Quá hạn 9 ngày" in page


def test_a_message_names_what_is_owed_and_whom_to_ask(world, on_a_working_day):
    on_a_working_day.move_to(LATE)
    abstain(world.season, world.department, by=world.head, reason="Chưa có nhân tố.")
    line = next(one for one in owed(world) if one.who == "Phòng Hợp tác quốc tế")
    assert line.message == (
        "Phòng Hợp tác quốc tế: Báo cáo năm 2026, hạn trước ngày 15/12/2026, quá hạn 3 ngày; Kế hoạch năm 2027, hạn "
        "trước ngày 15/12/2026, quá hạn 3 ngày. Đề nghị thực hiện trên cổng Điển hình tiên tiến. Cần hỗ trợ, liên hệ "
        "Văn phòng Sở, máy lẻ 103."
    )


def test_a_returned_paper_is_owed_and_one_handed_in_is_not(world, on_a_working_day):
    abstain(world.season, world.department, by=world.head, reason="Chưa có nhân tố.")
    world.paper(State.SUBMITTED, "plan")
    world.paper(State.RETURNED, "report")
    on_a_working_day.move_to(NOW + timedelta(days=9))
    line = next(one for one in owed(world) if one.who == "Phòng Hợp tác quốc tế")
    assert line.what == "Báo cáo năm 2026, bị trả lại, chưa gửi lại"


def test_supplements_are_counted_and_messages_name_no_file(world):
    file = world.dossier(FileState.RETURNED)
    suspended(world.dossier(FileState.RETURNED))
    world.dossier(FileState.RETURNED, supplement_due=NOW + timedelta(days=5))
    (line,) = owed(world)
    assert line.what == f"bổ sung 01 hồ sơ giới thiệu: {file.number}" and line.due == "hạn 05/12/2026"
    assert file.number not in line.message and file.name not in line.message


def test_whoever_is_concerned_in_a_file_finds_nothing_of_it(world):
    file = world.dossier(FileState.RETURNED)
    assert len(owed(world, world.standing)) == 1
    file.person = world.standing
    file.save()
    assert owed(world, world.standing) == []
    assert file.number not in browser(world.standing).get(reverse("monitoring:today")).content.decode()


def test_follow_ups_are_told_once_they_are_late(world):
    today = clock.today()
    follow_up(world, world.department, today)
    assert owed(world) == []
    row = follow_up(world, world.elsewhere, today - timedelta(days=2))
    (line,) = owed(world)
    assert (line.who, line.days_late) == ("Phòng Lãnh sự", 2)
    assert line.url == reverse("monitoring:inspection", args=[row.pk])
    assert "Gửi kế hoạch" not in line.message and "Gửi kế hoạch" in line.what


def test_the_agency_owes_answers_numbers_and_signed_copies(world):
    clerk, standing, office = person(Role.RECORDS_CLERK), world.standing, world.office
    paper = world.paper(State.SUBMITTED)
    compose("letter", Words("nhắc việc của một đồng chí", "Nội dung.", "Phòng A"), by=clerk)
    approve, number = owes_today(office, world.season)
    assert (approve.who, approve.people) == ("Thường trực Hội đồng", (standing,))
    assert approve.url == reverse("monitoring:paper", args=[paper.pk])
    assert (number.who, number.people) == ("Văn phòng Sở", (office,))
    assert "nhắc việc" in number.what and number.message == "Văn phòng Sở: cấp số bản nháp công văn."


def test_who_does_not_keep_the_book_reads_no_words_of_its_papers(world):
    compose("letter", Words("nhắc việc của một đồng chí", "Nội dung.", "Phòng A"), by=world.office)
    (line,) = owes_today(world.standing, world.season)
    assert (line.what, line.url) == ("cấp số bản nháp công văn", "")


@pytest.mark.parametrize("name", ["director", "head", "clerk", "member", "chair"])
def test_the_page_belongs_to_office_and_standing_council(world, name):
    assert browser(world.people[name]).get(reverse("monitoring:today")).status_code == 403


def test_without_a_season_the_page_is_empty():
    page = browser(person(Role.OFFICE)).get(reverse("monitoring:today")).content.decode()
    assert page.count("Không còn việc nào") == 2


@pytest.mark.parametrize("many", [1, 6])
def test_the_page_asks_the_same_however_many_departments(world, django_assert_num_queries, on_a_working_day, many):
    for at in range(many):
        unit = DepartmentFactory()
        person(Role.HEAD, unit)
        world.dossier(FileState.RETURNED, department=unit)
        follow_up(world, unit, clock.today() - timedelta(days=1))
        compose("letter", Words(f"nhắc việc {at}", "Nội dung.", "Phòng A"), by=world.office)
    for unit in (world.department, world.elsewhere)[: max(1, many - 4)]:
        world.paper(State.SUBMITTED, department=unit)
    on_a_working_day.move_to(LATE)
    client = browser(world.office)
    client.get(reverse("monitoring:today"))
    with django_assert_num_queries(PAGE):
        assert client.get(reverse("monitoring:today")).status_code == 200
