"""Which field had which value: who, when by the business clock, and why."""

from datetime import UTC, datetime

import pytest

from accounts.roles import Role
from core import clock
from core.history import drop, keep
from tests.factories.people import DepartmentFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def next_year():
    clock.travel_to(datetime(2027, 3, 1, 2, 0, tzinfo=UTC))
    yield
    clock.return_to_present()


def test_a_version_tells_who_when_on_the_business_clock_and_why(next_year):
    office, department = person(Role.OFFICE), DepartmentFactory()
    department.name = "Phòng Đối ngoại"
    keep(department, by=office, why="Đổi tên theo Quyết định số 12")
    last, first = department.history.all()
    assert (last.history_user, last.history_change_reason) == (office, "Đổi tên theo Quyết định số 12")
    assert last.history_date.date() == first.history_date.date() == clock.today() == datetime(2027, 3, 1).date()
    assert (last.name, last.history_type, first.history_type) == ("Phòng Đối ngoại", "~", "+")


def test_what_is_dropped_leaves_its_last_version():
    office, department = person(Role.OFFICE), DepartmentFactory()
    versions, key = type(department).history, department.pk
    drop(department, by=office, why="Nhập nhầm")
    last = versions.filter(id=key).latest()
    assert (last.history_type, last.history_user, last.history_change_reason) == ("-", office, "Nhập nhầm")
