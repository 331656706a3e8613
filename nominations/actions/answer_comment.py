"""The introducing department's head answers a comment on its file, once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import introducing_head
from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, duty_on
from nominations.actions._comments import locked, note
from nominations.commenting import answerable
from nominations.models import Comment, Nomination
from nominations.workflow import NOMINATION, UNDER_APPRAISAL


@transaction.atomic
def answer_comment(comment: Comment, *, by: User, answer: str) -> Comment:
    """The comment as answered; an answer does not change.

    :raises PermissionDenied: *by* does not head the department, is concerned, or the time for comments goes on.
    :raises AlreadyDone: it has been answered.
    :raises IllegalMove: the comment is hidden, or the council has gone on.
    :raises ValidationError: the answer is empty.
    """
    nomination, row = locked(comment)
    if not answerable(by).filter(pk=row.pk).exists():
        raise PermissionDenied("answer_comment")
    if row.answered_at is not None:
        raise AlreadyDone("Phòng đã trả lời ý kiến này.")
    if row.hiding is not None:
        raise IllegalMove("Ý kiến này đang bị ẩn nên không phải trả lời. Đồng chí hỏi Thư ký Hội đồng nếu cần.")
    halted = Nomination.objects.filter(NOMINATION.halted, pk=nomination.pk).exists()
    if nomination.state not in UNDER_APPRAISAL or halted:
        raise IllegalMove("Hội đồng không còn nhận trả lời về hồ sơ này. Đồng chí liên hệ Thư ký Hội đồng nếu cần.")
    if not (words := clean(answer, multiline=True)):
        raise ValidationError({"answer": "Chưa ghi nội dung trả lời. Mời ghi rồi gửi lại."})
    row.answer, row.answered_by, row.answered_at = words, by, clock.now()
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    note(nomination, "answer_comment", by=by, capacity=duty_on(nomination, introducing_head, by))
    return row
