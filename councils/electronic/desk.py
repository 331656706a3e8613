"""What the session's page tells of an electronic vote: codes to compare, and who has taken a ballot."""

from typing import Any

from councils.access import runs_sessions
from councils.electorate import Electorate
from councils.electronic.ceremony import keys_of
from councils.electronic.claims import taken_in
from councils.models import CouncilSession, Entitlement, KeySet
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
        "untried": _untried(room, taken) if runs_sessions(user) else [],
        "missing": [str(one) for one in taken if not one.cast] if reminds else [],
        "votes": any(member.user_id == user.pk for member in room.members),
        "holds": holds,
    }


def _untried(room: Electorate, taken: list[Entitlement]) -> list[str]:
    """Who will vote on a device that has shown by nothing yet that it can."""
    able = {one.member_id for one in taken}
    waiting = (member for member in room.members if member.pk not in able and not member.on_paper)
    return [str(member) for member in waiting if not member.tried_device]


def _code(keys: KeySet | None) -> str:
    return keys.code if keys else ""
