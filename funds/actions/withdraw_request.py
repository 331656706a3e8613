"""Rút đề nghị hỗ trợ."""

from accounts.models import User
from core.vietnamese import clean
from core.workflow import advance
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST


def withdraw_request(request: SupportRequest, *, by: User, reason: str) -> SupportRequest:
    """The department no longer asks; nothing was approved yet.

    :raises PermissionDenied: *by* is neither head nor deputy of its department.
    :raises AlreadyDone: it is withdrawn; IllegalMove: it is decided.
    :raises ValidationError: no reason is given.
    """
    row: SupportRequest = advance(request, SUPPORT_REQUEST, "withdraw", by=by, reason=clean(reason, multiline=True))
    return row
