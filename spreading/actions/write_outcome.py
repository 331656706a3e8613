"""Ghi kết quả buổi: what went on, the lessons, what the chair concluded; until the session is closed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, record_event
from spreading.actions._reviews import opened
from spreading.checking import differs, tidied
from spreading.models import ReviewSession
from spreading.workflow import ReviewState


@transaction.atomic
def write_outcome(
    review: ReviewSession, *, proceedings: str, lessons: str, conclusions: str, by: User
) -> ReviewSession:
    """The session with these texts; each may still be empty until it is closed.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: it says so already; IllegalMove: it was not held, or is closed.
    :raises ValidationError: nothing is said.
    """
    row, capacity = opened(review, by, frozenset({ReviewState.HELD}))
    facts = tidied({"proceedings": proceedings, "lessons": lessons, "conclusions": conclusions}, {})
    if not any(facts.values()):
        raise ValidationError("Chưa ghi nội dung nào. Mời ghi diễn biến hoặc bài học kinh nghiệm rồi lưu.")
    if not differs(row, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(row, name, value)
    keep(row, by=by, why="write_outcome", fields=[*facts])
    record_event(row, "write_outcome", by=by, was=row.state, now=row.state, capacity=capacity)
    return row
