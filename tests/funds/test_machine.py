"""Money comes and goes in any order, alone and two at once: the book says what a plain model foretells.

No balance is ever below zero, no line is lost, the sums agree, on both engines.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from accounts.events import broken_links
from core import clock
from core.uploads import StoredFile
from core.workflow import _gates
from funds.actions.approve_request import Approval, approve_request
from funds.actions.cancel_approval import cancel_approval
from funds.actions.decline_request import decline_request
from funds.actions.keep_fund import close_fund, reopen_fund
from funds.actions.note_request import note_request
from funds.actions.pay_request import pay_request
from funds.actions.queue_request import queue_request
from funds.actions.record_income import Income, record_income
from funds.actions.reverse_entry import reverse_entry
from funds.actions.take_up_request import take_up_request
from funds.models import Entry, Fund, SupportRequest
from funds.queries import turnover
from tests.factories.funds import REASON, FundWorld, payment
from tests.funds.book_model import Book, Op
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both_engines]

SCAN = StoredFile("00/00", "phieu-chi.pdf", "application/pdf", 1, "ab" * 32)
ON_REQUESTS = ("approve", "decline", "cancel", "queue", "take_up", "note", "pay")
AMOUNTS = st.integers(1, 9)
#: Which of the presses that there are: counted round, for two at once end now so and now so, and what is drawn after
#: them may not depend on it.
PICKS = st.integers(0, 9_999)
PRESSES = st.tuples(PICKS, st.booleans(), AMOUNTS)
MOST_ASKED = 6
#: One of ``PRESSES``: which press, and of what amount if it is not the asked one.
Press = tuple[int, bool, int]


class AnyBook(RuleBasedStateMachine):
    """One fund, from nothing; others' funds of earlier runs stand beside it untouched."""

    world: FundWorld
    done: Counter[str]

    @initialize(first=AMOUNTS)
    def begin(self, first: int) -> None:
        self.made = Counter[str]()
        AnyBook.done["begun"] += 1
        self.fund = self.world.opened(f"Quỹ thứ {AnyBook.done['begun']}")
        self.book, self.keys = Book(), list[int]()
        self._do(Op("income", amount=first))

    # --- what people do

    @rule(amount=AMOUNTS)
    def money_comes_in(self, amount: int) -> None:
        self._do(Op("income", amount=amount))

    @rule(amount=AMOUNTS)
    def a_department_asks(self, amount: int) -> None:
        if self.book.is_open and len(self.keys) < MOST_ASKED:
            purpose = f"Việc {self.fund.pk}.{len(self.keys)}"
            self.keys.append(self.world.request("noted", amount, fund=self._fund(), purpose=purpose).pk)
            self.book = self.book.after(Op("ask", amount=amount)) or self.book

    @rule(press=PRESSES)
    def somebody_presses(self, press: Press) -> None:
        self._do(self._meant(press))

    @rule(pick=PICKS)
    def somebody_does_what_is_open(self, pick: int) -> None:
        opened = [op for op in self._all() if self.book.after(op)]
        self._do(opened[pick % len(opened)])

    @rule(pick=PICKS)
    def a_request_goes_on(self, pick: int) -> None:
        """Towards its payment: the way that is rarely found by chance."""
        opened = [op for op in self._all() if op.name in ("note", "approve", "pay") and self.book.after(op)]
        if opened:
            self._do(opened[pick % len(opened)])

    @rule(one=PRESSES, other=PRESSES, same=st.booleans())
    def two_press_at_once(self, one: Press, other: Press, same: bool) -> None:
        first, second = self._meant(one), self._meant(one if same else other)
        outcomes = [_is_refused(one) for one in at_once(self._act(first), self._act(second))]
        ways = []
        for order in ((0, 1), (1, 0)):
            book, refused = self.book, [True, True]
            for place in order:
                if after := book.after((first, second)[place]):
                    book, refused[place] = after, False
            ways.append((book, refused))
        fitting = [book for book, refused in ways if refused == outcomes and self._stands(book)]
        assert fitting, f"{first} beside {second} gave {outcomes}, which no order gives"
        self.book = fitting[0]
        self.done[f"two {'refused' if all(outcomes) else 'done' if not any(outcomes) else 'one'}"] += 1

    # --- what must hold

    @invariant()
    def the_book_is_as_foretold(self) -> None:
        if hasattr(self, "book"):
            assert self._stands(self.book)

    @invariant()
    def sums_agree(self) -> None:
        if not hasattr(self, "book"):
            return
        fund, lines = self._fund(), list(Entry.objects.filter(fund=self.fund).order_by("ordinal"))
        assert [line.ordinal for line in lines] == list(range(1, len(lines) + 1))
        assert fund.balance == sum(line.change for line in lines) >= fund.committed >= 0
        approved = SupportRequest.objects.filter(fund=fund, state="approved").values_list("approved_amount", flat=True)
        assert fund.committed == sum(approved)
        counted = turnover(fund)
        assert counted.received - counted.paid == fund.balance

    # --- how

    def _fund(self) -> Fund:
        return Fund.objects.get(pk=self.fund.pk)

    def _stands(self, book: Book) -> bool:
        fund = self._fund()
        lines = list(
            Entry.objects.filter(fund=fund).order_by("ordinal").values_list("kind", "amount", "sign", "balance_after")
        )
        states = dict(SupportRequest.objects.filter(pk__in=self.keys).values_list("pk", "state"))
        return (
            (fund.balance, fund.committed, fund.is_open) == (book.balance, book.committed, book.is_open)
            and lines == [(line.kind, line.amount, line.sign, line.balance) for line in book.lines]
            and [states[key] for key in self.keys] == [one.state for one in book.asked]
        )

    def _all(self) -> list[Op]:
        """Every press that there is now, with one amount each."""
        ops = [Op("income", amount=1), Op("close"), Op("reopen")]
        ops += [Op("reverse", place) for place in range(len(self.book.lines))]
        for place, one in enumerate(self.book.asked):
            ops += [Op(name, place, one.amount) for name in ON_REQUESTS]
        return ops

    def _meant(self, press: Press) -> Op:
        pick, differs, amount = press
        ops = self._all()
        op = ops[pick % len(ops)]
        return Op(op.name, op.place, amount) if differs and op.name in ("income", "approve") else op

    def _do(self, op: Op) -> None:
        after, outcome = self.book.after(op), None
        try:
            self._act(op)()
        except ValidationError as refusal:
            outcome = refusal
        assert _is_refused(outcome) == (after is None), f"{op}: {outcome}"
        self.book = after or self.book
        self.done[op.name] += after is not None

    def _act(self, op: Op) -> Callable[[], object]:
        """The press, with the rows as a page would have read them before."""
        world, fund = self.world, self._fund()
        if op.name in ("income", "close", "reopen"):
            self.made["income"] += 1
            text = f"Thu {self.made['income']}"
            income = Income(op.amount, clock.today(), text, "1/QĐ", clock.today())
            return {
                "income": lambda: record_income(fund, income, by=world.office),
                "close": lambda: close_fund(fund, by=world.office),
                "reopen": lambda: reopen_fund(fund, by=world.office, reason=REASON),
            }[op.name]
        if op.name == "reverse":
            line = Entry.objects.get(fund=fund, ordinal=op.place + 1)
            return lambda: reverse_entry(line, by=world.office, reason=REASON)
        return self._on_request(op, SupportRequest.objects.get(pk=self.keys[op.place]), fund)

    def _on_request(self, op: Op, row: SupportRequest, fund: Fund) -> Callable[[], object]:
        world = self.world
        acts: dict[str, Callable[[], object]] = {
            "approve": lambda: approve_request(row, Approval(op.amount), by=world.director),
            "decline": lambda: decline_request(row, by=world.director, reason=REASON),
            "cancel": lambda: cancel_approval(row, by=world.director, reason=REASON),
            "queue": lambda: queue_request(row, by=world.office),
            "take_up": lambda: take_up_request(row, by=world.office),
            "note": lambda: note_request(row, by=world.office, fund=fund, note="Quỹ đủ nguồn, đề nghị duyệt."),
            "pay": lambda: pay_request(row, payment(), by=world.office, stored=SCAN),
        }
        return acts[op.name]


def _is_refused(outcome: Exception | None) -> bool:
    """Whether a sentence refused it; anything else that went wrong is a fault."""
    if outcome is not None and not isinstance(outcome, ValidationError):
        raise outcome
    return outcome is not None


@pytest.fixture
def any_book(transactional_db: None) -> Iterator[Callable[..., None]]:
    """Runs so many books of so many steps."""

    def run(**profile: Any) -> None:
        AnyBook.world, AnyBook.done = FundWorld(money=0), Counter()
        kept = settings(
            deadline=None, suppress_health_check=list(HealthCheck), database=None, print_blob=True, **profile
        )
        run_state_machine_as_test(AnyBook, settings=kept)
        assert list(broken_links()) == []

    yield run


#: The same books every time, and no search for a shorter path to what went wrong: soak does both.
EVERY_DAY = {"derandomize": True, "phases": (Phase.generate,)}


@pytest.mark.timeout(300)
def test_no_path_loses_a_dong(any_book: Callable[..., None]) -> None:
    any_book(max_examples=8, stateful_step_count=50, **EVERY_DAY)
    assert {"income", "approve", "pay", "reverse", "queue", "two one", "two done"} <= (+AnyBook.done).keys()


@pytest.mark.timeout(300)
def test_the_fund_is_locked_even_where_no_gate_stands(
    any_book: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row lock and the triggers hold by themselves, without the one-act-at-a-time of the event chain."""
    monkeypatch.setattr("core.workflow._gates", [])
    assert _gates, "the portal has no gate, so this test tells nothing"
    any_book(max_examples=3, stateful_step_count=20, **EVERY_DAY)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_no_path_loses_a_dong_in_many_books(any_book: Callable[..., None]) -> None:
    any_book(max_examples=200, stateful_step_count=60)
    assert {*ON_REQUESTS, "income", "reverse", "close", "reopen"} <= (+AnyBook.done).keys()
