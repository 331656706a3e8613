"""How a request's state looks: tone, words, symbol."""

from funds.workflow import State

_LOOKS = {
    State.DRAFT: ("quiet", "pen"),
    State.SENT: ("info", "clock"),
    State.NOTED: ("info", "clock"),
    State.RETURNED: ("late", "back"),
    State.QUEUED: ("warn", "pause"),
    State.APPROVED: ("good", "check"),
    State.DECLINED: ("quiet", "cross"),
    State.PAID: ("good", "check"),
    State.WITHDRAWN: ("quiet", "dash"),
}


def badge_of(state: str) -> tuple[str, str, str]:
    """Tone, words and symbol."""
    tone, symbol = _LOOKS[State(state)]
    return tone, str(State(state).label), symbol
