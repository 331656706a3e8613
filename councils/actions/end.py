"""End the vote: from now on nobody hands in a ballot, and the counters open the boxes."""

from typing import Any

from django.db import transaction

from core import clock
from core.workflow import advance
from councils.models import CouncilSession
from councils.workflow import SESSION


@transaction.atomic
def end(session: CouncilSession, *, by: Any, reason: str = "") -> CouncilSession:
    """The session with its vote ended; *reason* tells why some ballots did not come back, if known already.

    :raises PermissionDenied: only those who preside end the vote.
    """
    ended: CouncilSession = advance(
        session, SESSION, "end", by=by, reason=reason, ended_at=clock.now(), end_reason=reason.strip()
    )
    return ended
