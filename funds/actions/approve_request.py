"""Giám đốc duyệt hỗ trợ: the money is promised, and stays in the fund until it is paid."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock, require
from funds.actions._ledger import held, settle
from funds.models import SupportRequest
from funds.readiness import approval_refusal
from funds.workflow import SUPPORT_REQUEST


@dataclass(frozen=True)
class Approval:
    """How much, and the decision if it is written down in one."""

    amount: int
    decision_number: str = ""
    decision_date: date | None = None


@transaction.atomic
def approve_request(request: SupportRequest, approval: Approval, *, by: User) -> SupportRequest:
    """The request, to be paid.

    :raises PermissionDenied: *by* does not act as Director, is concerned, or wrote the request.
    :raises AlreadyDone: it is approved.
    :raises IllegalMove: the Office has not noted it yet, or it is decided.
    :raises ValidationError: the fund has not enough (the sentence names the figures), or it is more than was asked for.
    """
    row: SupportRequest = lock(request)
    require(row, SUPPORT_REQUEST, "approve", by=by)
    fund, number = held(row.fund), clean(approval.decision_number)
    _refuse(row, approval, number)
    if refusal := approval_refusal(fund, approval.amount):
        raise ValidationError({"amount": refusal})
    approved: SupportRequest = advance(
        row, SUPPORT_REQUEST, "approve", by=by, approved_amount=approval.amount, decision_number=number,
        decision_date=approval.decision_date, answer="", answered_by=by, answered_at=clock.now(),
    )  # fmt: skip
    settle(fund, fund.standing.promised(approval.amount))
    return approved


def _refuse(row: SupportRequest, approval: Approval, number: str) -> None:
    refusals = {}
    if not 0 < approval.amount <= row.amount:
        refusals["amount"] = "Số tiền duyệt từ 1 đồng đến số tiền phòng đề nghị. Mời ghi lại."
    if bool(number) != bool(approval.decision_date):
        refusals["decision_number" if not number else "decision_date"] = (
            "Quyết định hỗ trợ ghi cả số và ngày. Mời ghi đủ, hoặc để trống cả hai."
        )
    elif approval.decision_date and approval.decision_date > clock.today():
        refusals["decision_date"] = "Ngày này sau hôm nay. Mời ghi ngày của quyết định."
    if refusals:
        raise ValidationError(refusals)
