"""The book of consents, proved through HTTP: every duty, a person of none, a stranger.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

import pytest

from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from core.uploads import keep
from operations.stateless import CONSENTS
from stories.actions.note_person import note_person
from stories.actions.record_consent import SignedPaper, record_consent
from stories.models import Consent
from tests.architecture.duty_rights import Right, Rights, every, matrix, observed, prove
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import AgencyFactory
from tests.stories.world import picture

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_engine]

OFFICE = frozenset({Role.OFFICE})
BOTH = "GET POST"
RIGHTS = {
    "subjects": Right(OFFICE, 403),
    "subject": Right(OFFICE, 404),
    "blank": Right(OFFICE, 404),
    "record": Right(OFFICE, 403, BOTH),
    "record_for": Right(OFFICE, 404, BOTH),
    "paper": Right(OFFICE, 404),
    "withdraw": Right(OFFICE, 404, BOTH),
}


class Hall(Rights):
    """Somebody outside the staff list whose paper is kept, and a person of every duty."""

    namespace = "stories"

    def __init__(self) -> None:
        AgencyFactory()
        unit, office = DepartmentFactory(), person(Role.OFFICE)
        self.subject = note_person(by=office, name="Trần Văn Ngoài", described="Tổ trưởng tổ dân phố 3")
        stored = keep(b"%PDF-1.4", "phieu.pdf", "application/pdf")
        paper = SignedPaper([Consent.Thing.NAME], Consent.Scope.SITE, clock.today())
        self.consent = record_consent(self.subject, by=office, paper=paper, stored=stored)[0]
        self.people = {role: person(role, unit if role in OF_DEPARTMENT else None) for role in Role}

    def places(self, name: str) -> list[int]:
        if name in ("subjects", "record"):
            return []
        return [self.consent.pk if name in ("paper", "withdraw") else self.subject.pk]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes."""
        return {
            "who": "Lê Thị Khác, Tổ phó", "things": ["photo"], "scope": "site", "given_on": clock.today().isoformat(),
            "upload": picture(size=(60, 40)), "reason": "Gọi điện ngày 14/12/2026.",
        }  # fmt: skip


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize(("name", "method"), every(RIGHTS))
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    prove(hall, RIGHTS[name], name, method)


def test_what_happens_is_what_the_page_says(hall: Hall) -> None:
    assert observed(hall, CONSENTS, RIGHTS) in matrix()


def test_every_act_of_the_page_is_proved() -> None:
    assert set(RIGHTS) == set(CONSENTS.acts)
