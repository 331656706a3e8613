"""The books of the funds, proved through HTTP: every duty, a person of none, a stranger.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

import pytest

from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from funds.actions.keep_fund import close_fund
from funds.actions.record_income import Income, record_income
from operations.stateless import FUNDS
from tests.architecture.duty_rights import Right, Rights, every, matrix, observed, prove
from tests.factories.funds import MILLION, REASON, FundWorld, receipt
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_engine]

OFFICE = frozenset({Role.OFFICE})
READING = OFFICE | {Role.STANDING_COUNCIL, Role.DIRECTOR}
ASKING = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK})
BOTH = "GET POST"
RIGHTS = {
    "funds": Right(READING, 403),
    "fund": Right(READING, 404),
    "fund_export": Right(READING, 404),
    "fund_supports": Right(READING, 404),
    "entry_file": Right(READING, 404),
    "fund_add": Right(OFFICE, 403, BOTH),
    "fund_edit": Right(OFFICE, 404, BOTH),
    "fund_close": Right(OFFICE, 404, BOTH),
    "fund_reopen": Right(OFFICE, 404, BOTH),
    "income_add": Right(OFFICE, 404, BOTH),
    "entry_reverse": Right(OFFICE, 404, BOTH),
    "request_for_nomination": Right(ASKING, 403, BOTH),
}


class Hall(Rights):
    """A fund with an income and its proof, a closed one, somebody recognised, and a person of every duty."""

    namespace = "funds"

    def __init__(self) -> None:
        self.world = world = FundWorld()
        money = Income(MILLION, clock.today(), "Trích quỹ", "22/QĐ-SNgV", clock.today())
        self.line = record_income(world.fund, money, by=world.office, stored=receipt())
        self.closed = close_fund(world.opened("Quỹ đã đóng"), by=world.office)
        self.people = {role: person(role, world.department if role in OF_DEPARTMENT else None) for role in Role}

    def places(self, name: str) -> list[int]:
        if name in ("funds", "fund_add"):
            return []
        named = {
            "entry_file": self.line, "entry_reverse": self.line, "fund_reopen": self.closed,
            "request_for_nomination": self.world.model,
        }  # fmt: skip
        return [named.get(name, self.world.fund).pk]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes."""
        today = clock.today().isoformat()
        return {
            "name": "Quỹ khác", "source": "Nguồn khác", "decision_number": "16/QĐ-SNgV", "decision_date": today,
            "opened_on": "2026-01-05", "amount": "2.000.000", "day": today, "text": "Thu thêm",
            "document_number": "23/QĐ-SNgV", "document_date": today, "reason": REASON, "fund": self.world.fund.pk,
            "purpose": "Học tiếng Lào", "basis": "Kế hoạch bồi dưỡng.",
        }  # fmt: skip


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize(("name", "method"), every(RIGHTS))
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    prove(hall, RIGHTS[name], name, method)


@pytest.mark.parametrize("role", sorted(ASKING))
def test_another_department_asks_for_its_own(hall: Hall, role: Role) -> None:
    user = person(role, hall.world.stranger.department)
    assert [hall.status(user, "request_for_nomination", method) for method in ("GET", "POST")] == [404, 404]


def test_what_happens_is_what_the_page_says(hall: Hall) -> None:
    assert observed(hall, FUNDS, RIGHTS) in matrix()


def test_every_act_of_the_page_is_proved() -> None:
    assert set(RIGHTS) == set(FUNDS.acts)
