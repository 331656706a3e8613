"""The Office or the Standing Council approves what another department registered, or refuses it."""

from typing import Any

from core import clock
from core.vietnamese import clean
from core.workflow import advance
from seasons.models import Registration
from seasons.workflow import REGISTRATION


def approve_registration(registration: Registration, *, by: Any) -> Registration:
    """It counts from now on.

    :raises PermissionDenied: *by* settles none, or it is of the own department.
    :raises IllegalMove: it does not wait for approval.
    """
    row: Registration = advance(registration, REGISTRATION, "approve", by=by, settled_at=clock.now(), settled_by=by)
    return row


def refuse_registration(registration: Registration, *, by: Any, reason: str) -> Registration:
    """The department reads why, changes it and hands it in again until the last day.

    :raises PermissionDenied: as ``approve_registration`` does.
    :raises IllegalMove: as ``approve_registration`` does.
    :raises ValidationError: no reason is given.
    """
    said = clean(reason, multiline=True)
    row: Registration = advance(
        registration, REGISTRATION, "refuse", by=by, reason=said, settled_at=clock.now(), settled_by=by, refusal=said
    )
    return row
