"""States and moves of a department's plan or report (kế hoạch, báo cáo của phòng)."""

from typing import Any

from django.db.models import Q, TextChoices

from accounts.access import duties_of, introducing_head, standing_council
from accounts.roles import Role
from core.access import NOBODY, Rule
from core.workflow import Move, Workflow


class State(TextChoices):
    DRAFTING = "drafting", "Chưa gửi"
    SUBMITTED = "submitted", "Chờ duyệt"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


S = State
#: States in which a department may write; what it writes on an approved paper is an addition.
WRITABLE = frozenset({S.DRAFTING, S.RETURNED, S.APPROVED})


def own_department_ids(user: Any) -> set[int]:
    """The departments to which *user* belongs, by the staff list or by a duty."""
    return {user.department_id, *(duty.department_id for duty in duties_of(user))} - {None}


def _from_elsewhere(user: Any) -> Q:
    held = standing_council(user)
    if held == NOBODY:
        return held
    return held & ~Q(department__in=own_department_ids(user)) & ~Q(submitted_by=user.pk)


#: Nobody of the Standing Council answers a paper of the own department, or one that he or she handed in.
standing_elsewhere = Rule(Role.STANDING_COUNCIL.value, str(Role.STANDING_COUNCIL.label), _from_elsewhere)

DEPARTMENT_PAPER = Workflow(
    name="department_paper",
    record="văn bản của phòng",
    states=State,
    closed=Q(season__state="closed"),
    moves={
        "submit": Move("Gửi văn bản", WRITABLE, S.SUBMITTED, introducing_head),
        "return": Move("Trả lại văn bản", frozenset({S.SUBMITTED}), S.RETURNED, standing_elsewhere, needs_reason=True),
        "approve": Move("Duyệt văn bản", frozenset({S.SUBMITTED}), S.APPROVED, standing_elsewhere),
    },
)
