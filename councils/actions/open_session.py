"""Open a convened session (khai mạc) once its quorum is there."""

from typing import Any

from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from councils.guards import guard
from councils.models import CouncilSession
from councils.readiness import before_opening
from councils.workflow import SESSION


@transaction.atomic
def open_session(session: CouncilSession, *, by: Any) -> CouncilSession:
    """The session as opened.

    :raises PermissionDenied: only those who preside open it.
    :raises ValidationError: the roll is not taken, the quorum is missing, the chair or secretary is not there.
    """
    row: CouncilSession = lock(session)
    require(row, SESSION, "open", by=by)
    guard(before_opening(row))
    opened: CouncilSession = advance(row, SESSION, "open", by=by, opened_at=clock.now())
    return opened
