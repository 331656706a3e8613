"""States and moves of a council session (phiên họp), from its plan to its signed minutes."""

from django.db.models import Q, TextChoices

from accounts.access import council_secretary, counter, presiding
from core.workflow import Move, Workflow


class State(TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    CONVENED = "convened", "Đã triệu tập"
    OPENED = "opened", "Đã khai mạc"
    VOTING = "voting", "Đang bỏ phiếu"
    ENDED = "ended", "Đã kết thúc bỏ phiếu"
    COUNTED = "counted", "Đã kiểm phiếu"
    CONCLUDED = "concluded", "Đã có biên bản ký"
    ADJOURNED = "adjourned", "Đã hoãn"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


S = State


def only(*states: State) -> frozenset[str]:
    return frozenset(states)


#: States in which nobody is told any figure or outcome of the vote.
BEFORE_COUNT = only(S.PLANNED, S.CONVENED, S.OPENED, S.VOTING, S.ENDED)

SESSION = Workflow(
    name="session",
    record="phiên họp",
    states=State,
    closed=Q(season__state="closed"),
    moves={
        "convene": Move("Triệu tập phiên họp", only(S.PLANNED), S.CONVENED, council_secretary | presiding),
        "open": Move("Khai mạc phiên họp", only(S.CONVENED), S.OPENED, presiding),
        "start": Move("Bắt đầu bỏ phiếu", only(S.OPENED), S.VOTING, presiding),
        "end": Move("Kết thúc bỏ phiếu", only(S.VOTING), S.ENDED, presiding),
        "count": Move("Xác nhận kết quả kiểm phiếu", only(S.ENDED), S.COUNTED, counter),
        "conclude": Move("Kết thúc phiên họp", only(S.COUNTED), S.CONCLUDED, council_secretary | presiding),
        "adjourn": Move(
            "Hoãn phiên họp",
            BEFORE_COUNT,
            S.ADJOURNED,
            presiding,
            needs_reason=True,
        ),
    },
)
