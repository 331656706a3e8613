"""States and moves of a season (kỳ bình xét), and of a department's registration for a movement."""

from typing import Any

from django.db.models import Q, TextChoices

from accounts.access import duties_of, introducing_head, office, standing_council
from core.access import Rule
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


class RegistrationState(TextChoices):
    DRAFT = "draft", "Chưa gửi"
    WAITING = "waiting", "Chờ duyệt"
    REFUSED = "refused", "Từ chối"
    APPROVED = "approved", "Đã duyệt"


def registration_state_choices() -> list[tuple[str, str]]:
    return RegistrationState.choices


def _apart(rule: Rule) -> Rule:
    """The right on registrations of other departments than one's own."""

    def rows(user: Any) -> Q:
        own = {duty.department_id for duty in duties_of(user)} | {getattr(user, "department_id", None)}
        return rule(user) & ~Q(department__in=own - {None})

    return Rule(rule.name, rule.label, rows)


R = RegistrationState
SETTLING = _apart(office) | _apart(standing_council)
REGISTRATION = Workflow(
    name="registration",
    record="đăng ký",
    states=RegistrationState,
    closed=Q(movement__season__state="closed"),
    moves={
        "edit": Move("Sửa nội dung đăng ký", frozenset({R.DRAFT, R.REFUSED}), None, introducing_head),
        "send": Move("Gửi đăng ký", frozenset({R.DRAFT, R.REFUSED}), R.WAITING, introducing_head),
        "take_back": Move("Lấy lại để sửa", frozenset({R.WAITING, R.APPROVED}), R.DRAFT, introducing_head),
        "approve": Move("Duyệt đăng ký", frozenset({R.WAITING}), R.APPROVED, SETTLING),
        "refuse": Move("Từ chối đăng ký", frozenset({R.WAITING}), R.REFUSED, SETTLING, needs_reason=True),
    },
)
