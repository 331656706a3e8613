"""The Office, a season with everything that opening asks for, and signed-in browsers."""

from collections.abc import Callable
from datetime import date

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory

from accounts.models import User
from accounts.roles import Role
from seasons.actions.create import create
from seasons.actions.keep_movement import keep_movement
from seasons.actions.open_season import open_season
from seasons.actions.set_rules import Setting, set_rules
from seasons.models import Season
from seasons.rule_specs import SPECS
from tests.factories.people import DepartmentFactory, person

SOURCE = "Khoản 2 Điều 6 Quy chế Hội đồng"
MOVEMENT = {
    "channel": "agency_yearly",
    "name": "Thi đua hoàn thành xuất sắc nhiệm vụ",
    "field": "Đối ngoại",
    "begins": date(2026, 1, 1),
    "ends": date(2026, 12, 31),
}


@pytest.fixture
def office(db: None) -> User:
    return person(Role.OFFICE)


@pytest.fixture
def staff(db: None) -> User:
    return person(Role.CLERK, DepartmentFactory())


@pytest.fixture
def make(office: User) -> Callable[..., Season]:
    """A season in preparation: ``make(2027)``."""

    def made(year: int = 2026) -> Season:
        dates = {"plan_due": date(year, 12, 15), "recognition_due": date(year + 1, 1, 10)}
        return create(by=office, year=year, facts={"plan_number": "06/KH-SNgV"}, **dates)

    return made


@pytest.fixture
def preparing(make: Callable[..., Season]) -> Season:
    return make()


@pytest.fixture
def complete(office: User) -> Callable[[Season], Season]:
    """Give a season everything that opening asks for."""

    def completed(season: Season) -> Season:
        keep_movement(None, by=office, season=season, facts=MOVEMENT)
        settings = {key: Setting(spec.default, SOURCE) for key, spec in SPECS.items()}
        set_rules(season, by=office, settings=settings, approved_by="Hội đồng", approved_on=date(2026, 2, 1))
        return season

    return completed


@pytest.fixture
def ready(preparing: Season, complete: Callable[[Season], Season]) -> Season:
    return complete(preparing)


@pytest.fixture
def under_way(ready: Season, office: User) -> Season:
    return open_season(ready, by=office)


def signed_in(user: User) -> Client:
    """A browser in which *user* signed in a moment ago."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "password")
    request.session.save()
    return client


@pytest.fixture
def browser(office: User) -> Client:
    return signed_in(office)


@pytest.fixture
def reader(staff: User) -> Client:
    return signed_in(staff)
