"""Two act on one fund at once, past the gate that lets acts pass one at a time: the row locks hold alone."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from funds.actions.approve_request import Approval, approve_request
from funds.actions.cancel_approval import cancel_approval
from funds.actions.keep_fund import close_fund
from funds.actions.pay_request import pay_request
from funds.actions.reverse_entry import reverse_entry
from funds.models import Entry, Fund, SupportRequest
from funds.workflow import State
from tests.factories.funds import MILLION, REASON, FundWorld, payment, receipt
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both_engines]

Act = Callable[[], object]


@pytest.fixture
def bare(world: FundWorld, monkeypatch: pytest.MonkeyPatch) -> FundWorld:
    monkeypatch.setattr("core.workflow._gates", [])
    return world


def approving(world: FundWorld, row: SupportRequest) -> Act:
    return partial(approve_request, row, Approval(row.amount), by=world.director)


def paying(world: FundWorld, row: SupportRequest) -> Act:
    return partial(pay_request, row, payment(), by=world.office, stored=receipt())


def undoing(world: FundWorld, **which: Any) -> Act:
    return partial(reverse_entry, Entry.objects.get(**which), by=world.office, reason=REASON)


def pressed(*acts: Act) -> int:
    """How many of the acts were made; whatever did not pass was refused in a sentence."""
    outcomes = at_once(*acts)
    assert all(one is None or isinstance(one, ValidationError) for one in outcomes), outcomes
    return outcomes.count(None)


def stands(balance: int, committed: int) -> None:
    """The fund holds and has promised this much, which its lines and its requests say too."""
    fund = Fund.objects.get()
    approved = SupportRequest.objects.filter(state=State.APPROVED).values_list("approved_amount", flat=True)
    assert (fund.balance, fund.committed) == (balance, committed)
    assert (sum(line.change for line in Entry.objects.all()), sum(approved)) == (balance, committed)


def test_the_same_money_is_not_promised_twice(bare):
    rows = [bare.request(State.NOTED, 6 * MILLION, purpose=f"Lớp học thứ {place}") for place in range(2)]
    assert pressed(*(approving(bare, row) for row in rows)) == 1
    stands(10 * MILLION, 6 * MILLION)


def test_two_promises_that_both_fit_are_both_counted(bare):
    rows = [bare.request(State.NOTED, 4 * MILLION, purpose=f"Lớp học thứ {place}") for place in range(2)]
    assert pressed(*(approving(bare, row) for row in rows)) == 2
    stands(10 * MILLION, 8 * MILLION)


def test_income_is_promised_or_taken_out(bare):
    row = bare.request(State.NOTED, 6 * MILLION)
    assert pressed(approving(bare, row), undoing(bare, kind="income")) == 1
    assert Fund.objects.get().available >= 0
    approved = SupportRequest.objects.get().state == State.APPROVED
    stands(*((10 * MILLION, 6 * MILLION) if approved else (0, 0)))


def test_a_request_is_paid_once(bare):
    row = bare.request(State.APPROVED)
    assert pressed(paying(bare, row), paying(bare, row)) == 1
    stands(8 * MILLION, 0)


def test_a_request_is_paid_or_its_approval_taken_back(bare):
    row = bare.request(State.APPROVED)
    assert pressed(paying(bare, row), partial(cancel_approval, row, by=bare.director, reason=REASON)) == 1
    paid = SupportRequest.objects.get().state == State.PAID
    stands(8 * MILLION if paid else 10 * MILLION, 0)


def test_a_promise_is_made_while_another_is_taken_back(bare):
    promised = bare.request(State.APPROVED, 6 * MILLION)
    row = bare.request(State.NOTED, 4 * MILLION, purpose="Lớp học khác")
    taking_back = partial(cancel_approval, promised, by=bare.director, reason=REASON)
    assert pressed(approving(bare, row), taking_back) == 2
    stands(10 * MILLION, 4 * MILLION)


def test_two_incomes_are_both_written(bare):
    assert pressed(*(partial(bare.income, MILLION, text=f"Khoản thu {place}") for place in range(2))) == 2
    stands(12 * MILLION, 0)


def test_two_requests_are_both_paid(bare):
    rows = [bare.request(State.APPROVED, purpose=f"Lớp học thứ {place}") for place in range(2)]
    assert pressed(*(paying(bare, row) for row in rows)) == 2
    stands(6 * MILLION, 0)


@pytest.mark.parametrize("kind", ["income", "payment"])
def test_a_line_is_reversed_once(bare, kind):
    if kind == "payment":
        bare.request(State.PAID)
    assert pressed(undoing(bare, kind=kind), undoing(bare, kind=kind)) == 1
    stands(*((10 * MILLION, 2 * MILLION) if kind == "payment" else (0, 0)))


def test_a_fund_is_closed_or_promises(bare):
    row = bare.request(State.NOTED)
    assert pressed(approving(bare, row), partial(close_fund, bare.fund, by=bare.office)) == 1
    stands(10 * MILLION, 2 * MILLION)
