"""Trả lại đề nghị để phòng sửa."""

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST


def return_request(request: SupportRequest, *, by: User, reason: str) -> SupportRequest:
    """The department edits it and sends it again.

    :raises PermissionDenied: *by* is neither of the Office nor the Director, is concerned, or wrote the request.
    :raises AlreadyDone: it is returned; IllegalMove: it does not wait.
    :raises ValidationError: no reason is given.
    """
    said = clean(reason, multiline=True)
    row: SupportRequest = advance(
        request, SUPPORT_REQUEST, "return", by=by, reason=said, answer=said, answered_by=by, answered_at=clock.now()
    )
    return row
