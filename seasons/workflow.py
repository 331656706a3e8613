"""States and moves of a season (kỳ bình xét)."""

from django.db.models import TextChoices

from accounts.access import office, standing_council
from core.workflow import Move, Workflow


class State(TextChoices):
    PREPARING = "preparing", "Đang chuẩn bị"
    OPEN = "open", "Đang diễn ra"
    CLOSED = "closed", "Đã kết thúc"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


S = State
SEASON = Workflow(
    name="season",
    record="kỳ bình xét",
    states=State,
    moves={
        "open": Move("Mở kỳ bình xét", frozenset({S.PREPARING}), S.OPEN, office | standing_council),
        "close": Move("Kết thúc kỳ bình xét", frozenset({S.OPEN}), S.CLOSED, office | standing_council),
    },
)
