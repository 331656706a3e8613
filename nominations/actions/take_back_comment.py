"""A member of staff takes a comment back while the file is open for comments."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, lock
from nominations.actions._comments import note
from nominations.actions.give_comment import ANSWERED, refuse_unless_asked
from nominations.models import Comment, Nomination


@transaction.atomic
def take_back_comment(nomination: Nomination, *, by: User) -> Comment:
    """The comment without its words; what a moderator hid of it stays with the hiding.

    :raises PermissionDenied: *by* is not asked about this file.
    :raises AlreadyDone: it was taken back.
    :raises IllegalMove: the file is not open for comments, or the department has answered.
    :raises ValidationError: there is no comment of *by*.
    """
    row: Nomination = lock(nomination)
    refuse_unless_asked(row, by)
    comment = Comment.objects.filter(nomination=row, author=by).first()
    if comment is None:
        raise ValidationError("Đồng chí chưa góp ý về hồ sơ này nên không có gì để rút.")
    if comment.taken_back_at is not None:
        raise AlreadyDone("Ý kiến này đã được rút.")
    if comment.answered_at is not None:
        raise IllegalMove(ANSWERED)
    comment.text, comment.taken_back_at = "", clock.now()
    comment.save(update_fields=["text", "taken_back_at"])
    note(row, "take_back_comment", by=by)
    return comment
