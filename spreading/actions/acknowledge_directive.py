"""Đã đọc, đã quán triệt: a person says so of a directive of the Party cell."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import duties_of, labels
from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from spreading.directing import addressed
from spreading.models import Directive, DirectiveReading


@transaction.atomic
def acknowledge_directive(directive: Directive, *, by: User) -> DirectiveReading:
    """The reading, once for each person.

    :raises PermissionDenied: it is not for a department of *by*.
    :raises AlreadyDone: *by* said so before; IllegalMove: it is withdrawn.
    """
    row: Directive = lock(directive)
    if not addressed(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Văn bản chỉ đạo này không gửi tới phòng của đồng chí.")
    if DirectiveReading.objects.filter(directive=row, reader=by).exists():
        raise AlreadyDone("Đồng chí đã ghi nhận đã đọc, đã quán triệt văn bản này.")
    if row.withdrawn_at:
        raise IllegalMove("Văn bản này đã thu hồi nên không cần ghi nhận nữa.")
    reading = DirectiveReading.objects.create(directive=row, reader=by, read_at=clock.now())
    capacity = next(iter(labels(duties_of(by))), "")[:80]
    record_event(row, "acknowledge_directive", by=by, was="published", now="published", capacity=capacity)
    return reading
