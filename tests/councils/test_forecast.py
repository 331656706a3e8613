"""A member on leave is told of a week before, and the plan of a session says whether enough remain (J8)."""

from datetime import timedelta

import pytest

from core import clock
from core.vietnamese import short_date
from councils.actions.cancel_absence import cancel_absence
from councils.actions.record_absence import record_absence
from councils.forecast import attendance_forecast
from councils.models import Absence
from councils.readiness import before_convening
from councils.todo import tasks
from tests.factories.council import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return Bench()


def away(bench: Bench, place: int, *, after: int = 0, days: int = 0) -> Absence:
    since = clock.today() + timedelta(days=after)
    return record_absence(
        bench.season, by=bench.secretary, user=bench.members[place], since=since,
        until=since + timedelta(days=days), reason="Nghỉ phép",
    )  # fmt: skip


def told(bench: Bench) -> list[str]:
    return [task.why for task in tasks(bench.secretary) if "vắng trong 7 ngày tới" in task.title]


def test_nobody_away_is_said_and_done(bench: Bench) -> None:
    session = bench.planned()
    found = attendance_forecast(session)
    many = len(bench.members)
    assert f"đủ {many}/{many}" in found.label and found.state == "done"
    assert found in before_convening(session)


def test_those_away_on_that_day_are_named(bench: Bench) -> None:
    session = bench.planned()
    session.held_at = clock.now() + timedelta(days=2)
    away(bench, 2, after=1, days=5)
    away(bench, 3, after=5, days=1)
    found, many = attendance_forecast(session), len(bench.members)
    assert f"đủ {many - 1}/{many}" in found.label and str(bench.members[2]) in found.note
    assert str(bench.members[3]) not in found.note
    assert (found.state, found.refusal) == ("note", "")


def test_who_is_back_by_that_day_is_expected(bench: Bench) -> None:
    session = bench.planned()
    session.held_at = clock.now() + timedelta(days=5)
    away(bench, 2, after=1, days=3)
    assert attendance_forecast(session).state == "done"
    away(bench, 2, after=5, days=0)
    assert attendance_forecast(session).state == "note"


def test_too_few_are_said_to_be_too_few(bench: Bench) -> None:
    session = bench.planned()
    session.held_at = clock.now()
    for place in range(2, len(bench.members)):
        away(bench, place)
    found = attendance_forecast(session)
    assert found.label.startswith(f"Dự kiến không đủ: 2/{len(bench.members)}") and "đổi ngày họp" in found.note


def test_a_week_before_and_not_earlier(bench: Bench) -> None:
    row = away(bench, 2, after=8, days=3)
    assert told(bench) == []
    cancel_absence(row, by=bench.secretary)
    row = away(bench, 2, after=7, days=3)
    assert f"vắng từ {short_date(row.since)}" in told(bench)[0]
    assert not [task for task in tasks(bench.members[3]) if "vắng" in task.title]
    cancel_absence(row, by=bench.secretary)
    assert told(bench) == []


def test_one_question_whatever_the_number(bench: Bench, django_assert_num_queries: object) -> None:
    session = bench.planned()
    for place in (2, 3):
        away(bench, place)
    with django_assert_num_queries(3):  # type: ignore[operator]
        attendance_forecast(session)
