"""Tiếp tục: what paused the plan is over."""

from typing import Any

from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock
from nurturing.actions._following import schedule
from nurturing.actions._life import KEPT_APART, happened
from nurturing.models import LifeEvent, NewFactor
from nurturing.queries import plan_in_force
from nurturing.workflow import NEW_FACTOR


@transaction.atomic
def resume(new_factor: NewFactor, *, by: User, reason: str) -> NewFactor:
    """Nurtured again by its plan, or found again where none was approved.

    :raises PermissionDenied: *by* neither heads the department nor sits in the Standing Council, it is about *by*, or a
        discipline stands and *by* is not of the Standing Council.
    :raises AlreadyDone: it goes on; IllegalMove: it is introduced or ended.
    :raises ValidationError: no reason is given.
    """
    row: NewFactor = lock(new_factor)
    plan, said = plan_in_force(row), clean(reason, multiline=True)
    apart = row.disciplined
    told = KEPT_APART if apart and said else said
    facts: dict[str, Any] = {"paused_from": None, "paused_until": None, "disciplined": False}
    row = advance(row, NEW_FACTOR, "resume" if plan else "resume_found", by=by, reason=told, **facts)
    happened(row, LifeEvent.Kind.RESUMED, by=by, on=clock.today(), note=said, kept_apart=apart)
    if plan:
        schedule(row, plan, by=by, reason="Lịch theo dõi lập lại sau tạm dừng.")
    return row
