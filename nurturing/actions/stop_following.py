"""Thôi theo dõi hằng năm: the Office ends the yearly follow-ups of a recognised role model."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from nominations.models import Nomination
from nurturing.access import recognised
from nurturing.actions._following import settle
from nurturing.models import FollowingEnd, FollowUp
from nurturing.workflow import FollowUpState


@transaction.atomic
def stop_following(nomination: Nomination, *, by: User, reason: str) -> FollowingEnd:
    """None is owed any more; what was written stays.

    :raises PermissionDenied: *by* is not of the Office, or it is about *by*.
    :raises AlreadyDone: it was ended.
    :raises ValidationError: no reason is given.
    """
    capacity = acting_as(by, Role.OFFICE, refusal="Việc thôi theo dõi hằng năm do Văn phòng Sở làm.")
    row: Nomination = lock(nomination)
    if not recognised(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Đồng chí không thôi theo dõi hồ sơ này được.")
    if FollowingEnd.objects.filter(nomination=row).exists():
        raise AlreadyDone("Việc theo dõi hằng năm đã thôi.")
    if not (said := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vì sao thôi theo dõi, ví dụ: đã nghỉ hưu."})
    for one in FollowUp.objects.filter(nomination=row, state=FollowUpState.DUE):
        settle(one, "drop", by=by, reason=said)
    made = FollowingEnd.objects.create(nomination=row, reason=said, ended_by=by, ended_at=clock.now())
    record_event(made, "stop_following", by=by, was="followed", now="ended", reason=said, capacity=capacity)
    return made
