"""The recognised, their benefits and proposals of praise, proved through HTTP: every duty, none, a stranger.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

import pytest

from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from operations.stateless import ROLE_MODELS
from rolemodels.actions.give_benefit import Given, give_benefit
from tests.architecture.duty_rights import Right, Rights, every, matrix, observed, prove
from tests.factories.funds import receipt
from tests.factories.people import person
from tests.factories.season import SeasonFactory
from tests.rolemodels.conftest import Recognised

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_engine]

OFFICE = frozenset({Role.OFFICE})
OF_UNIT = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK})
READING = OFFICE | OF_UNIT | {Role.STANDING_COUNCIL, Role.DIRECTOR, Role.PARTY_CELL}
BOTH = "GET POST"
RIGHTS = {
    "list": Right(READING, 404),
    "export": Right(READING, 404),
    "detail": Right(READING, 404),
    "benefits": Right(READING, 404),
    "grant_file": Right(READING, 404),
    "praise_list": Right(READING, 404),
    "praise_export": Right(READING, 404),
    "benefits_begin": Right(OFFICE, 404, "POST"),
    "benefit_add": Right(OFFICE, 404, BOTH),
    "benefit_edit": Right(OFFICE, 404, BOTH),
    "benefit_drop": Right(OFFICE, 404, BOTH),
    "benefits_missing": Right(OFFICE, 404),
    "benefit_give": Right(OFFICE, 404, BOTH),
    "grant_take_back": Right(OFFICE, 404, BOTH),
    "praise_propose": Right(OFFICE, 404, BOTH),
}
OF_NOMINEES = ("detail", "grant_file")


class Hall(Rights):
    """Two recognised, a benefit given to one, another that waits, a season without a list, a person of every duty."""

    namespace = "rolemodels"

    def __init__(self) -> None:
        self.world = world = Recognised()
        self.given, self.waiting = world.benefit(), world.benefit("Được xem xét đi học")
        told = Given("granted", clock.today())
        self.grant = give_benefit(self.given, [world.one], told, by=world.office, stored=receipt())[0]
        self.bare = SeasonFactory(year=world.season.year - 1)
        self.people = {role: person(role, world.department if role in OF_DEPARTMENT else None) for role in Role}

    def places(self, name: str) -> list[int]:
        named = {
            "detail": self.world.one, "praise_propose": self.world.other, "grant_file": self.grant,
            "grant_take_back": self.grant, "benefit_edit": self.waiting, "benefit_drop": self.waiting,
            "benefit_give": self.waiting,
        }  # fmt: skip
        if name in named:
            return [named[name].pk]
        return [(self.bare if name == "benefits_begin" else self.world.season).year]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes."""
        return {
            "name": "Quyền lợi khác", "what": "Ưu tiên đi học.", "basis": "Mục III", "giver": "Văn phòng Sở",
            "nominations": [self.world.other.pk], "outcome": "granted", "granted_on": clock.today().isoformat(),
            "reason": "", "form": "bang_khen", "level": "tinh", "addressed_to": "Ủy ban nhân dân tỉnh",
            "merit": "Có sáng kiến",
        } | ({"reason": "Ghi nhầm."} if name == "grant_take_back" else {})  # fmt: skip


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize(("name", "method"), every(RIGHTS))
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    prove(hall, RIGHTS[name], name, method)


@pytest.mark.parametrize("role", sorted(OF_UNIT))
def test_another_department_reads_of_its_own(hall: Hall, role: Role) -> None:
    user = person(role, hall.world.stranger.department)
    assert [hall.status(user, name, "GET") for name in OF_NOMINEES] == [404, 404]


def test_what_happens_is_what_the_page_says(hall: Hall) -> None:
    assert observed(hall, ROLE_MODELS, RIGHTS) in matrix()


def test_every_act_of_the_page_is_proved() -> None:
    assert set(RIGHTS) == set(ROLE_MODELS.acts)
