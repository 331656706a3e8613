"""Chờ kỳ sau: a fund that has not enough today may have more next year."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from funds.actions._ledger import held
from funds.models import SupportRequest
from funds.readiness import closed_refusal, lacking_words
from funds.workflow import SUPPORT_REQUEST

ENOUGH = "Quỹ đủ số dư cho đề nghị này nên không cần chờ kỳ sau. Giám đốc duyệt hoặc không duyệt."


@transaction.atomic
def queue_request(request: SupportRequest, *, by: User) -> SupportRequest:
    """It waits for the next season, or for money; the figures of today are its reason.

    :raises PermissionDenied: *by* is neither of the Office nor the Director, is concerned, or wrote the request.
    :raises AlreadyDone: it waits; IllegalMove: it is not before the Director.
    :raises ValidationError: the fund has enough.
    """
    row: SupportRequest = lock(request)
    require(row, SUPPORT_REQUEST, "queue", by=by)
    fund = held(row.fund)
    if not (why := closed_refusal(fund) or lacking_words(fund, row.amount)):
        raise ValidationError(ENOUGH)
    queued: SupportRequest = advance(
        row, SUPPORT_REQUEST, "queue", by=by, reason=why, answer=why, answered_by=by, answered_at=clock.now()
    )
    return queued
