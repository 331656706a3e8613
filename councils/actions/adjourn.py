"""Put a session off: nominations that were tabled wait for another session."""

from typing import Any

from django.db import transaction

from core.workflow import advance, lock
from councils.actions.destroy_keys import destroy_server_keys
from councils.actions.duties import relieve_counters
from councils.models import CouncilSession
from councils.workflow import SESSION, State
from nominations.actions.untable import untable
from nominations.workflow import State as NominationState


@transaction.atomic
def adjourn(session: CouncilSession, *, by: Any, reason: str) -> CouncilSession:
    """The session as put off; ballots already handed out are void, and those in electronic boxes stay sealed for ever.

    Until the count is confirmed: where keys are lost after the end of the vote, this is the way to a new one.

    :raises PermissionDenied: only those who preside adjourn.
    :raises ValidationError: there is no reason, or the votes are counted.
    """
    row: CouncilSession = lock(session)
    voted = row.state in (State.VOTING, State.ENDED)
    adjourned: CouncilSession = advance(row, SESSION, "adjourn", by=by, reason=reason)
    if voted:
        for item in adjourned.agenda.filter(nomination__state=NominationState.TABLED).select_related("nomination"):
            untable(item.nomination, by=by, reason=f"Hoãn phiên họp: {reason}")
    relieve_counters(adjourned, by=by, why="Hoãn phiên họp")
    destroy_server_keys(adjourned)
    return adjourned
