"""What the acts around comments share."""

from typing import Any

from django.core.exceptions import ValidationError

from core.workflow import lock, record_event
from nominations.models import Comment, Nomination
from seasons.readiness import refuse_after_closing


def note(nomination: Nomination, act: str, *, by: Any, capacity: str = "", reason: str = "") -> None:
    """Tell the chained record of an act around the file's comments; what a comment says never stands there."""
    record_event(
        nomination, act, by=by, was=nomination.state, now=nomination.state, capacity=capacity, reason=reason
    )  # fmt: skip


def locked(comment: Comment) -> tuple[Nomination, Comment]:
    """The file and the comment, both locked, the file first.

    :raises IllegalMove: the season is closed.
    :raises ValidationError: the comment was taken back meanwhile.
    """
    nomination, row = lock(comment.nomination), lock(comment)
    refuse_after_closing(nomination.season)
    if row.taken_back_at is not None:
        raise ValidationError("Người viết đã rút ý kiến này. Đồng chí tải lại trang để xem các ý kiến hiện có.")
    return nomination, row
