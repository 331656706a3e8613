"""The Office takes back that it saw the original of a piece of evidence."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import office
from accounts.models import User
from core.workflow import AlreadyDone, record_event
from nominations.actions._evidence import compared
from nominations.models import Evidence


@transaction.atomic
def unsee_original(evidence: Evidence, *, by: User, reason: str) -> Evidence:
    """Take the confirmation back, with the reason.

    :raises PermissionDenied: *by* is not of the Office.
    :raises AlreadyDone: there is no confirmation.
    :raises ValidationError: no reason is given, or as ``see_original`` refuses.
    """
    row, found = compared(evidence, by)
    if found.original_seen_at is None:
        raise AlreadyDone(f"Minh chứng «{found.title}» chưa có xác nhận đối chiếu bản chính.")
    if not reason.strip():
        raise ValidationError("Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này.")
    found.original_seen_at = found.original_seen_by = None
    found.save(update_fields=["original_seen_at", "original_seen_by"])
    told = f"{found.title}: {reason.strip()}"
    record_event(row, "unsee_original", by=by, was=row.state, now=row.state, capacity=office.label, reason=told)
    return found
