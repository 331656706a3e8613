"""Directives of the Party cell and what people were told, proved through HTTP: every duty, none, a stranger.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

import pytest

from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from operations.acts import Acts
from operations.stateless import AWARENESS, DIRECTIVES
from spreading.actions.keep_awareness import Activity, add_awareness
from spreading.actions.publish_directive import DirectiveWords, publish_directive
from tests.architecture.duty_rights import Right, Rights, every, matrix, observed, prove
from tests.factories.people import DepartmentFactory, person
from tests.factories.spreading import Spreading, stored

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_engine]

PARTY = frozenset({Role.PARTY_CELL})
HEADS = frozenset({Role.HEAD, Role.DEPUTY_HEAD})
PREPARING = frozenset({Role.STANDING_COUNCIL, Role.OFFICE})
FOLLOWING = PARTY | PREPARING
READING = FOLLOWING | {Role.DIRECTOR}
BOTH = "GET POST"
RIGHTS = {
    "directive": Right(READING, 404),
    "directive_file": Right(READING, 404),
    "directive_add": Right(PARTY, 403, BOTH),
    "directive_withdraw": Right(PARTY, 403, BOTH),
    "directive_readers": Right(FOLLOWING, 403),
    "directive_readers_file": Right(FOLLOWING, 403),
    "awareness": Right(READING | HEADS, 403),
    "awareness_add": Right(FOLLOWING | HEADS, 403, BOTH),
    "awareness_edit": Right(PREPARING | HEADS, 404, BOTH),
    "awareness_drop": Right(PREPARING | HEADS, 404, BOTH),
}


class Hall(Rights):
    """A directive for another department, an activity of this one, and a person of every duty."""

    namespace = "spreading"

    def __init__(self) -> None:
        self.world = world = Spreading()
        words = DirectiveWords("Tăng cường nêu gương", "", clock.today(), "Nêu gương.", (DepartmentFactory(),))
        self.directive = publish_directive(words, by=world.party, files=[stored()])
        told = Activity(clock.today(), "meeting", "Quán triệt kế hoạch", "Toàn thể công chức", 12, world.unit)
        self.activity = add_awareness(told, by=world.head)
        self.people = {role: person(role, world.unit if role in OF_DEPARTMENT else None) for role in Role}

    def places(self, name: str) -> list[int]:
        if name in ("awareness", "awareness_add", "directive_add"):
            return []
        if name == "directive_file":
            return [self.directive.files.get().pk]
        return [(self.activity if name.startswith("awareness") else self.directive).pk]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes."""
        today = clock.today().isoformat()
        return {
            "title": "Văn bản khác", "dated": today, "text": "Nêu gương.", "to_whom": "all", "reason": "Ghi nhầm.",
            "held_on": today, "form": "training", "topic": "Tập huấn", "audience": "Công chức", "people": 7,
            "department": self.world.unit.pk,
        }  # fmt: skip


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize(("name", "method"), every(RIGHTS))
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    prove(hall, RIGHTS[name], name, method)


@pytest.mark.parametrize("role", sorted(HEADS))
def test_another_department_corrects_its_own(hall: Hall, role: Role) -> None:
    user = person(role, hall.world.home)
    for name in ("awareness_edit", "awareness_drop"):
        assert [hall.status(user, name, method) for method in ("GET", "POST")] == [404, 404]


@pytest.mark.parametrize("chapter", [DIRECTIVES, AWARENESS], ids=lambda chapter: chapter.title)
def test_what_happens_is_what_the_page_says(hall: Hall, chapter: Acts) -> None:
    assert observed(hall, chapter, RIGHTS) in matrix()


def test_every_act_of_the_page_is_proved() -> None:
    assert set(RIGHTS) == {*DIRECTIVES.acts, *AWARENESS.acts}
