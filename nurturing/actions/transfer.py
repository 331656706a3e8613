"""Chuyển phòng: the person moves, or the Standing Council has another department nurture; the plan goes along."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, advance, lock, require
from nurturing.actions._life import happened
from nurturing.actions._mentors import ask
from nurturing.actions._told import tell
from nurturing.answering import leaders_of
from nurturing.models import LifeEvent, NewFactor
from nurturing.queries import mentoring_of
from nurturing.workflow import NEW_FACTOR

TAKEN = "Phòng đồng chí nhận bồi dưỡng một nhân tố mới từ phòng khác, cùng kế hoạch và quá trình."
LEFT = "Một nhân tố mới của phòng đồng chí đã chuyển phòng khác bồi dưỡng; phòng vẫn xem được quá trình."


@transaction.atomic
def transfer(new_factor: NewFactor, *, by: User, to: Department, on: date, reason: str) -> NewFactor:
    """The other department nurtures from now, both see the history, the mentor is asked anew.

    :raises PermissionDenied: *by* neither heads the department nor sits in the Standing Council, or it is about *by*.
    :raises AlreadyDone: that department nurtures already; IllegalMove: it is introduced or ended.
    :raises ValidationError: no reason, the day is to come, or the department takes nobody.
    """
    row: NewFactor = lock(new_factor)
    said, old = clean(reason, multiline=True), row.department
    require(row, NEW_FACTOR, "transfer", by=by)
    if to.pk == old.pk:
        raise AlreadyDone(f"{to} đang bồi dưỡng nhân tố mới này.")
    if not Department.objects.in_force(clock.today()).filter(pk=to.pk, introduces=True).exists():
        raise ValidationError({"to": "Phòng này không thuộc diện giới thiệu điển hình. Mời chọn phòng khác."})
    if on > clock.today():
        raise ValidationError({"on": "Ngày này chưa tới. Mời ghi khi việc chuyển đã có hiệu lực."})
    words = f"Từ {old} sang {to}. {said}" if said else ""
    row = advance(row, NEW_FACTOR, "transfer", by=by, reason=words, department=to)
    event = happened(row, LifeEvent.Kind.TRANSFER, by=by, on=on, note=said, between=(old, to))
    if standing := mentoring_of(row):
        ask(row, standing.mentor, by=by, again=True)
    tell(leaders_of(to, but=row.person_id), row, f"taken-{event.pk}", TAKEN)
    tell(leaders_of(old, but=row.person_id), row, f"left-{event.pk}", LEFT)
    return row
