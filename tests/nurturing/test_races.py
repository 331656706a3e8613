"""Two people act on one new factor at the same instant: exactly one wins, on both engines."""

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.workflow import IllegalMove
from nominations.models import Nomination
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.due_follow_ups import due_follow_ups
from nurturing.actions.end import end
from nurturing.actions.follow import hand_in_follow_up, skip_follow_up, write_follow_up
from nurturing.actions.introduce import introduce
from nurturing.actions.pause import pause
from nurturing.actions.record import record
from nurturing.actions.write_plan import write_plan
from nurturing.models import FollowUp, Introduction, LifeEvent, Mentoring, NewFactor, NurturingPlan
from nurturing.namesakes import AlreadyRecorded
from nurturing.queries import mentoring_of
from nurturing.workflow import FollowUpState, State
from tests.nominations.test_races import refusals
from tests.nurturing.world import NurturingWorld
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines, pytest.mark.slow]


def rest(row, by):
    return pause(row, by=by, kind="leave", since=clock.today(), until=None, reason="Nghỉ phép dài.")


def test_two_departments_that_find_the_same_make_one_row():
    world = NurturingWorld()
    found, head, other = world.found(), world.head, world.stranger
    outcomes = at_once(
        lambda: record(found, by=head, department=world.department),
        lambda: record(found, by=other, department=world.elsewhere),
    )
    assert len(refusals(outcomes, AlreadyRecorded)) == 1, outcomes
    assert NewFactor.objects.count() == 1


def test_two_who_save_a_plan_leave_one():
    world = NurturingWorld()
    row, head, clerk = world.factor(), world.head, world.clerk
    outcomes = at_once(
        lambda: write_plan(row, world.words(goals="Một."), by=head, edition=0),
        lambda: write_plan(row, world.words(goals="Hai."), by=clerk, edition=0),
    )
    assert len(refusals(outcomes)) == 1, outcomes
    assert NurturingPlan.objects.get().edition == 1


def test_two_approvals_are_one():
    world = NurturingWorld()
    row, head, deputy = world.factor(), world.head, world.deputy
    write_plan(row, world.words(mentor=world.colleague()), by=head, edition=0)
    outcomes = at_once(lambda: approve_plan(row, by=head), lambda: approve_plan(row, by=deputy))
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    assert Mentoring.objects.count() == 1 and FollowUp.objects.count() == 3


def test_introducing_and_pausing_have_one_winner():
    world = NurturingWorld()
    row, head, deputy = world.factor(State.NURTURING), world.head, world.deputy
    outcomes = at_once(lambda: introduce(row, by=head), lambda: rest(row, deputy))
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    state = NewFactor.objects.get().state
    assert Nomination.objects.count() == Introduction.objects.count() == (state == State.INTRODUCED)
    assert LifeEvent.objects.count() == (state == State.PAUSED)


def test_two_introductions_are_one_dossier():
    world = NurturingWorld()
    row, head, clerk = world.factor(State.NURTURING), world.head, world.clerk
    outcomes = at_once(lambda: introduce(row, by=head), lambda: introduce(row, by=clerk))
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    assert Nomination.objects.count() == 1


def test_pausing_and_ending_leave_one_state():
    world = NurturingWorld()
    row, head, deputy = world.factor(State.NURTURING), world.head, world.deputy
    at_once(
        lambda: rest(row, head),
        lambda: end(row, by=deputy, kind="retirement", on=clock.today(), reason="Nghỉ hưu."),
    )
    assert NewFactor.objects.get().state == State.ENDED  # a paused one may end as well
    assert not FollowUp.objects.filter(state=FollowUpState.DUE).exists()


def test_handing_in_and_skipping_have_one_winner():
    world = NurturingWorld()
    one, head, deputy = world.due_one(world.factor(State.NURTURING)), world.head, world.deputy
    write_follow_up(one, by=head, edition=0, text="Tiến bộ.")
    outcomes = at_once(
        lambda: hand_in_follow_up(one, by=head), lambda: skip_follow_up(one, by=deputy, reason="Trùng lịch.")
    )
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes


def test_a_mentor_answers_once():
    world = NurturingWorld()
    mentor = world.colleague()
    asked = mentoring_of(world.factor(State.NURTURING, plan={"mentor": mentor}))
    outcomes = at_once(
        lambda: answer_mentoring(asked, by=mentor, accepts=True),
        lambda: answer_mentoring(asked, by=mentor, accepts=False, reason="Bận."),
    )
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes


def test_two_clocks_make_one_follow_up(on_a_working_day):
    world = NurturingWorld()
    world.desk()
    on_a_working_day.shift(340 * 86_400)
    at_once(due_follow_ups, due_follow_ups)
    assert FollowUp.objects.count() == 1


def test_the_database_ties_states_to_facts():
    world = NurturingWorld()
    row = world.factor(State.NURTURING)
    wrong = (
        {"state": State.PAUSED}, {"state": State.ENDED}, {"state": State.INTRODUCED}, {"disciplined": True},
        {"paused_from": clock.today()}, {"scope": "one_side"}, {"state": "khac"}, {"ended_at": clock.now()},
    )  # fmt: skip
    for facts in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            NewFactor.objects.filter(pk=row.pk).update(**facts)
    one = row.follow_ups.first()
    for facts in ({"state": "done"}, {"state": "skipped"}, {"new_factor": None}, {"why": "Khác"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowUp.objects.filter(pk=one.pk).update(**facts)
