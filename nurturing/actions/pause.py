"""Tạm dừng: a leave or a discipline pauses the plan, with a record."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean, short_date
from core.workflow import IllegalMove, advance, lock, require
from nurturing.actions._following import drop_coming
from nurturing.actions._life import KEPT_APART, happened
from nurturing.models import LifeEvent, NewFactor
from nurturing.workflow import NEW_FACTOR

PAUSED = "Bồi dưỡng tạm dừng."


@transaction.atomic
def pause(
    new_factor: NewFactor,
    *,
    by: User,
    kind: str,
    since: date,
    until: date | None,
    reason: str,
) -> NewFactor:
    """The plan rests; its follow-ups to come are not owed.

    :param kind: ``LEAVE`` or ``OTHER``.
    :raises PermissionDenied: *by* neither heads the department nor sits in the Standing Council, or it is about *by*.
    :raises AlreadyDone: it is paused; IllegalMove: it is introduced or ended.
    :raises ValidationError: no reason, or the days do not fit.
    """
    row: NewFactor = lock(new_factor)
    said = clean(reason, multiline=True)
    require(row, NEW_FACTOR, "pause", by=by)
    _refuse_days(since, until)
    words = f"{LifeEvent.Kind(kind).label} từ ngày {short_date(since)}. {said}" if said else ""
    drop_coming(row, by=by, reason=PAUSED)
    row = advance(row, NEW_FACTOR, "pause", by=by, reason=words, paused_from=since, paused_until=until)
    happened(row, kind, by=by, on=since, until=until, note=said)
    return row


@transaction.atomic
def discipline(new_factor: NewFactor, *, by: User, since: date, note: str) -> NewFactor:
    """The plan rests until the Standing Council lifts it, and nothing is put forward; few read why.

    :raises PermissionDenied: as ``pause`` does.
    :raises IllegalMove: it is introduced or ended, or a discipline stands already.
    :raises ValidationError: nothing is noted, or the day is to come.
    """
    row: NewFactor = lock(new_factor)
    said = clean(note, multiline=True)
    require(row, NEW_FACTOR, "discipline", by=by)
    if row.disciplined:
        raise IllegalMove("Việc kỷ luật đã ghi, bồi dưỡng đang tạm dừng. Thường trực Hội đồng cho tiếp tục khi hết.")
    if not said:
        raise ValidationError({"note": "Chưa ghi nội dung. Mời ghi ngắn gọn, trung tính, có số văn bản nếu có."})
    _refuse_days(since, None)
    drop_coming(row, by=by, reason=PAUSED)
    facts = {"paused_from": row.paused_from or since, "paused_until": None, "disciplined": True}
    row = advance(row, NEW_FACTOR, "discipline", by=by, reason=KEPT_APART, **facts)
    happened(row, LifeEvent.Kind.DISCIPLINE, by=by, on=since, note=said, kept_apart=True)
    return row


def _refuse_days(since: date, until: date | None) -> None:
    refusals = {}
    if since > clock.today():
        refusals["since"] = "Ngày này chưa tới. Mời ghi khi việc đã diễn ra."
    if until is not None and until < since:
        refusals["until"] = "Ngày cuối phải từ ngày đầu trở đi. Mời ghi lại."
    if refusals:
        raise ValidationError(refusals)
