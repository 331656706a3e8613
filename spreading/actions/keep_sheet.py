"""Phiếu ký tên trên giấy: its scan, and once the number of those who stand on no list of the portal."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, record_event
from spreading.actions._reviews import opened, still_there
from spreading.models import PaperSheet, ReviewSession
from spreading.stored import facts_of
from spreading.workflow import ReviewState

MOST = 5_000
_HELD = frozenset({ReviewState.HELD})


@transaction.atomic
def keep_sheet(review: ReviewSession, *, count: int, stored: StoredFile, by: User) -> PaperSheet:
    """The sheet; from now on the list of the portal does not change, so that nobody is counted twice.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: the sheet was counted; IllegalMove: the session was not held, or is closed.
    :raises ValidationError: the number is none.
    """
    row, capacity = opened(review, by, _HELD)
    if PaperSheet.objects.filter(review=row).exists():
        raise AlreadyDone("Số người ký trên giấy đã ghi. Ghi sai thì mời bỏ phiếu giấy rồi ghi lại.")
    if not 1 <= count <= MOST:
        raise ValidationError({"count": f"Số người từ 1 đến {MOST}. Không có ai chỉ ký trên giấy thì không cần ghi."})
    sheet = PaperSheet(review=row, count=count, **facts_of(stored), typed_by=by, typed_at=clock.now())
    keep(sheet, by=by, why="keep_sheet")
    record_event(row, "keep_sheet", by=by, was=row.state, now=row.state, reason=str(count), capacity=capacity)
    return sheet


@transaction.atomic
def drop_sheet(review: ReviewSession, *, by: User) -> None:
    """The sheet no longer counts, and the list may change again; its history stays.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: there is none; IllegalMove: the session is closed.
    """
    row, capacity = opened(review, by, _HELD)
    sheet = still_there(PaperSheet.objects.filter(review=row).first(), "Phiếu giấy")
    record_event(row, "drop_sheet", by=by, was=row.state, now=row.state, capacity=capacity)
    drop(sheet, by=by, why="drop_sheet")
