"""Gửi giấy mời: everybody of the staff is told of the session, once for each time and place."""

from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import notify
from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import short_date
from core.workflow import AlreadyDone, IllegalMove, record_event
from spreading.actions._reviews import opened
from spreading.models import ReviewSession
from spreading.workflow import ReviewState


@transaction.atomic
def invite(review: ReviewSession, *, by: User) -> int:
    """How many were told; the notice names the kind of session, its day, hour and place.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: they were told of this time and place; IllegalMove: it was held or cancelled, or is over.
    """
    row, capacity = opened(review, by, frozenset({ReviewState.PLANNED}))
    if row.invited_at:
        raise AlreadyDone("Giấy mời dự buổi này đã gửi.")
    if row.day < clock.today():
        raise IllegalMove("Ngày của buổi đã qua nên không gửi giấy mời. Đổi ngày thì mời sửa buổi trước.")
    row.invited_at = clock.now()
    keep(row, by=by, why="invite", fields=["invited_at"])
    again = "Thay đổi: mời" if row.call > 1 else "Mời"
    text = (
        f"{again} đồng chí dự buổi {row.get_kind_display().lower()} lúc {row.starts:%H:%M} ngày {short_date(row.day)}, "
        f"tại {row.place}."
    )
    page = reverse("spreading:review", args=[row.pk])
    told = notify(User.objects.people(), key=f"review:{row.pk}:{row.call}", text=text, url=page)
    record_event(row, "invite", by=by, was=row.state, now=row.state, capacity=capacity)
    return told
