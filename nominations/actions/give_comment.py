"""A member of staff comments on a file by name, or changes what was said."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock
from nominations.actions._comments import note
from nominations.comment_terms import text_refusal
from nominations.commenting import asked_about, now_open
from nominations.models import Comment, Nomination

OVER = "Hiện không nhận ý kiến về hồ sơ này. Đồng chí hỏi Thư ký Hội đồng nếu cần góp ý thêm."
ANSWERED = "Phòng đã trả lời ý kiến này nên không sửa, không rút được nữa. Đồng chí gặp Thư ký Hội đồng nếu cần."


@transaction.atomic
def give_comment(nomination: Nomination, *, by: User, stance: str, text: str) -> Comment:
    """The comment of *by* on the file as it now stands; one that is hidden stays hidden until a moderator looks.

    :raises PermissionDenied: *by* is not asked about this file.
    :raises AlreadyDone: the comment stands so.
    :raises IllegalMove: the file is not open for comments, or the department has answered.
    :raises ValidationError: the words are missing or too few.
    """
    row: Nomination = lock(nomination)
    refuse_unless_asked(row, by)
    words = clean(text, multiline=True)
    if refusal := text_refusal(stance, words):
        raise ValidationError({"text": refusal})
    comment = Comment.objects.filter(nomination=row, author=by).first()
    if comment is None:
        comment = Comment(nomination=row, author=by)
    elif comment.answered_at is not None:
        raise IllegalMove(ANSWERED)
    elif (comment.stance, comment.text, comment.taken_back_at) == (stance, words, None):
        raise AlreadyDone("Ý kiến này đã được ghi.")
    changed = comment.pk is not None and comment.taken_back_at is None
    comment.stance, comment.text, comment.given_at, comment.taken_back_at = stance, words, clock.now(), None
    comment.full_clean()
    comment.save()
    note(row, "change_comment" if changed else "comment", by=by)
    return comment


def refuse_unless_asked(nomination: Nomination, by: User) -> None:
    """:raises PermissionDenied, IllegalMove: as ``give_comment`` does."""
    asked = asked_about(by).filter(pk=nomination.pk)
    if not asked.exists():
        raise PermissionDenied("comment")
    if not asked.filter(now_open()).exists():
        raise IllegalMove(OVER)
