"""State that a colleague is a relative: from then on neither handles, appraises or votes on the other's file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import ties
from accounts.models import FamilyTie, User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event


@transaction.atomic
def state_tie(relative: User, *, by: Any) -> FamilyTie:
    """The tie; the record of events tells that one was stated, not of whom.

    :raises ValidationError: *relative* is oneself, or has left the agency.
    :raises AlreadyDone: one of the two has stated it already.
    """
    lock(relative)
    if relative.pk == by.pk:
        raise ValidationError("Không khai chính mình là người thân. Mời chọn một đồng chí khác.")
    if not relative.is_active:
        raise ValidationError("Đồng chí này không còn công tác ở Sở nên không cần khai. Mời chọn người khác.")
    if ties(by).filter(person__in=[by.pk, relative.pk], relative__in=[by.pk, relative.pk]).exists():
        raise AlreadyDone("Quan hệ người thân này đã được khai, không cần khai lại.")
    tie = FamilyTie(person=by, relative=relative, stated_at=clock.now())
    keep(tie, by=by, why="state")
    record_event(tie, "state", by=by, was="", now="")
    return tie
