"""The duty that reminds: who is told what in which words, what stops it, who is copied, and who never is."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Manager
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Department, Duty, Event, Notice
from accounts.roles import Role
from core.todo import tasks_of
from core.vietnamese import VIETNAM
from documents.actions.drop_composed import drop_composed
from documents.models import Composed
from monitoring.actions.draft_urging import draft_urging
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.follow_up import report_finding
from monitoring.actions.remind import remind
from monitoring.actions.withdraw_extension import withdraw_extension
from monitoring.models import Finding, Inspection, Reminder, UrgingLetter
from nominations.actions.abstain import abstain
from nominations.workflow import State as FileState
from operations.clock import DUTIES
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.monitoring.watching import browser
from tests.monitoring.world import PaperWorld
from tests.nominations.world import suspended
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGE = 23
#: Queries of a run before the first step, of one that finds everybody told, and of each digest.
NOTHING_YET, ALL_TOLD, A_DIGEST = 13, 16, 9
BOTH_LACK, BOTH = "Còn 02 phòng chưa nộp đủ giới thiệu, kế hoạch, báo cáo", "Phòng Hợp tác quốc tế, Phòng Lãnh sự"


def at(day, month=12, hour=9):
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


@pytest.fixture
def season(world, on_a_working_day):
    """Two departments that owe three things each, with a head each; nothing is done. «trước ngày 15/12»."""
    assert world.department and world.elsewhere
    for name in ("head", "stranger"):
        assert world.people[name]
    only_owing(world)
    on_a_working_day.move_to(at(6))
    return world


def only_owing(world):
    mine = [world.department.pk, world.elsewhere.pk]
    Department.objects.exclude(pk__in=mine).update(introduces=False)


def texts(user):
    return list(
        Notice.objects.filter(user=user, key__startswith="reminder:").order_by("pk").values_list("text", flat=True)
    )


def run(clock, moment):
    clock.move_to(moment)
    return remind()


def returned_file(world, **facts):
    facts = {"supplement_due": at(10, hour=17), "department": world.elsewhere, **facts}
    return world.dossier(FileState.RETURNED, **facts)


def handed_in(world):
    """Nothing of the board is left to do."""
    Department.objects.update(introduces=False)


# ------------------------------------------------------------------ those who owe


def test_a_head_is_told_at_each_step_once(season, on_a_working_day):
    assert run(on_a_working_day, at(7)) == 2
    assert remind() == 0 and run(on_a_working_day, at(8)) == 0
    assert texts(season.head) == ["Phòng Hợp tác quốc tế: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 07 ngày."]
    (notice,) = Notice.objects.filter(user=season.head)
    assert notice.url == reverse("monitoring:papers") and notice.key == f"reminder:2026-12-07:{season.head.pk}"
    steps = Reminder.objects.filter(user=season.head, matter="report").order_by("-step")
    assert [(row.step, row.due, row.day, row.copied) for row in steps] == [
        (14, date(2026, 12, 15), date(2026, 12, 7), False), (7, date(2026, 12, 15), date(2026, 12, 7), False),
    ]  # fmt: skip


def test_what_is_done_is_told_no_more(season, on_a_working_day):
    run(on_a_working_day, at(7))
    abstain(season.season, season.department, by=season.head, reason="Chưa có nhân tố.")
    season.paper("submitted", "report")
    run(on_a_working_day, at(11))
    assert texts(season.head)[1:] == ["Phòng Hợp tác quốc tế: Kế hoạch năm sau còn 03 ngày."]
    season.paper("submitted", "plan")
    run(on_a_working_day, at(13))
    assert len(texts(season.head)) == 2 and len(texts(season.stranger)) == 3


def test_a_returned_paper_is_owed_again(season, on_a_working_day):
    abstain(season.season, season.department, by=season.head, reason="Chưa có nhân tố.")
    season.paper("submitted", "plan")
    season.paper("returned", "report")
    run(on_a_working_day, at(7))
    assert texts(season.head) == ["Phòng Hợp tác quốc tế: Báo cáo năm nay còn 07 ngày."]


@pytest.mark.parametrize("ended", ["inactive", "duty over"])
def test_whoever_no_longer_answers_is_told_nothing(season, on_a_working_day, ended):
    if ended == "inactive":
        season.head.is_active = False
        season.head.save()
    else:
        Duty.objects.filter(user=season.head).update(until=date(2026, 12, 6))
    assert run(on_a_working_day, at(7)) == 1
    assert texts(season.head) == [] and len(texts(season.stranger)) == 1


def test_a_new_head_is_told_what_the_department_owes(season, on_a_working_day):
    run(on_a_working_day, at(7))
    Duty.objects.filter(user=season.head).update(until=date(2026, 12, 8))
    new = UserFactory()
    DutyFactory(user=new, role=Role.HEAD, department=season.department, since=date(2026, 12, 9))
    assert run(on_a_working_day, at(9)) == 1
    assert texts(new) == ["Phòng Hợp tác quốc tế: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 05 ngày."]


def test_the_head_of_two_departments_gets_one_digest(season, on_a_working_day):
    Duty.objects.filter(user=season.stranger).update(user=season.head)
    assert run(on_a_working_day, at(7)) == 1
    assert texts(season.head) == [
        "Phòng Hợp tác quốc tế: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 07 ngày. "
        "Phòng Lãnh sự: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 07 ngày."
    ]


@pytest.mark.parametrize("state", ["preparing", "closed"])
def test_a_season_that_is_not_under_way_reminds_nobody(season, on_a_working_day, state):
    if state == "closed":
        season.close_season()
    else:
        type(season.season).objects.update(state="preparing", opened_at=None)
    assert run(on_a_working_day, at(14)) == 0
    assert not Notice.objects.exists() and not Composed.objects.exists()


def test_nobody_is_woken_up(season, on_a_working_day):
    assert run(on_a_working_day, at(7, hour=6)) == 0
    assert run(on_a_working_day, at(7, hour=7)) == 2


def test_another_ladder_of_the_season_is_kept(season, on_a_working_day):
    season.rule("reminders", "7,3,1,0,-1")
    run(on_a_working_day, at(7))
    assert set(Reminder.objects.values_list("step", flat=True)) == {7}


def test_more_time_begins_a_ladder_of_its_own_and_taking_it_back_the_old_one(season, on_a_working_day):
    run(on_a_working_day, at(11))
    extension = extend_paper(
        season.season,
        season.department,
        by=season.standing,
        kind="report",
        until=date(2026, 12, 23),
        reason="Công tác.",
    )
    only_owing(season)
    run(on_a_working_day, at(15))
    assert "Báo cáo năm nay còn 07 ngày" in texts(season.head)[-1]
    withdraw_extension(extension, by=season.standing, reason="Đã về.")
    assert remind() == 0, "a second digest of the day waits for the next"
    assert run(on_a_working_day, at(16)) == 2  # the head, and the Standing Council of the date that holds again
    assert texts(season.head)[-1] == "Phòng Hợp tác quốc tế: Báo cáo năm nay quá hạn 02 ngày."


# ------------------------------------------------------------------ files to supplement, follow-ups


def test_a_file_to_supplement_is_told_the_day_before_on_the_day_and_after(season, on_a_working_day):
    returned_file(season)
    clerk = person(Role.CLERK, season.elsewhere)
    handed_in(season)
    told = []
    for day in (8, 9, 10, 11, 12):
        run(on_a_working_day, at(day))
        told.append(len(texts(clerk)))
    assert told == [0, 1, 2, 3, 3]
    assert (
        texts(clerk)
        == texts(season.stranger)
        == [
            "Phòng Lãnh sự: bổ sung 01 hồ sơ còn 01 ngày.",
            "Phòng Lãnh sự: bổ sung 01 hồ sơ hôm nay là ngày cuối.",
            "Phòng Lãnh sự: bổ sung 01 hồ sơ quá hạn 01 ngày.",
        ]
    )
    assert Notice.objects.filter(user=clerk).first().url == reverse("nominations:list")


def test_no_reminder_names_a_nominee(season, on_a_working_day):
    row = returned_file(season)
    for day in (9, 10, 11, 13, 15):
        assert person(Role.STANDING_COUNCIL) and run(on_a_working_day, at(day))
    told = " ".join(Notice.objects.values_list("text", flat=True))
    assert row.name not in told and row.number not in told and str(season.head) not in told


def test_a_suspended_file_reminds_nobody(season, on_a_working_day):
    suspended(returned_file(season))
    handed_in(season)
    assert run(on_a_working_day, at(10)) == 0


def test_an_overdue_follow_up_is_told_once_until_it_is_reported(season, on_a_working_day):
    visit = Inspection.objects.create(
        season=season.season, department=season.department, visited_on=date(2026, 11, 1), place="Sở", members="Bà A",
        hosts="Ông B", content="Kiểm tra.", drafted_by=season.standing, drafted_at=at(1, 11),
        finalised_by=season.standing, finalised_at=at(2, 11),
    )  # fmt: skip
    findings = [
        Finding.objects.create(
            inspection=visit,
            found="Chưa gửi.",
            follow_up="Gửi.",
            responsible=season.head,
            due=date(2026, 12, day),
        )
        for day in (8, 9)
    ]
    handed_in(season)
    assert run(on_a_working_day, at(8)) == 0
    assert run(on_a_working_day, at(9)) == 1 and run(on_a_working_day, at(9, hour=15)) == 0
    assert texts(season.head) == ["Phòng Hợp tác quốc tế: 01 việc sau kiểm tra quá hạn 01 ngày."]
    assert Notice.objects.get(user=season.head).url == reverse("monitoring:inspections")
    report_finding(findings[1], by=season.head, note="Đã gửi.")
    assert run(on_a_working_day, at(12)) == 0


# ------------------------------------------------------------------ those who are copied


def test_three_days_ahead_the_standing_council_is_told_how_many(season, on_a_working_day):
    others = [season.standing, season.director, season.office]
    only_owing(season)
    run(on_a_working_day, at(11))
    assert [texts(user) for user in others] == [
        [f"{BOTH_LACK} (còn 03 ngày): {BOTH}."], [], [],
    ]  # fmt: skip
    assert Notice.objects.get(user=season.standing).url == reverse("monitoring:board")
    run(on_a_working_day, at(15))
    late = f"{BOTH_LACK} (quá hạn 01 ngày): {BOTH}."
    assert [texts(user)[-1] for user in others] == [late] * 3


def test_a_digest_never_outgrows_a_notice(season, on_a_working_day):
    for at_most in range(12):
        DepartmentFactory(name=f"Phòng có tên dài để không xếp vừa một thông báo, số {at_most}")
    assert season.standing
    run(on_a_working_day, at(11))
    (told,) = texts(season.standing)
    assert len(told) <= 300 and told.endswith("…") and told.startswith("Còn 15 phòng")


def test_a_leader_is_not_copied_of_the_own_department(season, on_a_working_day):
    DutyFactory(user=season.head, role=Role.STANDING_COUNCIL)
    run(on_a_working_day, at(11))
    assert texts(season.head) == [
        "Phòng Hợp tác quốc tế: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 03 ngày. "
        "Còn 01 phòng chưa nộp đủ giới thiệu, kế hoạch, báo cáo (còn 03 ngày): Phòng Lãnh sự."
    ]
    assert not Reminder.objects.filter(user=season.head, department=season.department, copied=True).exists()


def test_a_late_supplement_is_told_to_the_standing_council_but_to_nobody_concerned(season, on_a_working_day):
    concerned, free = person(Role.STANDING_COUNCIL), person(Role.STANDING_COUNCIL)
    assert season.director and season.office
    returned_file(season, person=concerned)
    returned_file(season)
    handed_in(season)
    run(on_a_working_day, at(11))
    assert texts(free) == ["Còn 02 hồ sơ chưa bổ sung (quá hạn 01 ngày): Phòng Lãnh sự."]
    assert texts(concerned) == ["Còn 01 hồ sơ chưa bổ sung (quá hạn 01 ngày): Phòng Lãnh sự."]
    assert texts(season.director) == texts(season.office) == []
    assert run(on_a_working_day, at(12)) == 0


def test_where_the_whole_standing_council_is_concerned_the_director_is_told(season, on_a_working_day):
    concerned = person(Role.STANDING_COUNCIL)
    assert season.director
    returned_file(season, person=concerned)
    handed_in(season)
    run(on_a_working_day, at(11))
    assert texts(concerned) == []
    assert texts(season.director) == ["Còn 01 hồ sơ chưa bổ sung (quá hạn 01 ngày): Phòng Lãnh sự."]
    assert run(on_a_working_day, at(12)) == 0


def test_nobody_is_told_of_a_file_in_which_all_leaders_are_concerned(season, on_a_working_day):
    returned_file(season, person=season.director)
    handed_in(season)
    assert run(on_a_working_day, at(11)) == 1
    assert texts(season.director) == []


# ------------------------------------------------------------------ the letter


def letters():
    return list(UrgingLetter.objects.order_by("pk").values_list("day", "asked_by"))


def test_on_the_eve_the_letter_is_drafted_for_the_office(season, on_a_working_day):
    office = season.office
    only_owing(season)
    run(on_a_working_day, at(12))
    assert letters() == []
    for hour in (9, 10):
        run(on_a_working_day, at(13, hour=hour))
    assert letters() == [(date(2026, 12, 13), None)]
    row = Composed.objects.get()
    assert "- Phòng Lãnh sự: Giới thiệu điển hình tiên tiến, hạn trước ngày 15/12/2026, còn 01 ngày;" in row.body
    (table,) = row.figures
    assert (
        table["columns"][3] == "Thời gian"
        and ["Phòng Lãnh sự", "Báo cáo năm 2026", "15/12/2026", "còn 01 ngày"] in table["rows"]
    )
    event = Event.objects.get(subject_type="documents.composed")
    assert (event.actor, event.capacity, event.actor_name) == (None, "Lệnh định kỳ", "")
    (notice,) = Notice.objects.filter(user=office, key=f"urging-letter:{row.pk}")
    assert notice.text.startswith("Công văn đôn đốc đã soạn sẵn.")
    assert browser(office).get(notice.url).status_code == 200
    assert any("bản nháp chờ cấp số" in task.title for task in tasks_of(office))


def test_the_letter_is_not_drafted_again_once_dropped_nor_beside_the_offices_own(season, on_a_working_day):
    assert season.office
    only_owing(season)
    run(on_a_working_day, at(13))
    drop_composed(Composed.objects.get(), by=season.office, reason="Đã gọi điện.")
    run(on_a_working_day, at(14))
    run(on_a_working_day, at(15))
    draft_urging(season.season, by=season.office)
    run(on_a_working_day, at(15, hour=10))
    assert letters() == [(date(2026, 12, 13), None), (date(2026, 12, 15), season.office.pk)]


def test_where_everything_is_done_no_letter_is_drafted(season, on_a_working_day):
    handed_in(season)
    assert run(on_a_working_day, at(13)) == 0
    assert letters() == [] and not Composed.objects.exists()


def test_a_letter_missed_on_the_eve_is_drafted_on_the_next_run(season, on_a_working_day):
    assert season.office
    only_owing(season)
    run(on_a_working_day, at(16))
    assert "quá hạn 2 ngày" in Composed.objects.get().body


# ------------------------------------------------------------------ what is kept, and how dear it is


def test_rows_only_grow(season, on_a_working_day):
    run(on_a_working_day, at(7))
    for change in (lambda: Reminder.objects.update(step=3), lambda: Reminder.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Reminder.objects.count() == 12


class FullDisk(Manager):
    """Reads as before, and keeps nothing."""

    def bulk_create(self, *args, **kwargs):
        raise OSError("đĩa đầy")


def test_reminders_and_notice_are_kept_together_or_not_at_all(season, on_a_working_day, monkeypatch):
    on_a_working_day.move_to(at(7))
    with monkeypatch.context() as broken:
        full = FullDisk()
        full.model = Reminder
        broken.setattr(Reminder, "objects", full)
        with pytest.raises(OSError):
            remind()
    assert not Notice.objects.exists() and not Reminder.objects.exists()
    assert remind() == 2


def test_the_clock_has_the_duty():
    assert ("reminders", "Nhắc việc đến hạn", remind) in [(duty.name, duty.label, duty.act) for duty in DUTIES]


def queries_of(clock, moment):
    with CaptureQueriesContext(
        connection,
    ) as found:
        sent = run(clock, moment)
    return sent, len(found)


@pytest.mark.parametrize("many", [1, 12])
def test_what_it_asks_grows_only_with_what_it_sends(season, on_a_working_day, many):
    for _ in range(many):
        unit = DepartmentFactory()
        for _ in range(2):
            person(Role.HEAD, unit)
        returned_file(season, department=unit, supplement_due=at(7, hour=17))
    assert queries_of(on_a_working_day, at(5, 11)) == (0, NOTHING_YET)
    sent, asked = queries_of(on_a_working_day, at(7))
    assert queries_of(on_a_working_day, at(7, hour=10)) == (0, ALL_TOLD)
    assert sent == 2 * many + 2 and asked == ALL_TOLD + A_DIGEST * sent


# ------------------------------------------------------------------ the log


def test_the_log_says_who_was_told_and_who_has_seen_it(season, on_a_working_day):
    assert season.standing and season.office
    only_owing(season)
    run(on_a_working_day, at(11))
    Notice.objects.filter(user=season.head).update(seen_at=at(11, hour=10))
    page = browser(season.office).get(reverse("monitoring:reminders")).content.decode()
    assert str(season.head) in page and "đã xem ngày 11/12/2026" in page
    assert (
        "theo dõi; chưa xem" in page and str(season.standing) in page and "Trước 03 ngày" in page and "chưa xem" in page
    )
    assert 'href="/theo-doi/nhac-viec/"' in browser(season.office).get(reverse("monitoring:board")).content.decode()


@pytest.mark.parametrize("name", ["head", "director", "member", "clerk"])
def test_only_those_who_urge_read_the_log(season, name):
    assert browser(season.people[name]).get(reverse("monitoring:reminders")).status_code == 403


def test_the_log_keeps_a_file_from_whoever_is_concerned(season, on_a_working_day):
    concerned, free = person(Role.STANDING_COUNCIL), person(Role.STANDING_COUNCIL)
    returned_file(season, person=concerned)
    handed_in(season)
    page = reverse("monitoring:reminders")
    on_a_working_day.move_to(at(8))
    assert "bổ sung 01 hồ sơ còn 01 ngày" in browser(free).get(page).content.decode()
    assert "bổ sung" not in browser(concerned).get(page).content.decode()
    run(on_a_working_day, at(9))
    assert "Bổ sung hồ sơ" in browser(free).get(page).content.decode()
    told = browser(concerned).get(page).content.decode()
    assert "Bổ sung hồ sơ" not in told and "Chưa nhắc lần nào" in told


def test_the_page_says_what_tomorrow_will_be_told(season, on_a_working_day):
    office, page = season.office, reverse("monitoring:reminders")
    only_owing(season)
    run(on_a_working_day, at(6))
    sentence = "Phòng Lãnh sự: Giới thiệu, Báo cáo năm nay, Kế hoạch năm sau còn 07 ngày."
    assert sentence in browser(office).get(page).content.decode()
    run(on_a_working_day, at(7))
    told = browser(office).get(page).content.decode()
    assert sentence not in told and "Không phòng nào đến bước nhắc." in told


@pytest.mark.parametrize("many", [1, 15])
def test_the_page_asks_the_same_however_much_was_told(season, on_a_working_day, many, django_assert_num_queries):
    for _ in range(many):
        unit = DepartmentFactory()
        for _ in range(2):
            person(Role.HEAD, unit)
        returned_file(season, department=unit, supplement_due=at(8, hour=17))
    run(on_a_working_day, at(7))
    client, page = browser(season.office), reverse("monitoring:reminders")
    client.get(page)
    with django_assert_num_queries(PAGE):
        told = client.get(page).content.decode()
    assert ("Trang sau" in told) == (many > 1)


def test_pages_of_the_log_show_every_row_once(season, on_a_working_day):
    for _ in range(15):
        person(Role.HEAD, DepartmentFactory())
    run(on_a_working_day, at(7))
    client, page, shown = browser(season.office), reverse("monitoring:reminders"), 0
    while page:
        answer = client.get(page)
        shown += sum(len(step.told) * len(step.matters.split(", ")) for step in answer.context["steps"])
        page = reverse("monitoring:reminders") + answer.context["next_url"] if answer.context["next_url"] else ""
    assert shown == Reminder.objects.count() == 17 * 6


def test_without_a_season_the_page_says_so():
    told = browser(person(Role.OFFICE)).get(reverse("monitoring:reminders")).content.decode()
    assert "Chưa có kỳ bình xét" in told


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_tell_everybody_once(on_a_working_day):
    on_a_working_day.move_to(at(13))
    world = PaperWorld()
    people = [world.head, world.stranger, world.office]
    only_owing(world)
    assert at_once(remind, remind) == [None, None]
    assert [Notice.objects.filter(user=user, key__startswith="reminder:").count() for user in people] == [1, 1, 0]
    assert Reminder.objects.count() == 2 * 3 * 4 and UrgingLetter.objects.count() == 1
    assert Notice.objects.filter(user=world.office).count() == 1
