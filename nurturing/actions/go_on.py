"""Bồi dưỡng tiếp: whoever was put forward and not recognised is nurtured on."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from nurturing.actions._following import schedule
from nurturing.models import NewFactor
from nurturing.queries import plan_in_force
from nurturing.readiness import going_on_refusal
from nurturing.workflow import NEW_FACTOR


@transaction.atomic
def go_on(new_factor: NewFactor, *, by: User) -> NewFactor:
    """Nurtured again by its plan, or found again where none was approved.

    :raises PermissionDenied: *by* neither heads nor helps to head the department, or it is about *by*.
    :raises AlreadyDone: it is nurtured.
    :raises ValidationError: its dossier has no announced result, or it was recognised.
    """
    row: NewFactor = lock(new_factor)
    plan = plan_in_force(row)
    move = "continue" if plan else "continue_found"
    require(row, NEW_FACTOR, move, by=by)
    standing = row.introductions.filter(over_at=None).select_related("nomination__season", "nomination__department")
    made = standing.first()
    if refusal := going_on_refusal(row, made.nomination if made else None):
        raise ValidationError(refusal)
    row = advance(row, NEW_FACTOR, move, by=by, introduced_at=None)
    if made is not None:
        made.over_at = clock.now()
        made.save(update_fields=["over_at"])
    if plan:
        schedule(row, plan, by=by, reason="Lịch theo dõi lập lại khi bồi dưỡng tiếp.")
    return row
