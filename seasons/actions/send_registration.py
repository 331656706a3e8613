"""A department hands its registration in, or takes it back to change it, until the last day of registration."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from seasons.models import Registration
from seasons.readiness import registration_refusal
from seasons.workflow import REGISTRATION


@transaction.atomic
def send_registration(registration: Registration, *, by: Any) -> Registration:
    """Hand it in for approval; an earlier refusal stays in its history.

    :raises PermissionDenied: *by* does not answer for the department.
    :raises AlreadyDone: it was handed in before.
    :raises ValidationError: registration is not open.
    """
    _refuse_out_of_time(registration, "send", by)
    row: Registration = advance(
        registration, REGISTRATION, "send", by=by, sent_at=clock.now(), sent_by=by, settled_at=None, settled_by=None,
        refusal="",
    )  # fmt: skip
    return row


@transaction.atomic
def take_back_registration(registration: Registration, *, by: Any) -> Registration:
    """Take it back to change it; it must be handed in and approved again.

    :raises PermissionDenied: *by* does not answer for the department.
    :raises ValidationError: it is with the department already, or registration is not open.
    """
    _refuse_out_of_time(registration, "take_back", by)
    row: Registration = advance(
        registration, REGISTRATION, "take_back", by=by, sent_at=None, sent_by=None, settled_at=None, settled_by=None
    )
    return row


def _refuse_out_of_time(registration: Registration, move: str, by: Any) -> None:
    row = lock(registration)
    require(row, REGISTRATION, move, by=by)
    if refusal := registration_refusal(row.movement, clock.today()):
        raise ValidationError(refusal)
