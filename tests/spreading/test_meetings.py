"""Inserts for the regular meeting: planned, filled, told; and how often there should be one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from core.workflow import AlreadyDone, IllegalMove
from spreading.actions.keep_insert_item import Item, add_insert_item, drop_insert_item, edit_insert_item
from spreading.actions.plan_insert import drop_insert, edit_insert, plan_insert
from spreading.actions.set_meeting_goal import set_meeting_goal
from spreading.actions.tell_insert import tell_insert
from spreading.models import InsertItem, MeetingGoal, MeetingInsert
from spreading.queries import quarters
from tests.factories.spreading import TODAY, Spreading
from tests.monitoring.watching import browser
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db


def item(world: Spreading, **facts) -> Item:
    return Item(**({"text": "Nêu gương.", "reporter": world.office, "ordinal": 1} | facts))


def filled(world: Spreading, day: date = TODAY) -> MeetingInsert:
    row = world.insert(day)
    add_insert_item(row, item(world), by=world.office)
    return row


def test_one_insert_a_meeting():
    world = Spreading()
    row = world.insert()
    with pytest.raises(AlreadyDone, match="Mời mở nội dung đã lập"):
        world.insert()
    other = world.insert(TODAY + timedelta(days=30))
    with pytest.raises(IllegalMove, match="Mời chọn ngày khác"):
        edit_insert(other, meets_on=TODAY, place="Hội trường", by=world.office)
    with pytest.raises(PermissionDenied):
        plan_insert(meets_on=TODAY + timedelta(days=60), place="Hội trường", by=world.head)
    assert set(MeetingInsert.objects.all()) == {row, other}


def test_items_are_about_what_the_portal_knows():
    world = Spreading()
    row, model, directive = world.insert(), world.model(), world.directive()
    made = add_insert_item(row, item(world, nomination=model, movement=world.movement), by=world.office)
    with pytest.raises(AlreadyDone):
        add_insert_item(row, item(world, nomination=model, movement=world.movement), by=world.office)
    made = edit_insert_item(made, item(world, directive=directive, ordinal=2), by=world.standing)
    assert (made.nomination, made.directive, made.ordinal) == (None, directive, 2)
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        add_insert_item(row, item(world, nomination=world.model(in_force=False)), by=world.office)
    drop_insert_item(made, by=world.office)
    with pytest.raises(AlreadyDone):
        drop_insert_item(made, by=world.office)
    assert not InsertItem.objects.exists()


def test_the_outcome_is_told_once_after_the_day():
    world = Spreading()
    coming = filled(world, TODAY + timedelta(days=1))
    with pytest.raises(IllegalMove, match="chưa tới ngày"):
        tell_insert(coming, attended=20, outcome="Đã nêu gương.", by=world.office)
    with pytest.raises(IllegalMove, match="chưa có nội dung lồng ghép nào"):
        tell_insert(world.insert(), attended=20, outcome="Đã nêu gương.", by=world.office)
    row = filled(world, TODAY - timedelta(days=1))
    with pytest.raises(ValidationError, match="Chưa ghi kết quả"):
        tell_insert(row, attended=20, outcome=" ", by=world.office)
    with pytest.raises(ValidationError, match="từ 1 đến 5000"):
        tell_insert(row, attended=0, outcome="Đã nêu gương.", by=world.office)
    tell_insert(row, attended=20, outcome="Đã nêu gương.", by=world.office)
    with pytest.raises(AlreadyDone):
        tell_insert(row, attended=20, outcome="Đã nêu gương.", by=world.office)
    for act in (lambda: add_insert_item(row, item(world), by=world.office), lambda: drop_insert(row, by=world.office)):
        with pytest.raises(IllegalMove, match="đã ghi kết quả"):
            act()
    row.refresh_from_db()
    assert (row.attended, row.told_by) == (20, world.office)


def test_a_dropped_insert_leaves_its_history():
    world = Spreading()
    row = filled(world)
    drop_insert(row, by=world.office)
    with pytest.raises(AlreadyDone):
        drop_insert(row, by=world.office)
    assert not MeetingInsert.objects.exists() and InsertItem.history.filter(history_type="-").count() == 1


def test_regularity_is_counted_by_quarter_against_the_goal():
    world = Spreading()
    for day in (date(2026, 1, 10), date(2026, 4, 10), date(2026, 4, 20), date(2026, 7, 10)):
        tell_insert(filled(world, day), attended=10, outcome="Đã nêu gương.", by=world.office)
    filled(world, date(2026, 7, 14))  # not told
    found = [(one.told, one.tone) for one in quarters(world.season, 2, TODAY)]
    assert found == [(1, "late"), (2, "good"), (1, "quiet"), (0, "quiet")]


def test_the_goal_is_set_as_data_with_its_basis():
    world = Spreading()
    with pytest.raises(PermissionDenied):
        set_meeting_goal(world.season, a_quarter=2, basis="Kế hoạch", by=world.head)
    with pytest.raises(ValidationError, match="Chưa ghi căn cứ"):
        set_meeting_goal(world.season, a_quarter=2, basis="", by=world.standing)
    with pytest.raises(ValidationError, match="từ 1 đến 12"):
        set_meeting_goal(world.season, a_quarter=13, basis="Kế hoạch", by=world.standing)
    set_meeting_goal(world.season, a_quarter=2, basis="Kế hoạch", by=world.standing)
    with pytest.raises(AlreadyDone):
        set_meeting_goal(world.season, a_quarter=2, basis="Kế hoạch", by=world.office)
    set_meeting_goal(world.season, a_quarter=3, basis="Kế hoạch", by=world.office)
    assert MeetingGoal.objects.get().a_quarter == 3
    page = browser(world.office).get(reverse("spreading:inserts")).content.decode()
    assert page.count("trên 3 buổi") == 4


def test_a_closed_season_keeps_its_goal():
    world = Spreading()
    world.season.__class__.objects.filter(pk=world.season.pk).update(state="closed", closed_at="2026-07-15T02:00Z")
    with pytest.raises(ValidationError, match="đã kết thúc"):
        set_meeting_goal(world.season, a_quarter=2, basis="Kế hoạch", by=world.standing)
    assert not MeetingGoal.objects.exists()


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_who_plan_one_day_plan_one_insert():
    world = Spreading()
    found = at_once(lambda: world.insert(), lambda: plan_insert(meets_on=TODAY, place="Phòng", by=world.standing))
    assert sum(isinstance(one, AlreadyDone) for one in found) == 1, found
    assert MeetingInsert.objects.count() == 1
