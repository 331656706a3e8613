"""Funds with money in them, and requests brought by the real actions to any state."""

from datetime import date
from typing import Any

from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from core.uploads import StoredFile, keep
from funds.actions.approve_request import Approval, approve_request
from funds.actions.decline_request import decline_request
from funds.actions.keep_fund import FundFacts, open_fund
from funds.actions.note_request import note_request
from funds.actions.pay_request import Payment, pay_request
from funds.actions.queue_request import queue_request
from funds.actions.record_income import Income, record_income
from funds.actions.return_request import return_request
from funds.actions.send_request import send_request
from funds.actions.withdraw_request import withdraw_request
from funds.actions.write_request import Wanted, begin_request
from funds.models import Entry, Fund, SupportRequest
from funds.workflow import State
from nominations.models import Nomination
from nominations.workflow import State as FileState
from seasons.models import CriteriaSet, Season
from tests.factories.nomination import MOMENT, NominationFactory
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory

REASON = "Lý do thử nghiệm."
MILLION = 1_000_000


def receipt(mark: str = "một") -> StoredFile:
    """A scan as the store keeps it."""
    return keep(b"%PDF-1.4 " + mark.encode(), "phieu-chi.pdf", "application/pdf")


def recognised(criteria: CriteriaSet, department: Department, **facts: Any) -> Nomination:
    """Somebody whose recognition was announced."""
    row: Nomination = NominationFactory(
        criteria_set=criteria, department=department, state=FileState.RECOGNISED, announced_at=MOMENT, **facts
    )
    return row


class FundWorld:
    """A season, a department with somebody recognised, a fund with ten million đồng, and the people of each duty."""

    def __init__(self, money: int = 10 * MILLION) -> None:
        AgencyFactory()
        self.criteria: CriteriaSet = CriteriaSetFactory()
        self.season: Season = self.criteria.season
        self.department: Department = DepartmentFactory()
        self.head, self.deputy, self.clerk = (
            person(role, self.department) for role in (Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK)
        )
        self.office, self.director, self.standing = (
            person(role) for role in (Role.OFFICE, Role.DIRECTOR, Role.STANDING_COUNCIL)
        )
        self.stranger = person(Role.HEAD, DepartmentFactory())
        self.model = recognised(self.criteria, self.department)
        self.fund = self.opened()
        if money:
            self.income(money)

    def opened(self, name: str = "Quỹ hỗ trợ điển hình", **facts: Any) -> Fund:
        told = {
            "name": name, "source": "Quỹ khen thưởng của Sở", "decision_number": "15/QĐ-SNgV",
            "decision_date": date(2026, 1, 5), "opened_on": date(2026, 1, 5), **facts,
        }  # fmt: skip
        return open_fund(FundFacts(**told), by=self.office)

    def income(self, amount: int, *, fund: Fund | None = None, text: str = "Trích quỹ khen thưởng") -> Entry:
        money = Income(amount, clock.today(), text, "21/QĐ-SNgV", clock.today())
        return record_income(fund or self.fund, money, by=self.office)

    def wanted(self, amount: int = 2 * MILLION, purpose: str = "Học lớp tiếng Lào nâng cao", **facts: Any) -> Wanted:
        return Wanted(
            **{"fund": self.fund, "amount": amount, "purpose": purpose, "basis": "Kế hoạch bồi dưỡng.", **facts}
        )

    def request(self, state: str = State.DRAFT, amount: int = 2 * MILLION, **facts: Any) -> SupportRequest:
        """Begun by the clerk and brought there by the acts themselves."""
        model = facts.pop("model", self.model)
        row = begin_request(model, self.wanted(amount, **facts), by=self.clerk)
        for step in _WAYS[State(state)]:
            getattr(self, step)(row)
            row = SupportRequest.objects.get(pk=row.pk)
        return row

    def send(self, row: SupportRequest) -> None:
        send_request(row, by=self.head)

    def note(self, row: SupportRequest) -> None:
        note_request(row, by=self.office, fund=row.fund, note="Quỹ đủ nguồn, đề nghị duyệt.")

    def give_back(self, row: SupportRequest) -> None:
        return_request(row, by=self.office, reason=REASON)

    def queue(self, row: SupportRequest) -> None:
        queue_request(row, by=self.office)

    def approve(self, row: SupportRequest) -> None:
        approve_request(row, Approval(row.amount), by=self.director)

    def decline(self, row: SupportRequest) -> None:
        decline_request(row, by=self.director, reason=REASON)

    def withdraw(self, row: SupportRequest) -> None:
        withdraw_request(row, by=self.head, reason=REASON)

    def pay(self, row: SupportRequest, by: User | None = None) -> Entry:
        return pay_request(row, payment(), by=by or self.office, stored=receipt())


def payment(**facts: Any) -> Payment:
    return Payment(**{"day": clock.today(), "payee": "Lê Thử Nghiệm", "method": Entry.Method.CASH, **facts})


_WAYS: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.SENT: ("send",),
    State.NOTED: ("send", "note"),
    State.RETURNED: ("send", "give_back"),
    State.QUEUED: ("send", "note", "queue"),
    State.APPROVED: ("send", "note", "approve"),
    State.DECLINED: ("send", "note", "decline"),
    State.PAID: ("send", "note", "approve", "pay"),
    State.WITHDRAWN: ("withdraw",),
}
