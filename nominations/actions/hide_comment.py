"""A moderator hides a comment that insults: its words stay with the moderators, its author is told."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, duty_on
from nominations.actions._comments import locked, note
from nominations.commenting import moderated, moderating
from nominations.models import Comment, CommentHiding


@transaction.atomic
def hide_comment(comment: Comment, *, by: User, fault: str, reason: str) -> CommentHiding:
    """Hide the comment from everybody but its author and the moderators.

    :raises PermissionDenied: *by* is no moderator, or is concerned in the file.
    :raises AlreadyDone: it is hidden.
    :raises ValidationError: there are no words to hide, or no reason.
    """
    nomination, row = locked(comment)
    if not moderated(by).filter(pk=row.pk).exists():
        raise PermissionDenied("hide_comment")
    capacity = duty_on(nomination, moderating, by)
    if row.hidings.filter(lifted_at=None).exists():
        raise AlreadyDone("Ý kiến này đã được ẩn.")
    if not row.text:
        raise ValidationError("Ý kiến này không ghi lời nào nên không có gì để ẩn.")
    if not (words := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi rõ. Mời ghi vài lời để người viết hiểu vì sao ý kiến bị ẩn."})
    hiding = CommentHiding(
        comment=row, text=row.text, fault=fault, reason=words, hidden_at=clock.now(), hidden_by=by
    )  # fmt: skip
    hiding.full_clean()
    hiding.save()
    note(nomination, "hide_comment", by=by, capacity=capacity, reason=str(hiding.get_fault_display()))
    return hiding
