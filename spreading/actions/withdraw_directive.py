"""Thu hồi văn bản chỉ đạo."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from spreading.directing import directing
from spreading.models import Directive


@transaction.atomic
def withdraw_directive(directive: Directive, *, by: User, reason: str) -> Directive:
    """The directive, no longer asked of anybody; it stays readable with the reason.

    :raises PermissionDenied: *by* is not of the Party cell.
    :raises AlreadyDone: it is withdrawn.
    :raises ValidationError: no reason is given.
    """
    capacity = directing(by)
    row: Directive = lock(directive)
    if row.withdrawn_at:
        raise AlreadyDone("Văn bản chỉ đạo này đã thu hồi.")
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do thu hồi. Mời ghi lý do để mọi người biết."})
    row.withdrawn_at, row.withdrawal_reason = clock.now(), reason
    keep(row, by=by, why="withdraw_directive", fields=["withdrawn_at", "withdrawal_reason"])
    record_event(row, "withdraw_directive", by=by, was="published", now="withdrawn", reason=reason, capacity=capacity)
    return row
