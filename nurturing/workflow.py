"""States and moves of a new factor (nhân tố mới) and of one follow-up of it.

Nobody acts on the own entry, whatever the duty: ``person`` is the person nurtured.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q, TextChoices

from accounts.access import departments_of, introducing, introducing_head, office, standing_council
from accounts.models import Duty
from accounts.roles import Role
from core import clock
from core.access import NOBODY, AnyOf, Rule
from core.workflow import Move, Workflow


class State(TextChoices):
    FOUND = "found", "Mới phát hiện"
    NURTURING = "nurturing", "Đang bồi dưỡng"
    PAUSED = "paused", "Tạm dừng"
    INTRODUCED = "introduced", "Đã giới thiệu"
    ENDED = "ended", "Kết thúc"


class FollowUpState(TextChoices):
    DUE = "due", "Chưa báo cáo"
    DONE = "done", "Đã báo cáo"
    SKIPPED = "skipped", "Bỏ qua"
    DROPPED = "dropped", "Thôi theo dõi"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


def follow_up_state_choices() -> list[tuple[str, str]]:
    return FollowUpState.choices


S, F = State, FollowUpState
#: States in which a department finds, plans and helps; of a person there is at most one such entry.
LIVE = frozenset({S.FOUND, S.NURTURING, S.PAUSED})
#: States in which what is collected and planned may change.
ACTIVE = frozenset({S.FOUND, S.NURTURING})


def _apart(part: Rule, path: str = "person") -> Rule:
    """The same right, on no entry about the holder."""

    def rows(user: Any) -> Q:
        held = part(user)
        return held if held == NOBODY else held & ~Q(**{path: user.pk})

    return Rule(part.name, part.label, rows)


def _each(right: Rule | AnyOf) -> AnyOf:
    return AnyOf(tuple(_apart(part) for part in right.parts))


def _where(right: Rule | AnyOf, condition: Callable[[], Q]) -> AnyOf:
    """The same right, on rows of this condition only."""

    def narrowed(part: Rule) -> Rule:
        return Rule(part.name, part.label, lambda user: part(user) & condition())

    return AnyOf(tuple(narrowed(part) for part in right.parts))


def _about_a_head() -> Q:
    heads = Duty.objects.in_force(clock.today()).filter(role__in=(Role.HEAD, Role.DEPUTY_HEAD))
    return Q(person__in=heads.values("user"))


#: Head and deputy of the department that nurtures; with them its clerks; the Standing Council.
heads, keepers, standing = _each(introducing_head), _each(introducing), _each(standing_council)
#: Where the person nurtured leads a department, nobody below approves the plan.
standing_over_heads = _where(standing, _about_a_head)
#: A pause for discipline is lifted by the Standing Council alone.
heads_without_discipline = _where(heads, lambda: Q(disciplined=False))

NEW_FACTOR = Workflow(
    name="new_factor",
    record="nhân tố mới",
    states=State,
    moves={
        "approve_plan": Move("Duyệt kế hoạch bồi dưỡng", ACTIVE, S.NURTURING, heads | standing_over_heads),
        "pause": Move("Tạm dừng bồi dưỡng", ACTIVE, S.PAUSED, heads | standing, needs_reason=True),
        "discipline": Move("Ghi kỷ luật, tạm dừng", LIVE, S.PAUSED, heads | standing, needs_reason=True),
        "resume": Move(
            "Bồi dưỡng lại", frozenset({S.PAUSED}), S.NURTURING, heads_without_discipline | standing, needs_reason=True
        ),
        "resume_found": Move(
            "Theo dõi lại", frozenset({S.PAUSED}), S.FOUND, heads_without_discipline | standing, needs_reason=True
        ),
        "transfer": Move("Chuyển phòng bồi dưỡng", LIVE, None, heads | standing, needs_reason=True),
        "end": Move("Kết thúc bồi dưỡng", LIVE, S.ENDED, heads | standing, needs_reason=True),
        "introduce": Move("Giới thiệu điển hình", ACTIVE, S.INTRODUCED, keepers),
        "continue": Move("Bồi dưỡng tiếp", frozenset({S.INTRODUCED}), S.NURTURING, heads),
        "continue_found": Move("Theo dõi tiếp", frozenset({S.INTRODUCED}), S.FOUND, heads),
    },
)


def _of_departments(user: Any, *roles: Role) -> Q:
    """Follow-ups that these duties of departments answer for, of new factors and of the recognised."""
    units = departments_of(user, *roles)
    if not units:
        return NOBODY
    nurtured = Q(new_factor__department__in=units) & ~Q(new_factor__person=user.pk)
    return nurtured | (Q(nomination__department__in=units) & ~Q(nomination__person=user.pk))


def _of_role(role: Role) -> Rule:
    return Rule(role.value, str(role.label), lambda user: _of_departments(user, role))


def _mentored(user: Any) -> Q:
    rows = apps.get_model("nurturing", "Mentoring")._default_manager.filter(mentor=user.pk, ended_at=None)
    return Q(new_factor__in=rows.filter(answer="accepted").values("new_factor"))


def _of_agency(user: Any) -> Q:
    held = standing_council(user)
    return held if held == NOBODY else held & ~Q(new_factor__person=user.pk) & ~Q(nomination__person=user.pk)


mentor = Rule("mentor", "Người hướng dẫn", _mentored)
follow_heads = _of_role(Role.HEAD) | _of_role(Role.DEPUTY_HEAD)
follow_clerks = _of_role(Role.CLERK)
follow_standing = Rule(Role.STANDING_COUNCIL.value, str(Role.STANDING_COUNCIL.label), _of_agency)

FOLLOW_UP = Workflow(
    name="follow_up",
    record="lần theo dõi",
    states=FollowUpState,
    moves={
        "hand_in": Move("Ghi kết quả theo dõi", frozenset({F.DUE}), F.DONE, follow_heads | mentor),
        "skip": Move("Bỏ qua lần theo dõi", frozenset({F.DUE}), F.SKIPPED, follow_heads, needs_reason=True),
        "drop": Move(
            "Thôi lần theo dõi", frozenset({F.DUE}), F.DROPPED,
            follow_heads | follow_clerks | follow_standing | office, needs_reason=True,
        ),
    },
)  # fmt: skip
