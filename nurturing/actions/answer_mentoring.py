"""The person asked to guide a new factor accepts or declines."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from nurturing.actions._told import tell
from nurturing.answering import leaders_of
from nurturing.models import Mentoring, NewFactor

DECLINED = "Người được mời hướng dẫn một nhân tố mới không nhận. Mời chọn đồng chí khác ở bản kế hoạch mới."


@transaction.atomic
def answer_mentoring(mentoring: Mentoring, *, by: User, accepts: bool, reason: str = "") -> Mentoring:
    """The answer, given once; of a refusal the heads of the department are told.

    :raises PermissionDenied: another was asked.
    :raises AlreadyDone: the same was answered before.
    :raises IllegalMove: the other was, or nobody is asked any more.
    :raises ValidationError: it is declined without a reason.
    """
    factor: NewFactor = lock(mentoring.new_factor)
    row = Mentoring.objects.select_related("mentor").get(pk=mentoring.pk)
    answer = Mentoring.Answer.ACCEPTED if accepts else Mentoring.Answer.DECLINED
    if row.mentor_id != by.pk:
        raise PermissionDenied("Lời mời này gửi đồng chí khác.")
    if row.answer == answer:
        raise AlreadyDone("Đồng chí đã trả lời lời mời này.")
    if row.answer != Mentoring.Answer.WAITING or row.ended_at:
        raise IllegalMove("Lời mời này không còn chờ trả lời. Mời đồng chí liên hệ phòng bồi dưỡng nếu cần đổi.")
    said = "" if accepts else clean(reason, multiline=True)
    if not accepts and not said:
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vài chữ để phòng chọn đồng chí khác."})
    row.answer, row.answered_at, row.reason = answer, clock.now(), said
    row.ended_at = None if accepts else row.answered_at
    keep(row, by=by, why="answer_mentoring", fields=["answer", "answered_at", "reason", "ended_at"])
    move = "accept_mentoring" if accepts else "decline_mentoring"
    record_event(factor, move, by=by, was=factor.state, now=factor.state, reason=said, capacity="Người hướng dẫn")
    if not accepts:
        tell(leaders_of(factor.department, but=factor.person_id), factor, f"declined-{row.pk}", DECLINED)
    return row
