"""The last days for signing, and papers of change that wait."""

from datetime import date

import pytest

from accounts.roles import Role
from certificates.todo_signing import tasks
from seasons.models import Season
from tests.factories.certificate import Desk, change_scanned, changed
from tests.factories.people import DutyFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_day(monkeypatch):
    """Let today be another day for what presses."""

    def set_day(day):
        monkeypatch.setattr("certificates.todo_signing.clock.today", lambda: day)

    return set_day


def due_before(day):
    Season.objects.update(year=day.year - 1, plan_due=date(day.year - 1, 12, 15), recognition_due=day)


def test_five_working_days_before_a_deputy_is_proposed_with_his_dates(on_day):
    """✗ The last working day is Friday 8/1 and the Director is abroad."""
    desk = Desk(passed=1)
    decision = desk.submitted()
    deputy = UserFactory(full_name="Phó Giám Đốc Thử")
    DutyFactory(user=deputy, role=Role.DIRECTOR, acting="KT.", basis="Quyết định số 3", since=date(2026, 1, 5),
                until=date(2027, 1, 31))  # fmt: skip
    due_before(date(2027, 1, 10))
    on_day(date(2027, 1, 3))
    (task,) = tasks(desk.office)
    assert str(decision) in task.title and "đến hết 08/01/2027" in task.why and "Còn 05 ngày làm việc" in task.why
    assert "KT. GIÁM ĐỐC: đồng chí Phó Giám Đốc Thử, từ 05/01/2026 đến hết 31/01/2027, theo Quyết định số 3" in task.why
    assert len(list(tasks(desk.director))) == 1 and list(tasks(desk.clerk)) == []


def test_before_that_nothing_presses_and_without_a_deputy_an_assignment_is_asked_for(on_day):
    desk = Desk(passed=1)
    desk.submitted()
    due_before(date(2027, 1, 10))
    on_day(date(2026, 12, 20))
    assert list(tasks(desk.director)) == []
    on_day(date(2027, 1, 8))
    assert "mời ghi văn bản phân công" in next(tasks(desk.director)).why


@pytest.mark.slow
def test_a_change_waits_for_office_and_clerk_until_it_is_issued():
    desk = Desk(passed=1)
    decision = desk.issued()
    named = frozenset(decision.items.values_list("certificates", flat=True))
    change = changed(decision, by=desk.office, kind="recall", certificates=named)
    assert "chờ bản ký" in next(tasks(desk.clerk)).why
    change_scanned(change, by=desk.office)
    assert "đã có bản ký" in next(tasks(desk.office)).why and list(tasks(desk.director)) == []
