"""The Office has compared a piece of evidence with its original (đối chiếu bản chính)."""

from django.db import transaction

from accounts.access import office
from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, record_event
from nominations.actions._evidence import compared
from nominations.models import Evidence


@transaction.atomic
def see_original(evidence: Evidence, *, by: User) -> Evidence:
    """Keep that *by* has seen the original, and when.

    :raises PermissionDenied: *by* is not of the Office.
    :raises AlreadyDone: somebody has confirmed it before.
    :raises IllegalMove: the dossier is not with the Office any more, or the evidence is no part of it.
    """
    row, found = compared(evidence, by)
    if found.original_seen_at is not None:
        raise AlreadyDone(f"Minh chứng «{found.title}» đã được đối chiếu bản chính.")
    found.original_seen_at, found.original_seen_by = clock.now(), by
    found.save(update_fields=["original_seen_at", "original_seen_by"])
    record_event(row, "see_original", by=by, was=row.state, now=row.state, capacity=office.label, reason=found.title)
    return found
