"""Ghi khoản chi: the Office pays what was approved, and keeps the receipt."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.uploads import StoredFile
from core.vietnamese import clean, local_day
from core.workflow import IllegalMove, advance, lock, require
from funds.actions._ledger import enter, held
from funds.models import Entry, Fund, SupportRequest
from funds.readiness import closed_refusal, day_refusal
from funds.workflow import SUPPORT_REQUEST


@dataclass(frozen=True)
class Payment:
    """When, to whom and how it was paid; ``receipt`` is the number of the voucher, if it has one."""

    day: date
    payee: str
    method: str
    receipt: str = ""


@transaction.atomic
def pay_request(request: SupportRequest, payment: Payment, *, by: User, stored: StoredFile) -> Entry:
    """The line of the book: exactly the amount that was approved.

    :raises PermissionDenied: *by* is not of the Office, is concerned, or wrote the request.
    :raises AlreadyDone: it is paid.
    :raises IllegalMove: it is not approved, or the fund is closed.
    :raises ValidationError: payee or way are missing, or it cannot have been paid on that day.
    """
    row: SupportRequest = lock(request)
    require(row, SUPPORT_REQUEST, "pay", by=by)
    fund, amount = held(row.fund), row.granted
    if refusal := closed_refusal(fund):
        raise IllegalMove(refusal)
    payee = _checked(row, fund, payment)
    paid: SupportRequest = advance(row, SUPPORT_REQUEST, "pay", by=by)
    return enter(
        fund, fund.standing.paid(amount), kind=Entry.Kind.PAYMENT, amount=amount, day=payment.day, text=row.purpose,
        by=by, stored=stored, request=paid, payee=payee, method=payment.method,
        document_number=clean(payment.receipt),
    )  # fmt: skip


def _checked(row: SupportRequest, fund: Fund, payment: Payment) -> str:
    payee, refusals = clean(payment.payee), {}
    if not payee:
        refusals["payee"] = "Chưa ghi người nhận. Mời ghi họ tên người nhận tiền."
    if payment.method not in Entry.Method.values:
        refusals["method"] = "Chưa chọn hình thức chi. Mời chọn tiền mặt hoặc chuyển khoản."
    if refusal := day_refusal(fund, payment.day):
        refusals["day"] = refusal
    elif row.answered_at and payment.day < local_day(row.answered_at):
        refusals["day"] = "Ngày này trước ngày Giám đốc duyệt. Mời ghi ngày đã chi tiền."
    if refusals:
        raise ValidationError(refusals)
    return payee
