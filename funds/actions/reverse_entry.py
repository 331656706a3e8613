"""Đính chính khoản thu, hoàn lại khoản chi: a second line that undoes the first; what is written stays written."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, advance, lock, record_event
from funds.access import keeping
from funds.actions._ledger import enter, held
from funds.models import Entry, SupportRequest
from funds.readiness import reversal_refusal
from funds.workflow import SUPPORT_REQUEST

NO_REASON = "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."


@transaction.atomic
def reverse_entry(entry: Entry, *, by: User, reason: str) -> Entry:
    """The line that undoes *entry*; a request whose payment is given back is approved and unpaid again.

    :raises PermissionDenied: *by* does not keep the books, or is concerned in the request.
    :raises AlreadyDone: it is reversed.
    :raises IllegalMove: it is a reversal, the fund is closed, or the income is promised or spent.
    :raises ValidationError: no reason is given.
    """
    capacity = keeping(by)
    request: SupportRequest | None = lock(entry.request) if entry.request else None
    fund = held(entry.fund)
    if Entry.objects.filter(reverses=entry).exists():
        raise AlreadyDone("Khoản này đã được hoàn, đính chính.")
    if refusal := reversal_refusal(entry, fund):
        raise IllegalMove(refusal)
    if not (reason := clean(reason)):
        raise ValidationError({"reason": NO_REASON})
    if request:
        advance(request, SUPPORT_REQUEST, "reverse", by=by, reason=reason)
    standing = fund.standing
    after = standing.returned(entry.amount) if request else standing.taken_back(entry.amount)
    line = enter(
        fund, after, kind=Entry.Kind.REVERSAL, amount=entry.amount, day=_day(entry), text=reason, by=by,
        reverses=entry, request=request,
    )  # fmt: skip
    record_event(fund, "reverse_entry", by=by, was="open", now="open", reason=reason, capacity=capacity)
    return line


def _day(entry: Entry) -> date:
    """Today, or the day of what is reversed where the clock was behind."""
    return max(clock.today(), entry.day)
