"""A suggestion is answered: in words, or by the dossier that was begun."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from nominations.access import suggestions_to_answer
from nominations.models import Nomination, Suggestion


@transaction.atomic
def answer_suggestion(
    suggestion: Suggestion, *, by: User, answer: str, nomination: Nomination | None = None
) -> Suggestion:
    """Answer once; *nomination* is the dossier of the same department that it led to.

    :raises PermissionDenied: the suggestion is for others to answer.
    :raises AlreadyDone: it was answered before.
    """
    row: Suggestion = lock(suggestion)
    if not suggestions_to_answer(by).filter(pk=row.pk).exists():
        raise PermissionDenied("answer")
    if row.answered_at is not None:
        raise AlreadyDone("Gợi ý này đã được trả lời.")
    if nomination is not None and nomination.department_id != row.department_id:
        raise ValidationError("Hồ sơ này của phòng khác. Mời đồng chí chọn hồ sơ của phòng nhận gợi ý.")
    words = clean(answer, multiline=True)
    if not words:
        raise ValidationError({"answer": "Chưa ghi nội dung trả lời. Mời ghi vài dòng cho người gửi gợi ý."})
    row.answer, row.answered_by, row.answered_at, row.nomination = words, by, clock.now(), nomination
    row.save(update_fields=["answer", "answered_by", "answered_at", "nomination"])
    record_event(row, "answer", by=by, was="open", now="answered", reason=str(nomination or ""))
    return row
