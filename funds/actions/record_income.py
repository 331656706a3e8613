"""Ghi khoản thu: money that came into a fund by a decision."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, record_event
from funds.access import keeping
from funds.actions._ledger import enter, held
from funds.balance import LARGEST
from funds.models import Entry, Fund
from funds.readiness import closed_refusal, day_refusal


@dataclass(frozen=True)
class Income:
    """How much came in on which day, what for, and by which decision."""

    amount: int
    day: date
    text: str
    document_number: str
    document_date: date


@transaction.atomic
def record_income(fund: Fund, income: Income, *, by: User, stored: StoredFile | None = None) -> Entry:
    """The line of the book.

    :raises PermissionDenied: *by* does not keep the books.
    :raises AlreadyDone: this very income stands in the book.
    :raises IllegalMove: the fund is closed.
    :raises ValidationError: something is not said, or no money can have come in on that day.
    """
    capacity = keeping(by)
    row = held(fund)
    if refusal := closed_refusal(row):
        raise IllegalMove(refusal)
    facts = _checked(row, income)
    standing = Entry.objects.filter(fund=row, kind=Entry.Kind.INCOME, reversed_by=None)
    if standing.filter(amount=income.amount, **facts).exists():
        raise AlreadyDone("Khoản thu này đã có trong sổ quỹ.")
    entry = enter(
        row, row.standing.received(income.amount), kind=Entry.Kind.INCOME, amount=income.amount, by=by, stored=stored,
        **facts,
    )  # fmt: skip
    record_event(row, "record_income", by=by, was="open", now="open", reason=entry.text, capacity=capacity)
    return entry


def _checked(fund: Fund, income: Income) -> dict[str, Any]:
    text, number = clean(income.text), clean(income.document_number)
    refusals = {}
    if not 0 < income.amount <= LARGEST:
        refusals["amount"] = "Số tiền này không hợp lý. Mời ghi lại theo đồng."
    if not text:
        refusals["text"] = "Chưa ghi nội dung thu. Mời ghi, ví dụ: Trích quỹ khen thưởng năm 2026."
    if not number:
        refusals["document_number"] = "Chưa ghi số quyết định. Mời ghi số, ví dụ: 21/QĐ-SNgV."
    if income.document_date > clock.today():
        refusals["document_date"] = "Ngày này sau hôm nay. Mời ghi ngày của quyết định."
    if refusal := day_refusal(fund, income.day):
        refusals["day"] = refusal
    if refusals:
        raise ValidationError(refusals)
    return {"day": income.day, "text": text, "document_number": number, "document_date": income.document_date}
