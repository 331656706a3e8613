"""Ghi người có mặt: the Office ticks those of one department who were there."""

from collections.abc import Collection

from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, record_event
from spreading.actions._reviews import opened
from spreading.models import Presence, ReviewSession
from spreading.presence_code import counted_refusal

Way = Presence.Way


@transaction.atomic
def tick_present(review: ReviewSession, department: Department, people: Collection[User], *, by: User) -> int:
    """How many lines changed. Whoever is not among *people* is taken off, unless he or she said so by the code.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: the list says so already.
    :raises IllegalMove: the session is to come, closed or cancelled, or its paper sheet was counted.
    """
    row, capacity = opened(review, by)
    if row.day > clock.today():
        raise IllegalMove("Buổi chưa tới ngày nên chưa ghi được ai có mặt.")
    if counted_refusal(row):
        raise IllegalMove(
            "Đã ghi số người ký trên giấy nên danh sách không đổi được. Mời bỏ phiếu giấy, sửa danh sách, rồi ghi lại."
        )
    at_work = set(User.objects.people().filter(department=department).values_list("pk", flat=True))
    wanted = {one.pk for one in people} & at_work
    there = Presence.objects.filter(review=row, person__in=at_work)
    gone = there.filter(way=Way.TICKED).exclude(person__in=wanted)
    fresh = wanted - set(there.values_list("person", flat=True))
    changed = gone.count() + len(fresh)
    if not changed:
        raise AlreadyDone("Danh sách của phòng này đã ghi như vậy.")
    gone.delete()
    facts = {"review": row, "way": Way.TICKED, "noted_by": by, "noted_at": clock.now()}
    Presence.objects.bulk_create(Presence(person_id=key, **facts) for key in sorted(fresh))
    record_event(row, "tick_present", by=by, was=row.state, now=row.state, reason=str(department), capacity=capacity)
    return changed
