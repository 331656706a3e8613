"""Two windows, two people, the clock: whatever meets, a unit is reorganised once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.cancel_reorganisation import cancel_reorganisation
from accounts.actions.carry_out_reorganisation import carry_out
from accounts.actions.confirm_reorganisation import confirm_reorganisation
from accounts.actions.plan_reorganisation import plan_reorganisation
from accounts.events import broken_links
from accounts.models import Department, Duty, Reorganisation, User
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone
from tests.factories.people import DepartmentFactory, person
from tests.factories.units import facts, heir
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both_engines]


@pytest.fixture
def admin():
    return person(Role.ADMINISTRATOR)


def planned(admin, units, name, code, **changed):
    kind = "merge" if len(units) > 1 else "rename"
    return plan_reorganisation(None, by=admin, facts=facts(kind, units, [heir(name, code)], **changed))


def confirmed(row, admin):
    return lambda: confirm_reorganisation(row, by=User.objects.get(pk=admin.pk), typed=row.names)


def test_one_unit_goes_into_one_of_two_mergers(admin):
    one, two, three = DepartmentFactory.create_batch(3)
    head = person(Role.HEAD, two)
    rows = [planned(admin, [one, two], "Phòng Một", "M"), planned(admin, [two, three], "Phòng Hai", "H")]
    outcomes = at_once(*(confirmed(row, admin) for row in rows))
    refused = [one for one in outcomes if isinstance(one, ValidationError)]
    assert len(refused) == 1
    assert "đã có ngày kết thúc" in " ".join(refused[0].messages)
    assert Reorganisation.objects.filter(done_at__isnull=False).count() == 1
    assert Duty.objects.in_force(clock.today()).filter(user=head).count() == 1
    assert list(broken_links()) == []


def test_one_reorganisation_confirmed_twice_at_once_is_carried_out_once(admin):
    unit = DepartmentFactory()
    row = planned(admin, [unit], "Phòng Mới", "M")
    outcomes = at_once(confirmed(row, admin), confirmed(row, admin))
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 1
    assert Department.objects.filter(begun_by=row).count() == 1


def test_two_mergers_do_not_take_one_name(admin):
    rows = [planned(admin, [DepartmentFactory()], "Phòng Mới", "M") for _ in range(2)]
    outcomes = at_once(*(confirmed(row, admin) for row in rows))
    assert sum(isinstance(one, ValidationError) for one in outcomes) == 1
    assert Department.objects.filter(code="M").count() == 1


def test_two_clocks_carry_it_out_once(admin):
    unit = DepartmentFactory()
    head = person(Role.HEAD, unit)
    row = confirmed(planned(admin, [unit], "Phòng Mới", "M", day=clock.today() + timedelta(days=1)), admin)()
    Reorganisation.objects.filter(pk=row.pk).update(day=clock.today())
    Department.objects.filter(begun_by=row).update(since=clock.today())
    Department.objects.filter(pk=unit.pk).update(until=clock.today() - timedelta(days=1))
    at_once(lambda: carry_out(row), lambda: carry_out(row))
    assert Duty.objects.filter(user=head).count() == 2
    assert Duty.objects.in_force(clock.today()).filter(user=head).count() == 1


def test_what_is_given_up_while_it_is_confirmed_ends_one_way(admin):
    unit = DepartmentFactory()
    row = planned(admin, [unit], "Phòng Mới", "M", day=clock.today() + timedelta(days=1))
    at_once(
        confirmed(row, admin),
        lambda: cancel_reorganisation(row, by=User.objects.get(pk=admin.pk), reason="Hoãn"),
    )
    row.refresh_from_db()
    unit.refresh_from_db()
    assert row.cancelled_at is not None
    assert unit.until is None
    assert not Department.objects.filter(code="M").exists()
