"""What the session's page tells of an electronic vote: codes to compare, and who has taken a ballot."""

from typing import Any

from councils.access import runs_sessions
from councils.electorate import Electorate
from councils.electronic.ceremony import keys_of
from councils.electronic.claims import taken_in
from councils.models import CouncilSession, KeySet
from councils.workflow import State

#: From so many voters on, those who have not voted are named to whoever may remind them.
NAMED_FROM = 3


def desk_of(session: CouncilSession, user: Any, room: Electorate) -> dict[str, Any]:
    """Counts for everyone on the page; names of those still missing only for those who run or count the vote."""
    keys = keys_of(session)
    taken = list(taken_in(session).select_related("member__user"))
    cast = [one for one in taken if one.cast]
    holds = keys is not None and keys.holders.filter(user=user.pk).exists()
    reminds = session.state == State.VOTING and len(cast) >= NAMED_FROM and (holds or runs_sessions(user))
    return {
        "code": _code(keys),
        "cast_count": (len(cast), len(taken)),
        "takers": [str(one) for one in taken],
        "untried": [str(member) for member in room.members if not member.tried_device] if runs_sessions(user) else [],
        "missing": [str(one) for one in taken if not one.cast] if reminds else [],
        "votes": any(member.user_id == user.pk for member in room.members),
        "holds": holds,
    }


def _code(keys: KeySet | None) -> str:
    return keys.code if keys else ""
