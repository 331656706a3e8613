"""Cancel an absence that does not take place."""

from typing import Any

from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from councils.access import RUNNERS
from councils.models import Absence


@transaction.atomic
def cancel_absence(absence: Absence, *, by: Any) -> Absence:
    """The absence as cancelled: the member can be assigned again.

    :raises PermissionDenied: only the secretary and those who preside cancel it.
    """
    capacity = acting_as(by, *RUNNERS)
    row: Absence = lock(absence)
    if row.cancelled_at is not None:
        raise AlreadyDone("Lần vắng này đã bỏ.")
    row.cancelled_at = clock.now()
    keep(row, by=by, why="cancel", fields=["cancelled_at"])
    record_event(row, "cancel", by=by, was="", now="", capacity=capacity)
    return row
