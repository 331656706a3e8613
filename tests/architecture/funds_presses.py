"""The buttons of requests for support and of proposals of praise, on records brought to every state."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import count
from typing import Any

from django.urls import reverse

from documents.models import Composed
from funds.models import Entry, Fund, SupportRequest
from funds.workflow import GRANTED
from funds.workflow import State as SupportState
from nominations.models import Nomination
from nominations.workflow import State
from rolemodels.models import PraiseProposal
from rolemodels.workflow import State as PraiseState
from tests.architecture.access_world import NOW, REASON, Hall, upload
from tests.factories.nomination import NominationFactory
from tests.factories.people import UserFactory

TODAY = NOW.date()
AMOUNT = 2_000_000
_FILE = {
    "stored_name": "00/00",
    "original_name": "a.pdf",
    "media_type": "application/pdf",
    "size": 1,
    "sha256": "0" * 64,
}
_ordinals = count(1)


def _model(hall: Hall) -> Nomination:
    row: Nomination = NominationFactory(
        criteria_set=hall.criteria, department=hall.department, state=State.RECOGNISED, announced_at=NOW
    )
    return row


def _fund(money: int, committed: int = 0) -> Fund:
    row = Fund.objects.create(
        name=f"Quỹ hỗ trợ {next(_ordinals)}", source="Quỹ khen thưởng", decision_number="15/QĐ-SNgV",
        decision_date=date(2026, 1, 5), opened_on=date(2026, 1, 5), balance=money, committed=committed,
    )  # fmt: skip
    if money:
        facts = {"kind": Entry.Kind.INCOME, "document_number": "21/QĐ-SNgV", "document_date": TODAY}
        _line(row, 1, money, **facts)
    return row


def _line(fund: Fund, sign: int, amount: int, **facts: Any) -> Entry:
    """After every line that is in the book; ``balance`` of *fund* is what this line leaves."""
    return Entry.objects.create(
        fund=fund, ordinal=fund.entries.count() + 1, sign=sign, amount=amount, balance_after=fund.balance, day=TODAY,
        text="Học tiếng Lào", recorded_by=UserFactory(), recorded_at=NOW, **facts,
    )  # fmt: skip


def _request(hall: Hall, state: str, *, money: int = 5 * AMOUNT) -> SupportRequest:
    """Of the hall's department, written by others than the people of the hall; the fund holds *money*."""
    answerer, granted = UserFactory(), state in GRANTED
    facts: dict[str, Any] = {"sent_by": UserFactory(), "sent_at": NOW} if state != SupportState.DRAFT else {}
    if granted or state == SupportState.NOTED:
        facts |= {"note": "Quỹ đủ nguồn.", "noted_by": answerer, "noted_at": NOW}
    if state in (SupportState.RETURNED, SupportState.DECLINED, SupportState.QUEUED):
        facts |= {"answer": REASON, "answered_by": answerer, "answered_at": NOW}
    if granted:
        facts |= {"approved_amount": AMOUNT, "answered_by": answerer, "answered_at": NOW}
    return SupportRequest.objects.create(
        season=hall.season, department=hall.department, nomination=_model(hall), state=state, amount=AMOUNT,
        fund=_fund(money, AMOUNT if state == SupportState.APPROVED else 0), purpose="Học tiếng Lào",
        basis="Kế hoạch bồi dưỡng.", drafted_by=UserFactory(), drafted_at=NOW, **facts,
    )  # fmt: skip


def _poor(hall: Hall, state: str) -> SupportRequest:
    """Whose fund holds no more than what is promised already."""
    return _request(hall, state, money=AMOUNT if state == SupportState.APPROVED else 0)


def _payment(row: SupportRequest) -> Entry:
    """The line that paid it, though the request stands elsewhere by now."""
    fund = row.fund
    fund.balance -= AMOUNT
    fund.save()
    facts = {"kind": Entry.Kind.PAYMENT, "payee": "Lê Thử Nghiệm", "method": Entry.Method.CASH, **_FILE}
    return _line(fund, -1, AMOUNT, request=row, **facts)


def _praise(hall: Hall, state: str) -> PraiseProposal:
    composed = Composed.objects.create(
        kind=Composed.Kind.LETTER, season=hall.season, subject=f"Đề nghị khen thưởng {next(_ordinals)}",
        body="Đề nghị khen.", recipients="Lưu: VT", drafted_at=NOW,
    )  # fmt: skip
    facts: dict[str, Any] = {}
    if state != PraiseState.PROPOSED:
        facts = {"settled_by": UserFactory(), "settled_at": NOW}
        granted = state == PraiseState.GRANTED
        facts |= {"decision_number": "215/QĐ-UBND", "decision_date": TODAY} if granted else {"answer": REASON}
    return PraiseProposal.objects.create(
        nomination=_model(hall), form=PraiseProposal.Form.LETTER, level=PraiseProposal.Level.PROVINCE, state=state,
        recognised_on=TODAY, composed=composed, proposed_on=TODAY, proposed_by=UserFactory(), **facts,
    )  # fmt: skip


Data = Callable[[], dict[str, Any]]
#: Made here, for the table of buttons: where each posts, on what, with what (made anew for every post).
Aim = Callable[[str], Iterator[tuple[Any, str, Data]]]
Button = Callable[[Hall], Aim]


def _on(made: Callable[[Hall, str], Any], address: str, data: Callable[[Any], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[tuple[Any, str, Data]]:
            row = made(hall, state)
            yield row, reverse(address, args=[row.pk]), partial(data, row)

        return aim

    return button


def _of_request(name: str, *, made: Callable[[Hall, str], Any] = _request, **data: Any) -> Button:
    return _on(made, f"funds:request_{name}", lambda row: dict(data))


def _reverse(hall: Hall) -> Aim:
    """On the line of the book that paid."""

    def aim(state: str) -> Iterator[tuple[Any, str, Data]]:
        row = _request(hall, state)
        yield row, reverse("funds:entry_reverse", args=[_payment(row).pk]), lambda: {"reason": REASON}

    return aim


def _of_praise(name: str, **data: Any) -> Button:
    return _on(_praise, f"rolemodels:praise_{name}", lambda row: dict(data))


def _edited(row: SupportRequest) -> dict[str, Any]:
    return {"fund": row.fund_id, "amount": "1.500.000", "purpose": "Học tiếng Lào nâng cao", "basis": row.basis}


def _noted(row: SupportRequest) -> dict[str, Any]:
    return {"fund": row.fund_id, "note": "Đề nghị duyệt."}


def _paid(row: SupportRequest) -> dict[str, Any]:
    return {"day": TODAY.isoformat(), "payee": "Lê Thử Nghiệm", "method": "cash", "upload": upload()}


FUNDS: Mapping[str, Mapping[str, Button]] = {
    "support_request": {
        "edit": _on(_request, "funds:request_edit", _edited),
        "send": _of_request("send"),
        "withdraw": _of_request("withdraw", reason=REASON),
        "note": _on(_request, "funds:request_note", _noted),
        "return": _of_request("return", reason=REASON),
        "approve": _of_request("approve", amount="2.000.000"),
        "decline": _of_request("decline", reason=REASON),
        "queue": _of_request("queue", made=_poor),
        "take_up": _of_request("take_up"),
        "cancel": _of_request("cancel", reason=REASON),
        "pay": _on(_request, "funds:request_pay", _paid),
        "reverse": _reverse,
    },
    "praise": {
        "grant": _of_praise("grant", decision_number="215/QĐ-UBND", decision_date=TODAY.isoformat()),
        "decline": _of_praise("decline", reason=REASON),
        "withdraw": _of_praise("withdraw", reason=REASON),
    },
}
