"""Đổi mã có mặt: codes shown or printed before no longer serve."""

from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, record_event
from spreading.actions._reviews import opened
from spreading.models import ReviewSession


@transaction.atomic
def renew_code(review: ReviewSession, *, by: User, turn: int) -> ReviewSession:
    """The session with its next code; *turn* is the one that the page showed, so that two presses are one.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: another turn has begun since; IllegalMove: the session is closed or cancelled.
    """
    row, capacity = opened(review, by)
    if row.code_turn != turn:
        raise AlreadyDone("Mã đã được đổi. Trang này hiện mã mới.")
    row.code_turn += 1
    keep(row, by=by, why="renew_code", fields=["code_turn"])
    record_event(row, "renew_code", by=by, was=row.state, now=row.state, capacity=capacity)
    return row
