"""Giám đốc không duyệt hỗ trợ."""

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST


def decline_request(request: SupportRequest, *, by: User, reason: str) -> SupportRequest:
    """The request is over.

    :raises PermissionDenied: *by* does not act as Director, is concerned, or wrote the request.
    :raises AlreadyDone: it is declined; IllegalMove: it does not wait for the Director.
    :raises ValidationError: no reason is given.
    """
    said = clean(reason, multiline=True)
    row: SupportRequest = advance(
        request, SUPPORT_REQUEST, "decline", by=by, reason=said, answer=said, answered_by=by, answered_at=clock.now()
    )
    return row
