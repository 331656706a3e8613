"""Ghi đã tổ chức, kết thúc, hủy một buổi."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import notify
from accounts.models import User
from core import clock
from core.vietnamese import clean, short_date
from core.workflow import advance, lock, require
from spreading.models import ReviewSession
from spreading.readiness import closing_refusals, holding_refusals
from spreading.workflow import REVIEW


@transaction.atomic
def hold_review(review: ReviewSession, *, by: User) -> ReviewSession:
    """The session was held: what came of it can be written, and departments register to learn.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: its day has not come.
    """
    row: ReviewSession = lock(review)
    require(row, REVIEW, "hold", by=by)
    if gaps := holding_refusals(row):
        raise ValidationError(gaps)
    row = advance(row, REVIEW, "hold", by=by, held_at=clock.now())
    return row


@transaction.atomic
def close_review(review: ReviewSession, *, by: User) -> ReviewSession:
    """The session is closed, its minutes stay as they are.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: the minutes lack something.
    """
    row: ReviewSession = lock(review)
    require(row, REVIEW, "close", by=by)
    if gaps := closing_refusals(row):
        raise ValidationError(gaps)
    row = advance(row, REVIEW, "close", by=by, closed_at=clock.now())
    return row


@transaction.atomic
def cancel_review(review: ReviewSession, *, by: User, reason: str) -> ReviewSession:
    """The session will not be held; those who were invited are told.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: no reason is given.
    """
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do hủy. Mời ghi lý do để mọi người biết."})
    row: ReviewSession = advance(
        review, REVIEW, "cancel", by=by, reason=reason, cancelled_at=clock.now(), cancel_reason=reason
    )
    if row.invited_at or row.call > 1:
        text = f"Buổi {row.get_kind_display().lower()} ngày {short_date(row.day)} không tổ chức."
        page = reverse("spreading:review", args=[row.pk])
        notify(User.objects.people(), key=f"review:{row.pk}:cancelled", text=text, url=page)
    return row
