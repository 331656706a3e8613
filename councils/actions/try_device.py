"""A member has tried a device with a practice ballot (PHIẾU THỬ)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from core.workflow import lock
from councils.guards import refuse_unless
from councils.models import CouncilSession
from councils.workflow import State


@transaction.atomic
def try_device(session: CouncilSession, *, by: Any) -> None:
    """Keep that the member's device can vote, for the secretary to see who has not tried.

    :raises PermissionDenied: *by* is no member of this session.
    """
    row: CouncilSession = lock(session)
    member = row.members.filter(user=by.pk).first()
    if member is None:
        raise PermissionDenied
    refuse_unless(row, [State.CONVENED, State.OPENED], "Thử máy")
    member.tried_device = True
    member.save(update_fields=["tried_device"])
