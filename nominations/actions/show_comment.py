"""A moderator lifts the hiding of a comment; that it was hidden, and why, stays on record."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, duty_on
from nominations.actions._comments import locked, note
from nominations.commenting import moderated, moderating
from nominations.models import Comment, CommentHiding


@transaction.atomic
def show_comment(comment: Comment, *, by: User) -> CommentHiding:
    """Everybody who reads the file's comments reads this one again.

    :raises PermissionDenied: *by* is no moderator, or is concerned in the file.
    :raises AlreadyDone: it is not hidden.
    """
    nomination, row = locked(comment)
    if not moderated(by).filter(pk=row.pk).exists():
        raise PermissionDenied("show_comment")
    capacity = duty_on(nomination, moderating, by)
    hiding = CommentHiding.objects.filter(comment=row, lifted_at=None).first()
    if hiding is None:
        raise AlreadyDone("Ý kiến này đang hiện.")
    hiding.lifted_at, hiding.lifted_by = clock.now(), by
    hiding.save(update_fields=["lifted_at", "lifted_by"])
    note(nomination, "show_comment", by=by, capacity=capacity)
    return hiding
