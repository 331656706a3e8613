"""Đã đọc: a person says that he or she has read one version of a guidance document."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import duties_of, labels
from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from monitoring.guiding import guidance_seen
from monitoring.models import Guidance, GuidanceReading


@transaction.atomic
def acknowledge_guidance(guidance: Guidance, *, by: User) -> GuidanceReading:
    """The reading, once for each person and version.

    :raises PermissionDenied: it is not for a department of *by*.
    :raises AlreadyDone: *by* said so before.
    :raises IllegalMove: it is withdrawn or a new version stands in its place.
    """
    row: Guidance = lock(guidance)
    if not guidance_seen(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Văn bản hướng dẫn này không gửi tới phòng của đồng chí.")
    if GuidanceReading.objects.filter(guidance=row, reader=by).exists():
        raise AlreadyDone("Đồng chí đã đánh dấu đã đọc văn bản này.")
    if row.withdrawn_at:
        raise IllegalMove("Văn bản này đã thu hồi nên không cần đánh dấu đã đọc.")
    if Guidance.objects.filter(replaces=row).exists():
        raise IllegalMove("Văn bản này đã có bản mới. Mời đồng chí mở bản mới, đọc rồi đánh dấu.")
    reading = GuidanceReading.objects.create(guidance=row, reader=by, read_at=clock.now())
    capacity = next(iter(labels(duties_of(by))), "")[:80]
    record_event(row, "acknowledge_guidance", by=by, was="published", now="published", capacity=capacity)
    return reading
