"""Every test of this app lives on one working day, with somebody recognised by an issued decision."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from accounts.roles import Role
from nominations.models import Nomination
from rolemodels.actions.keep_benefit import BenefitFacts, add_benefit
from rolemodels.models import Benefit
from tests.factories.certificate import Desk
from tests.factories.people import DepartmentFactory, person
from tests.nominations.world import NOW


class Recognised(Desk):
    """Two people recognised and announced, and the people of each duty."""

    def __init__(self, passed: int = 2) -> None:
        super().__init__(passed)
        self.decision = self.issued()
        self.rows = list(Nomination.objects.filter(season=self.season).order_by("pk"))
        self.one, self.other = self.rows[:2]
        self.head = person(Role.HEAD, self.department)
        self.standing, self.party = person(Role.STANDING_COUNCIL), person(Role.PARTY_CELL)
        self.stranger = person(Role.HEAD, DepartmentFactory())

    def benefit(self, name: str = "Thông báo rộng rãi", **facts: Any) -> Benefit:
        told = {"what": "Giới thiệu trên trang của Sở.", "basis": "Mục III Kế hoạch", "giver": "Văn phòng Sở", **facts}
        return add_benefit(self.season, BenefitFacts(name, **told), by=self.office)


@pytest.fixture(autouse=True)
def on_a_working_day() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=True) as clock:
        yield clock


@pytest.fixture
def world(db: None) -> Recognised:
    return Recognised()
