"""Thu hồi văn bản hướng dẫn."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from monitoring.guiding import guiding
from monitoring.models import Guidance


@transaction.atomic
def withdraw_guidance(guidance: Guidance, *, by: User, reason: str) -> Guidance:
    """The document, out of force; it stays readable with the reason.

    :raises PermissionDenied: *by* does not guide.
    :raises AlreadyDone: it is withdrawn; IllegalMove: a new version stands in its place.
    :raises ValidationError: no reason is given.
    """
    capacity = guiding(by)
    row: Guidance = lock(guidance)
    if row.withdrawn_at:
        raise AlreadyDone("Văn bản hướng dẫn này đã thu hồi.")
    if Guidance.objects.filter(replaces=row).exists():
        raise IllegalMove("Văn bản này đã có bản mới. Mời đồng chí mở bản mới rồi thu hồi bản đó.")
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do thu hồi. Mời ghi lý do để các phòng biết."})
    row.withdrawn_at, row.withdrawal_reason = clock.now(), reason
    keep(row, by=by, why="withdraw_guidance", fields=["withdrawn_at", "withdrawal_reason"])
    record_event(row, "withdraw_guidance", by=by, was="published", now="withdrawn", reason=reason, capacity=capacity)
    return row
