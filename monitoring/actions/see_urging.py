"""Đã xem: a head or deputy has seen what the department was urged about."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from monitoring.models import UrgingSeen
from monitoring.urging import is_urged, unseen


@transaction.atomic
def see_urgings(*, by: User) -> list[UrgingSeen]:
    """One for every urging of the department that *by* had not seen.

    :raises PermissionDenied: *by* neither heads a department nor helps to.
    :raises AlreadyDone: all were seen.
    """
    if not is_urged(by):
        raise PermissionDenied("Trưởng phòng, Phó Trưởng phòng đánh dấu đã xem.")
    for row in unseen(by).order_by("pk"):
        lock(row)
    seen = [UrgingSeen.objects.create(urging=row, user=by, seen_at=clock.now()) for row in unseen(by).order_by("pk")]
    if not seen:
        raise AlreadyDone("Đồng chí đã xem các lần đôn đốc này.")
    for one in seen:
        record_event(one.urging, "see_urging", by=by, was="sent", now="seen")
    return seen
