"""Đăng ký học tập: a department wants to learn from a model who presented; until the session is closed."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.models import Department, User
from core import clock
from core.history import drop, keep
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from nominations.models import Nomination
from spreading.access import learning_requests, own_departments
from spreading.actions._reviews import still_there
from spreading.checking import tidied
from spreading.models import LearningRequest, ReviewSession
from spreading.workflow import HEADS, ReviewState

_REFUSAL = "Trưởng phòng, Phó Trưởng phòng đăng ký cho phòng mình."


@transaction.atomic
def register_learning(
    review: ReviewSession, nomination: Nomination, department: Department, *, wanted: str, by: User
) -> LearningRequest:
    """The registration, one for each department and model.

    :raises PermissionDenied: *by* does not lead the department.
    :raises AlreadyDone: it is registered; IllegalMove: the session is not one that was held and is open.
    :raises ValidationError: the model did not present there, or nothing is said.
    """
    capacity = acting_as(by, *HEADS, refusal=_REFUSAL)
    row = _held(review)
    if not own_departments(by).filter(pk=department.pk).exists():
        raise PermissionDenied(_REFUSAL)
    tidy = tidied({"wanted": wanted}, {"wanted": "Chưa ghi nội dung muốn học. Mời ghi điều phòng muốn áp dụng."})
    if not row.presentations.filter(nomination=nomination).exists():
        raise ValidationError({"nomination": "Điển hình này không báo cáo ở buổi. Mời chọn lại."})
    if row.learning_requests.filter(nomination=nomination, department=department).exists():
        raise AlreadyDone("Phòng đã đăng ký học tập điển hình này.")
    request = LearningRequest(
        review=row, nomination=nomination, department=department, **tidy, made_by=by, made_at=clock.now()
    )
    keep(request, by=by, why="register_learning")
    record_event(row, "register_learning", by=by, was=row.state, now=row.state, capacity=capacity)
    return request


@transaction.atomic
def drop_learning(request: LearningRequest, *, by: User) -> None:
    """The registration is taken back; its history stays.

    :raises PermissionDenied: *by* neither leads the department nor prepares sessions.
    :raises AlreadyDone: it is gone; IllegalMove: the session is closed.
    """
    row = _held(request.review)
    standing = still_there(row.learning_requests.filter(pk=request.pk).first(), "Đăng ký")
    if not learning_requests(by).filter(pk=request.pk).exists():
        raise PermissionDenied(_REFUSAL)
    record_event(row, "drop_learning", by=by, was=row.state, now=row.state, reason=str(request.department))
    drop(standing, by=by, why="drop_learning")


def _held(review: ReviewSession) -> ReviewSession:
    row: ReviewSession = lock(review)
    if row.state != ReviewState.HELD:
        raise IllegalMove(
            "Đăng ký học tập mở từ khi buổi đã tổ chức đến khi kết thúc. "
            f"Buổi này đang ở trạng thái «{row.get_state_display()}»."
        )
    return row
