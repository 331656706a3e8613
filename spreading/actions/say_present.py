"""Tôi có mặt: a person says so by the code that is shown in the room."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import duties_of, labels
from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from spreading.models import Presence, ReviewSession
from spreading.presence_code import code_refusal


@transaction.atomic
def say_present(review: ReviewSession, *, code: str, by: User) -> Presence:
    """The presence, once for each person; whom the Office ticked before is there already.

    :raises PermissionDenied: *by* is no longer at work.
    :raises AlreadyDone: *by* is on the list.
    :raises IllegalMove: the code is not the one that serves today.
    """
    row: ReviewSession = lock(review)
    if not by.is_active:
        raise PermissionDenied("Tài khoản này không còn dùng.")
    if Presence.objects.filter(review=row, person=by).exists():
        raise AlreadyDone("Đồng chí đã có tên trong danh sách có mặt.")
    if refusal := code_refusal(row, code):
        raise IllegalMove(refusal)
    presence = Presence.objects.create(review=row, person=by, way=Presence.Way.CODE, noted_by=by, noted_at=clock.now())
    capacity = next(iter(labels(duties_of(by))), "")[:80]
    record_event(row, "say_present", by=by, was=row.state, now=row.state, capacity=capacity)
    return presence
