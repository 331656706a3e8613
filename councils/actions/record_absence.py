"""Record that a member of the council is away: nothing new is assigned meanwhile."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from councils.access import RUNNERS
from councils.models import Absence
from councils.seats import sitting
from seasons.models import Season
from seasons.readiness import refuse_after_closing


@transaction.atomic
def record_absence(season: Season, *, by: Any, user: Any, since: date, until: date, reason: str) -> Absence:
    """The absence as recorded; what was assigned before stays with the member until it is handed on.

    :raises PermissionDenied: only the secretary and those who preside record it.
    :raises AlreadyDone: the same absence is recorded already.
    :raises ValidationError: *user* does not sit on the council, or the days are in the wrong order.
    """
    capacity = acting_as(by, *RUNNERS)
    row = lock(season)
    refuse_after_closing(row)
    if user.pk not in {seat.duty.user_id for seat in sitting(row)}:
        raise ValidationError("Chỉ ghi vắng cho thành viên Hội đồng đang làm nhiệm vụ. Mời chọn lại.")
    if Absence.objects.filter(user=user, since=since, until=until, cancelled_at=None).exists():
        raise AlreadyDone("Lần vắng này đã được ghi.")
    absence = Absence(user=user, since=since, until=until, reason=reason.strip(), recorded_by=by)
    absence.full_clean(exclude=["cancelled_at"])
    keep(absence, by=by, why="record")
    record_event(absence, "record", by=by, was="", now="", capacity=capacity)
    return absence
