"""The ladder in figures: which steps have come, on which days, in which words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.ladder import LATE, day_of, due_steps, left_words, step_words, steps_of
from seasons.rule_specs import SPECS

pytestmark = pytest.mark.any_engine

DUE = date(2026, 12, 15)
STEPS = (14, 7, 3, 1, 0, -1)
steps_drawn = st.integers(-10, 30)
ladders = st.sets(steps_drawn, max_size=6).map(lambda steps: tuple(sorted(steps, reverse=True)))
#: Days around the date, so that steps have come and not come.
todays = st.integers(-40, 20).map(lambda days: DUE + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "reached"),
    [
        (date(2026, 11, 29), ()),
        (date(2026, 11, 30), (14,)),
        (date(2026, 12, 6), (14,)),
        (date(2026, 12, 7), (14, 7)),
        (date(2026, 12, 13), (14, 7, 3, 1)),
        (date(2026, 12, 14), (14, 7, 3, 1, 0)),
        (date(2026, 12, 15), STEPS),
        (date(2027, 1, 1), STEPS),
    ],
)
def test_the_last_day_is_the_one_before_the_date(today, reached):
    assert due_steps(DUE, today, STEPS) == reached


def test_the_days_of_the_plan():
    assert [day_of(DUE, step).strftime("%d/%m") for step in STEPS] == [
        "30/11", "07/12", "11/12", "13/12", "14/12", "15/12",
    ]  # fmt: skip


@given(todays, ladders)
def test_a_step_has_come_exactly_from_its_day_on_and_never_goes(today, steps):
    reached = due_steps(DUE, today, steps)
    assert reached == tuple(step for step in steps if day_of(DUE, step) <= today)
    assert set(reached) <= set(due_steps(DUE, today + timedelta(days=1), steps))


@given(todays, ladders, st.integers(1, 30))
def test_more_time_never_brings_a_step_nearer(today, steps, more):
    assert set(due_steps(DUE + timedelta(days=more), today, steps)) <= set(due_steps(DUE, today, steps))


@given(steps_drawn)
def test_the_day_of_a_step_is_counted_from_the_last_day_in_time(step):
    assert date(2026, 12, 14) - day_of(DUE, step) == timedelta(days=step)


def test_every_rule_of_a_season_is_a_ladder_with_the_steps_of_its_leaders():
    for value, _ in SPECS["reminders"].choices:
        steps = steps_of(value)
        assert list(steps) == sorted(set(steps), reverse=True)
        assert {3, 1, LATE} <= set(steps)
    assert steps_of(SPECS["reminders"].default) == STEPS


def test_the_words():
    assert [step_words(step) for step in (14, 1, 0, -1)] == [
        "Trước 14 ngày", "Trước 01 ngày", "Ngày cuối", "Quá hạn 01 ngày",
    ]  # fmt: skip
    assert [left_words(left) for left in (14, 1, 0, -3)] == [
        "còn 14 ngày", "còn 01 ngày", "hôm nay là ngày cuối", "quá hạn 03 ngày",
    ]  # fmt: skip
