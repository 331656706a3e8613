"""States and moves of a review session, of a replication and of a pairing campaign."""

from typing import Any

from django.db.models import Q, TextChoices

from accounts.access import departments_of, duties_of, holds, office, standing_council
from accounts.roles import Role
from core.access import EVERYONE, NOBODY, Rule
from core.workflow import Move, Workflow

HEADS = (Role.HEAD, Role.DEPUTY_HEAD)


class ReviewState(TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    HELD = "held", "Đã tổ chức"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


#: A session that took place, whether its minutes are done or not.
HELD = (ReviewState.HELD, ReviewState.CLOSED)


class ReplicationState(TextChoices):
    WAITING = "waiting", "Chờ xác nhận"
    RETURNED = "returned", "Trả lại"
    CONFIRMED = "confirmed", "Đã xác nhận"
    WITHDRAWN = "withdrawn", "Đã rút"


class PairingState(TextChoices):
    PREPARING = "preparing", "Đang chuẩn bị"
    RUNNING = "running", "Đang thực hiện"
    CLOSED = "closed", "Đã tổng kết"
    DROPPED = "dropped", "Không thực hiện"


def review_state_choices() -> list[tuple[str, str]]:
    return ReviewState.choices


def replication_state_choices() -> list[tuple[str, str]]:
    return ReplicationState.choices


def pairing_state_choices() -> list[tuple[str, str]]:
    return PairingState.choices


#: Who prepares sessions, inserts for the monthly meeting and campaigns.
preparing = standing_council | office


def own_department_ids(user: Any) -> set[int]:
    """Where *user* belongs, by the staff list or by a duty, with the departments whose files were taken over."""
    held = {duty.department for duty in duties_of(user) if duty.department}
    return {user.department_id, *(key for one in held for key in one.with_files_of)} - {None}


def _learning(role: Role) -> Rule:
    """The department that learned, by its head or deputy."""

    def rows(user: Any) -> Q:
        ids = departments_of(user, role)
        return Q(department__in=ids) if ids else NOBODY

    return Rule(role.value, str(role.label), rows)


def _disinterested(user: Any) -> Q:
    """Nobody confirms what he or she entered or corrected, or what the own department has learned."""
    return ~Q(entered_by=user.pk) & ~Q(changed_by=user.pk) & ~Q(department__in=own_department_ids(user))


def _model_head(role: Role) -> Rule:
    """The department from which the model comes."""

    def rows(user: Any) -> Q:
        ids = departments_of(user, role)
        return Q(nomination__department__in=ids) & _disinterested(user) if ids else NOBODY

    return Rule(role.value, str(role.label), rows)


def _standing(user: Any) -> Q:
    return _disinterested(user) if holds(user, Role.STANDING_COUNCIL) else NOBODY


def _office(user: Any) -> Q:
    return EVERYONE if holds(user, Role.OFFICE) else NOBODY


#: Who enters what was learned: the learning department, or the Office for any unit.
entering = _learning(Role.HEAD) | _learning(Role.DEPUTY_HEAD) | Rule(Role.OFFICE.value, str(Role.OFFICE.label), _office)
standing_elsewhere = Rule(Role.STANDING_COUNCIL.value, str(Role.STANDING_COUNCIL.label), _standing)
#: Who confirms it: the model's department, or the Standing Council; never those who have a part in it.
confirming = _model_head(Role.HEAD) | _model_head(Role.DEPUTY_HEAD) | standing_elsewhere

R = ReviewState
REVIEW = Workflow(
    name="review",
    record="buổi sơ kết, tổng kết",
    states=ReviewState,
    moves={
        "hold": Move("Ghi đã tổ chức", frozenset({R.PLANNED}), R.HELD, preparing, after_closing=True),
        "close": Move("Kết thúc, lập biên bản", frozenset({R.HELD}), R.CLOSED, preparing, after_closing=True),
        "cancel": Move("Hủy buổi", frozenset({R.PLANNED}), R.CANCELLED, preparing, True, after_closing=True),
    },
)

W = ReplicationState
REPLICATION = Workflow(
    name="replication",
    record="phiếu áp dụng",
    states=ReplicationState,
    moves={
        "resend": Move("Sửa và gửi lại", frozenset({W.RETURNED}), W.WAITING, entering, after_closing=True),
        "confirm": Move("Xác nhận", frozenset({W.WAITING}), W.CONFIRMED, confirming, after_closing=True),
        "return": Move("Trả lại", frozenset({W.WAITING}), W.RETURNED, confirming, True, after_closing=True),
        "reopen": Move(
            "Thôi xác nhận", frozenset({W.CONFIRMED}), W.RETURNED, standing_elsewhere, True, after_closing=True
        ),
        "withdraw": Move(
            "Rút phiếu", frozenset({W.WAITING, W.RETURNED}), W.WITHDRAWN, entering, True, after_closing=True
        ),
    },
)

P = PairingState
PAIRING = Workflow(
    name="pairing",
    record="đợt thi đua cùng điển hình",
    states=PairingState,
    closed=Q(season__state="closed"),
    moves={
        "start": Move("Phát động", frozenset({P.PREPARING}), P.RUNNING, preparing),
        "close": Move("Tổng kết", frozenset({P.RUNNING}), P.CLOSED, preparing, after_closing=True),
        "drop": Move("Không thực hiện", frozenset({P.PREPARING}), P.DROPPED, preparing, True, after_closing=True),
    },
)
