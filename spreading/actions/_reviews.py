"""What acts on sessions share."""

from typing import TypeVar

from django.core.exceptions import ValidationError

from accounts.models import User
from core.workflow import AlreadyDone, IllegalMove, lock
from seasons.models import Season
from seasons.queries import current_season
from spreading.access import preparing
from spreading.models import ReviewSession
from spreading.workflow import ReviewState

T = TypeVar("T")
OPEN = frozenset({ReviewState.PLANNED, ReviewState.HELD})


def opened(review: ReviewSession, by: User, states: frozenset[ReviewState] = OPEN) -> tuple[ReviewSession, str]:
    """The session, locked to be written, and the duty in which *by* does so.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises IllegalMove: its state is none of *states*.
    """
    capacity = preparing(by)
    row: ReviewSession = lock(review)
    if row.state not in states:
        raise IllegalMove(
            f"Buổi này đang ở trạng thái «{row.get_state_display()}» nên không sửa được nội dung này. "
            "Đồng chí tải lại trang để xem việc tiếp theo."
        )
    return row, capacity


def still_there(row: T | None, what: str) -> T:
    """*row*, which a window shows.

    :raises AlreadyDone: it was taken out meanwhile.
    """
    if row is None:
        raise AlreadyDone(f"{what} này đã bỏ.")
    return row


def season_now() -> Season:
    """The season under way, to which what is planned belongs.

    :raises ValidationError: none was laid out yet.
    """
    season = current_season()
    if season is None:
        raise ValidationError("Chưa có kỳ bình xét nào. Mời lập kỳ ở «Kỳ bình xét» trước.")
    return season
