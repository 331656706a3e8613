"""The Standing Council takes more time back, with the reason."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from monitoring.access import extending_for
from monitoring.models import Extension
from monitoring.readiness import handed_in_refusal
from seasons.readiness import refuse_after_closing


@transaction.atomic
def withdraw_extension(extension: Extension, *, by: User, reason: str) -> Extension:
    """The date before it holds again; the row stays with both reasons.

    :raises PermissionDenied: *by* does not sit in the Standing Council, or is of the department.
    :raises AlreadyDone: it was withdrawn before.
    :raises ValidationError: no reason, the paper was handed in under it, or the season is over.
    """
    row: Extension = lock(extension)
    capacity, said = extending_for(by, row.department), clean(reason, multiline=True)
    if row.withdrawn_at is not None:
        raise AlreadyDone("Việc gia hạn này đã thôi.")
    refuse_after_closing(row.season)
    if not said:
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    if refusal := handed_in_refusal(row.season, row.department_id, row.kind):
        raise ValidationError(refusal)
    row.withdrawn_at, row.withdrawn_by, row.withdrawal_reason = clock.now(), by, said
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    record_event(row, "withdraw", by=by, was="standing", now="withdrawn", reason=said, capacity=capacity)
    return row
