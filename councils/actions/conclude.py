"""Conclude a session once both minutes are signed: only then may the Director decide."""

from typing import Any

from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from councils.guards import guard
from councils.models import CouncilSession
from councils.readiness import before_concluding
from councils.workflow import SESSION


@transaction.atomic
def conclude(session: CouncilSession, *, by: Any) -> CouncilSession:
    """The session as concluded.

    :raises PermissionDenied: only the secretary and those who preside conclude.
    :raises ValidationError: a signed copy of the minutes is missing.
    """
    row: CouncilSession = lock(session)
    require(row, SESSION, "conclude", by=by)
    guard(before_concluding(row))
    concluded: CouncilSession = advance(row, SESSION, "conclude", by=by, concluded_at=clock.now())
    return concluded
