"""The book of a fund: it only grows, every line follows from the one before, and nothing goes below zero."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import Event
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from funds.actions.keep_fund import FundFacts, close_fund, edit_fund, open_fund, reopen_fund
from funds.actions.record_income import Income, record_income
from funds.actions.reverse_entry import reverse_entry
from funds.models import Entry, Fund
from funds.queries import supports, turnover
from funds.workflow import State
from tests.factories.funds import MILLION, REASON, FundWorld


def line(world: FundWorld, **facts: object) -> Entry:
    """The next line of the fund, written past the actions."""
    today = clock.today()
    told = {
        "fund": world.fund, "ordinal": 2, "kind": "income", "amount": 5, "sign": 1, "balance_after": 10 * MILLION + 5,
        "day": today, "text": "Thu", "document_number": "1", "document_date": today, "recorded_by": world.office,
        "recorded_at": clock.now(), **facts,
    }  # fmt: skip
    return Entry.objects.create(**told)


@pytest.mark.both_engines
class TestTheDatabase:
    def test_a_right_line_is_taken(self, world):
        assert line(world).balance_after == 10 * MILLION + 5

    @pytest.mark.parametrize(
        "wrong",
        [
            {"balance_after": 10 * MILLION + 6},
            {"balance_after": 5},
            {"ordinal": 3},
            {"ordinal": 1},
            {"amount": 0, "balance_after": 10 * MILLION},
            {"sign": -1, "balance_after": 10 * MILLION - 5},
            {"document_number": ""},
            {"kind": "payment", "sign": -1, "balance_after": 10 * MILLION - 5},
            {"kind": "reversal"},
        ],
    )
    def test_a_wrong_line_is_refused(self, world, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            line(world, **wrong)
        assert Entry.objects.count() == 1

    def test_a_balance_below_zero_is_refused(self, world):
        paid = {"kind": "reversal", "sign": -1, "amount": 11 * MILLION, "balance_after": -MILLION}
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            line(world, **paid, reverses=Entry.objects.get())
        assert Entry.objects.count() == 1

    def test_a_reversal_undoes_a_line_of_the_same_amount_once(self, world):
        first = Entry.objects.get()
        undone = {"kind": "reversal", "sign": -1, "amount": 10 * MILLION, "balance_after": 0, "reverses": first}
        with pytest.raises(IntegrityError), transaction.atomic():
            line(world, **{**undone, "amount": 5, "balance_after": 10 * MILLION - 5})
        line(world, **undone)
        line(world, ordinal=3, amount=20 * MILLION, balance_after=20 * MILLION)
        with pytest.raises(IntegrityError), transaction.atomic():
            line(world, **{**undone, "ordinal": 4, "balance_after": 10 * MILLION})

    def test_nothing_is_changed_or_deleted(self, world):
        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.update(amount=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.all().delete()
        assert Entry.objects.get().amount == 10 * MILLION

    def test_a_fund_promises_no_more_than_it_holds(self, world):
        with pytest.raises(IntegrityError), transaction.atomic():
            Fund.objects.update(committed=10 * MILLION + 1)


class TestIncome:
    def test_it_is_added_and_told(self, world):
        world.income(3 * MILLION, text="Bổ sung")
        world.fund.refresh_from_db()
        assert world.fund.balance == world.fund.available == 13 * MILLION
        assert list(Entry.objects.order_by("ordinal").values_list("ordinal", "balance_after")) == [
            (1, 10 * MILLION), (2, 13 * MILLION),
        ]  # fmt: skip
        assert Event.objects.filter(move="record_income").count() == 2

    def test_twice_the_same_is_once(self, world):
        with pytest.raises(AlreadyDone):
            world.income(10 * MILLION)
        assert Entry.objects.count() == 1

    @pytest.mark.parametrize("who", ["head", "director", "standing", "stranger"])
    def test_only_the_office_writes(self, world, who):
        money = Income(MILLION, clock.today(), "Thu", "1/QĐ", clock.today())
        with pytest.raises(PermissionDenied):
            record_income(world.fund, money, by=getattr(world, who))

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"amount": 0}, "amount", "không hợp lý"),
            ({"amount": 10**13}, "amount", "không hợp lý"),
            ({"text": " \x00"}, "text", "Chưa ghi nội dung thu"),
            ({"document_number": " "}, "document_number", "Chưa ghi số quyết định"),
            ({"day": -1}, "day", "sau hôm nay"),
            ({"day": 400}, "day", "trước ngày mở quỹ"),
        ],
    )
    def test_what_is_missing_is_said(self, world, changed, field, sentence):
        today = clock.today()
        if "day" in changed:
            changed = {"day": today - timedelta(days=changed["day"])}
        facts = {"amount": MILLION, "day": today, "text": "Thu", "document_number": "1", "document_date": today}
        with pytest.raises(ValidationError) as refused:
            record_income(world.fund, Income(**{**facts, **changed}), by=world.office)
        assert sentence in refused.value.message_dict[field][0]


class TestReversal:
    def test_income_is_taken_out_again(self, world):
        reverse_entry(Entry.objects.get(), by=world.office, reason="Ghi nhầm số tiền.")
        world.fund.refresh_from_db()
        assert world.fund.balance == 0 and Entry.objects.count() == 2
        assert turnover(world.fund).received == 0

    def test_promised_income_stays(self, world):
        world.request(State.APPROVED)
        with pytest.raises(IllegalMove) as refused:
            reverse_entry(Entry.objects.get(), by=world.office, reason=REASON)
        assert "8.000.000 đồng" in str(refused.value) and "thiếu 2.000.000 đồng" in str(refused.value)

    def test_a_payment_given_back_is_promised_again(self, world):
        row = world.request(State.PAID)
        reverse_entry(Entry.objects.get(kind="payment"), by=world.office, reason="Chuyển nhầm tài khoản.")
        row.refresh_from_db()
        world.fund.refresh_from_db()
        assert row.state == State.APPROVED and row.approved_amount == 2 * MILLION
        assert (world.fund.balance, world.fund.committed) == (10 * MILLION, 2 * MILLION)
        world.pay(row)
        assert [one.amount for one in supports(world.fund, clock.today().year)] == [2 * MILLION]
        assert turnover(world.fund).paid == 2 * MILLION

    def test_once_and_with_a_reason_and_never_of_a_reversal(self, world):
        first = Entry.objects.get()
        with pytest.raises(ValidationError, match="Chưa ghi lý do"):
            reverse_entry(first, by=world.office, reason="  ")
        reversal = reverse_entry(first, by=world.office, reason=REASON)
        with pytest.raises(AlreadyDone):
            reverse_entry(first, by=world.office, reason=REASON)
        with pytest.raises(IllegalMove, match="không đính chính tiếp"):
            reverse_entry(reversal, by=world.office, reason=REASON)
        with pytest.raises(PermissionDenied):
            reverse_entry(first, by=world.director, reason=REASON)


class TestFund:
    def test_one_open_fund_has_a_name(self, world):
        with pytest.raises(AlreadyDone):
            world.opened()
        with pytest.raises(ValidationError, match="Đã có quỹ đang mở"):
            world.opened(source="Nguồn khác")

    @pytest.mark.parametrize("who", ["head", "director", "standing"])
    def test_only_the_office_opens_and_closes(self, world, who):
        by, today = getattr(world, who), clock.today()
        with pytest.raises(PermissionDenied):
            open_fund(FundFacts("Quỹ khác", "Nguồn", "1", today, today), by=by)
        for act in (lambda: close_fund(world.fund, by=by), lambda: reopen_fund(world.fund, by=by, reason=REASON)):
            with pytest.raises(PermissionDenied):
                act()

    def test_a_promise_keeps_it_open(self, world):
        world.request(State.APPROVED)
        with pytest.raises(IllegalMove, match=r"2\.000\.000 đồng đã duyệt mà chưa chi"):
            close_fund(world.fund, by=world.office)

    def test_a_waiting_request_keeps_it_open(self, world):
        world.request(State.SENT)
        with pytest.raises(IllegalMove, match="Còn 1 đề nghị đang chờ quỹ này"):
            close_fund(world.fund, by=world.office)

    def test_nothing_is_written_when_it_is_closed(self, world):
        paid = world.request(State.PAID)
        close_fund(world.fund, by=world.office)
        with pytest.raises(AlreadyDone):
            close_fund(world.fund, by=world.office)
        for act in (
            lambda: world.income(MILLION, text="Khác"),
            lambda: reverse_entry(paid.entries.get(), by=world.office, reason=REASON),
            lambda: edit_fund(world.fund, FundFacts("Tên", "N", "1", clock.today(), clock.today()), by=world.office),
        ):
            with pytest.raises(IllegalMove, match="đã đóng ngày"):
                act()
        with pytest.raises(ValidationError, match="đã đóng ngày"):
            world.request()
        reopen_fund(world.fund, by=world.office, reason="Còn hoàn trả.")
        reverse_entry(paid.entries.get(), by=world.office, reason=REASON)

    def test_it_is_edited_and_its_history_told(self, world):
        facts = FundFacts("Quỹ đổi tên", "Nguồn", "16/QĐ-SNgV", clock.today(), world.fund.opened_on)
        edit_fund(world.fund, facts, by=world.office)
        assert [row.name for row in Fund.objects.get().history.all()] == ["Quỹ đổi tên", "Quỹ hỗ trợ điển hình"]
        with pytest.raises(AlreadyDone):
            edit_fund(world.fund, facts, by=world.office)
        early = Income(MILLION, world.fund.opened_on, "Thu", "1/QĐ-SNgV", world.fund.opened_on)
        record_income(world.fund, early, by=world.office)
        later = FundFacts("Quỹ đổi tên", "Nguồn", "16/QĐ-SNgV", clock.today(), clock.today())
        with pytest.raises(ValidationError, match="Sổ quỹ đã có khoản ngày 05/01/2026"):
            edit_fund(world.fund, later, by=world.office)
