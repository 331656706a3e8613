"""The Standing Council gives a department more time for one paper."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.vietnamese import clean, short_date
from core.workflow import AlreadyDone, lock, record_event
from monitoring.access import extending_for
from monitoring.models import Extension
from monitoring.readiness import extension_refusal
from seasons.models import Season


@transaction.atomic
def extend_paper(season: Season, department: Department, *, by: User, kind: str, until: date, reason: str) -> Extension:
    """The paper is due before *until*, for this department alone.

    :raises PermissionDenied: *by* does not sit in the Standing Council, or is of the department.
    :raises AlreadyDone: this date was given before.
    :raises ValidationError: no reason, the date is not later than the one that holds, or the paper is handed in.
    """
    row: Season = lock(season)
    capacity, said = extending_for(by, department), clean(reason, multiline=True)
    if not said:
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    standing = Extension.objects.filter(season=row, department=department, kind=kind, withdrawn_at=None)
    if standing.filter(until=until).exists():
        raise AlreadyDone(f"{department} đã được gia hạn đến trước ngày {short_date(until)}.")
    if refusal := extension_refusal(row, department.pk, kind, until):
        raise ValidationError({"until": refusal})
    extension = Extension.objects.create(
        season=row, department=department, kind=kind, until=until, reason=said, approved_by=by,
        approved_at=clock.now(),
    )  # fmt: skip
    record_event(extension, "extend", by=by, was="", now="standing", reason=said, capacity=capacity)
    return extension
