"""A department takes a piece of evidence out of its dossier; the file is kept."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, record_event
from nominations.actions._writing import opened_for_writing
from nominations.models import Evidence


@transaction.atomic
def set_aside_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Set the evidence aside: it no longer counts and is no longer part of what is handed in.

    :raises AlreadyDone: it was set aside before.
    """
    row, duty = opened_for_writing(evidence.nomination, by)
    evidence = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if evidence.set_aside_at is not None:
        raise AlreadyDone(f"Minh chứng «{evidence.title}» đã được bỏ khỏi hồ sơ.")
    evidence.set_aside_at = clock.now()
    evidence.save(update_fields=["set_aside_at"])
    record_event(row, "set_aside", by=by, was=row.state, now=row.state, capacity=duty, reason=evidence.title)
    return evidence
