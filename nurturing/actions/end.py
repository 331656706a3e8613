"""Kết thúc: retirement, death or another reason ends the nurturing, with a record."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop
from core.vietnamese import clean
from core.workflow import advance, lock, require
from nurturing.actions._following import drop_all
from nurturing.actions._life import KEPT_APART, happened
from nurturing.actions._mentors import let_go
from nurturing.models import LifeEvent, NewFactor
from nurturing.queries import draft_plan
from nurturing.workflow import NEW_FACTOR


@transaction.atomic
def end(new_factor: NewFactor, *, by: User, kind: str, on: date, reason: str) -> NewFactor:
    """Nothing is owed any more; everything stays readable, but why it ended to few where a discipline stood.

    :param kind: ``RETIREMENT``, ``DEATH`` or ``OTHER``.
    :raises PermissionDenied: *by* neither heads the department nor sits in the Standing Council, or it is about *by*.
    :raises AlreadyDone: it is ended; IllegalMove: it is introduced.
    :raises ValidationError: no reason, or the day is to come.
    """
    row: NewFactor = lock(new_factor)
    said = clean(reason, multiline=True)
    require(row, NEW_FACTOR, "end", by=by)
    if on > clock.today():
        raise ValidationError({"on": "Ngày này chưa tới. Mời ghi khi việc đã diễn ra."})
    apart, words = row.disciplined, f"{LifeEvent.Kind(kind).label}. {said}" if said else ""
    drop_all(row, by=by, reason="Bồi dưỡng kết thúc.")
    facts = {"ended_at": clock.now(), "paused_from": None, "paused_until": None}
    row = advance(row, NEW_FACTOR, "end", by=by, reason=KEPT_APART if apart and said else words, **facts)
    happened(row, kind, by=by, on=on, note=said, kept_apart=apart)
    let_go(row, by=by)
    if plan := draft_plan(row):
        drop(plan, by=by, why="end")
    return row
