"""Thôi duyệt: an approval that will not be paid gives its money free."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock
from funds.actions._ledger import held, settle
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST


@transaction.atomic
def cancel_approval(request: SupportRequest, *, by: User, reason: str) -> SupportRequest:
    """The request is declined after all.

    :raises PermissionDenied: *by* does not act as Director, is concerned, or wrote the request.
    :raises AlreadyDone: it is declined; IllegalMove: it is not approved, or paid.
    :raises ValidationError: no reason is given.
    """
    row: SupportRequest = lock(request)
    fund = held(row.fund)
    said, promised = clean(reason, multiline=True), row.approved_amount or 0
    declined: SupportRequest = advance(
        row, SUPPORT_REQUEST, "cancel", by=by, reason=said, approved_amount=None, decision_number="",
        decision_date=None, answer=said, answered_by=by, answered_at=clock.now(),
    )  # fmt: skip
    settle(fund, fund.standing.released(promised))
    return declined
