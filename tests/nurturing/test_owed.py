"""Reminders of follow-ups, «Hôm nay», what the next season takes over, what a reorganisation touches."""

from datetime import timedelta

import pytest

from core import clock
from core.todo import tasks_of
from monitoring.actions.remind import remind
from monitoring.matters import owed_on
from monitoring.models import Matter, Reminder
from monitoring.today import owed_today
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.follow import hand_in_follow_up, write_follow_up
from nurturing.actions.pause import pause
from nurturing.carrying import effects, open_items, tell
from nurturing.queries import mentoring_of
from nurturing.workflow import State
from tests.nominations.world import NOW

pytestmark = pytest.mark.django_db

CONTACT = "Văn phòng Sở, máy lẻ 103"


def told(user):
    return list(
        Reminder.objects.filter(user=user, matter=Matter.NURTURING).order_by("pk").values_list("step", flat=True)
    )


def nurtured(world):
    """With a mentor; the first follow-up is due in three months."""
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    answer_mentoring(mentoring_of(row), by=mentor, accepts=True)
    return row, mentor, world.due_one(row).due - clock.today()


def test_two_weeks_ahead_on_the_day_and_when_late(world, on_a_working_day):
    row, mentor, far = nurtured(world)
    people = (world.head, world.deputy, mentor)
    on_a_working_day.move_to(NOW + far - timedelta(days=15))
    remind()
    assert not Reminder.objects.filter(matter=Matter.NURTURING).exists()
    for days, steps in ((14, [14]), (0, [14, 0]), (-1, [14, 0, -1]), (-9, [14, 0, -1])):
        on_a_working_day.move_to(NOW + far - timedelta(days=days))
        remind()
        assert all(told(user) == steps for user in people), days
    assert told(row.person) == told(world.clerk) == told(world.standing) == []
    notice = Reminder.objects.filter(matter=Matter.NURTURING).first().notice
    assert "01 lần theo dõi nhân tố mới" in notice.text and row.name not in notice.text
    assert notice.url == "/nhan-to-moi/theo-doi/"


def test_what_is_done_or_paused_is_not_owed(world, on_a_working_day):
    row, _, far = nurtured(world)
    on_a_working_day.move_to(NOW + far)
    matters = [one.matter for one in owed_on(world.season, clock.today())]
    assert matters.count(Matter.NURTURING) == 1
    one = world.due_one(row)
    write_follow_up(one, by=world.head, edition=0, text="Tiến bộ.")
    hand_in_follow_up(one, by=world.head)
    assert Matter.NURTURING not in [found.matter for found in owed_on(world.season, clock.today())]


def test_the_owed_one_is_a_task_of_those_who_write_it(world, on_a_working_day):
    row, mentor, far = nurtured(world)
    on_a_working_day.move_to(NOW + far - timedelta(days=10))
    for user in (world.head, world.clerk, mentor):
        assert any(task.title == "Ghi 01 lần theo dõi" for task in tasks_of(user))
    pause(row, by=world.head, kind="leave", since=clock.today(), until=None, reason="Nghỉ.")
    assert not any("theo dõi" in task.title for task in tasks_of(world.head))


def test_ninety_days_of_silence_are_told_today_and_named_on_the_page_alone(world, on_a_working_day):
    row, _, _ = nurtured(world)
    assert world.head
    on_a_working_day.move_to(NOW + timedelta(days=95))
    lines = [line for line in owed_today(world.standing, world.season, CONTACT) if "90 ngày" in line.what]
    assert len(lines) == 1 and row.name in lines[0].what and row.name not in lines[0].message
    assert lines[0].people[0] == world.head and lines[0].days_late == 5
    assert any("quá 90 ngày" in task.title and row.name in task.why for task in tasks_of(world.standing))


def test_the_next_season_takes_them_over(world):
    world.factor()
    world.factor(State.NURTURING)
    world.factor(State.ENDED)
    assert list(tell(world.season)) == ["02 nhân tố mới đang theo dõi, bồi dưỡng."]


def test_whoever_was_to_be_put_forward_is_told_at_the_end(world):
    world.factor(State.NURTURING, plan={"expected_year": 2026})
    world.factor(State.NURTURING, plan={"expected_year": 2027})
    found = list(open_items(world.season, world.office))
    assert [item.words for item in found] == ["Còn 01 nhân tố mới dự kiến giới thiệu năm 2026 chưa giới thiệu."]


def test_a_merger_tells_of_them_and_the_new_unit_goes_on(world):
    row = world.factor(State.NURTURING)
    assert [one.words for one in effects([world.department])] == ["01 nhân tố mới, phòng mới bồi dưỡng tiếp."]
    assert list(effects([world.elsewhere])) == []
    world.elsewhere.files_of = [world.department.pk]
    world.elsewhere.save()
    head = world.stranger
    one = world.due_one(row)
    write_follow_up(one, by=head, edition=0, text="Phòng mới theo dõi.")
    assert hand_in_follow_up(one, by=head).done_by == head
