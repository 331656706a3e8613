"""Ghi đã đôn đốc: which departments were told, on this day, in which way."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from monitoring.models import UrgingSent
from monitoring.urging import owing, urging
from seasons.models import Season


@transaction.atomic
def record_urging(season: Season, *, by: User, departments: Collection[Department], way: str) -> list[UrgingSent]:
    """A line a department that has none of this day and way yet.

    :raises PermissionDenied: *by* does not urge.
    :raises AlreadyDone: all of them were told so today.
    :raises ValidationError: no department is named, or one is not late.
    """
    capacity, today = urging(by), clock.today()
    row: Season = lock(season)
    late = {one.department.pk: one for one in owing(row)}
    wanted = {one.pk for one in departments}
    if not wanted or wanted - late.keys():
        raise ValidationError({
            "departments": "Có phòng không còn quá hạn, hoặc chưa chọn phòng nào. Mời tải lại trang rồi chọn lại."
        })  # fmt: skip
    told = UrgingSent.objects.filter(season=row, way=way, day=today, department__in=wanted)
    fresh = [one for key, one in late.items() if key in wanted - set(told.values_list("department", flat=True))]
    if not fresh:
        raise AlreadyDone("Hôm nay đã ghi đôn đốc các phòng này theo cách này.")
    made = []
    for one in fresh:
        sent = UrgingSent(season=row, department=one.department, way=way, day=today, told=one.told)
        sent.sent_by, sent.sent_at = by, clock.now()
        sent.save()
        record_event(sent, "urge", by=by, was="", now="sent", reason=one.told, capacity=capacity)
        made.append(sent)
    return made
