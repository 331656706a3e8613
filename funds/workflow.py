"""States and moves of a request for support from a fund (đề nghị hỗ trợ).

The requests go on all year, across the closing of a season: money that was approved in December is paid in January.
"""

from django.db.models import TextChoices

from accounts.access import director, introducing, introducing_head, office, standing_council
from core.workflow import Move, Workflow
from funds.concern import apart


class State(TextChoices):
    DRAFT = "draft", "Đang soạn"
    SENT = "sent", "Chờ Văn phòng Sở"
    NOTED = "noted", "Chờ Giám đốc duyệt"
    RETURNED = "returned", "Trả lại phòng"
    QUEUED = "queued", "Chờ kỳ sau"
    APPROVED = "approved", "Đã duyệt, chờ chi"
    DECLINED = "declined", "Không duyệt"
    PAID = "paid", "Đã chi"
    WITHDRAWN = "withdrawn", "Đã rút"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


S = State
#: With the department, with the Office, with the Director.
WRITABLE = frozenset({S.DRAFT, S.RETURNED})
WAITING = frozenset({S.SENT, S.NOTED})
#: Whose money is promised or given.
GRANTED = frozenset({S.APPROVED, S.PAID})
#: Nothing more will happen to it.
OVER = frozenset({S.DECLINED, S.PAID, S.WITHDRAWN})


def _only(*states: State) -> frozenset[str]:
    return frozenset(states)


SUPPORT_REQUEST = Workflow(
    name="support_request",
    record="đề nghị hỗ trợ",
    states=State,
    moves={
        "edit": Move("Sửa đề nghị", WRITABLE, None, introducing),
        "send": Move("Gửi đề nghị", WRITABLE, S.SENT, introducing_head),
        "withdraw": Move(
            "Rút đề nghị", WRITABLE | WAITING | {S.QUEUED}, S.WITHDRAWN, introducing_head, needs_reason=True
        ),
        "note": Move("Ghi ý kiến", WAITING, S.NOTED, apart(office)),
        "return": Move("Trả lại phòng", WAITING, S.RETURNED, apart(office | director), needs_reason=True),
        "approve": Move("Duyệt hỗ trợ", _only(S.NOTED), S.APPROVED, apart(director)),
        "decline": Move("Không duyệt", _only(S.NOTED), S.DECLINED, apart(director), needs_reason=True),
        "queue": Move("Chuyển chờ kỳ sau", _only(S.NOTED), S.QUEUED, apart(office | director)),
        "take_up": Move("Xem xét lại", _only(S.QUEUED), S.SENT, office | standing_council),
        "cancel": Move("Thôi duyệt", _only(S.APPROVED), S.DECLINED, apart(director), needs_reason=True),
        "pay": Move("Ghi khoản chi", _only(S.APPROVED), S.PAID, apart(office)),
        "reverse": Move("Hoàn lại khoản chi", _only(S.PAID), S.APPROVED, apart(office), needs_reason=True),
    },
)
