"""Xem xét lại đề nghị đang chờ: when money has come in, or when the next season is prepared."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.vietnamese import two_digits
from core.workflow import advance
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST, State
from seasons.models import Season
from seasons.queries import current_season


@transaction.atomic
def take_up_request(request: SupportRequest, *, by: User, season: Season | None = None) -> SupportRequest:
    """It waits for the Office's note again, in *season*, else in the season under way.

    :raises PermissionDenied: *by* is neither of the Office nor of the Standing Council.
    :raises AlreadyDone: it was taken up; IllegalMove: it is not in the queue.
    """
    weighed = season or current_season()
    if weighed is None:
        raise ValidationError("Chưa có kỳ bình xét. Mời liên hệ Văn phòng Sở.")
    row: SupportRequest = advance(request, SUPPORT_REQUEST, "take_up", by=by, season=weighed)
    return row


def tell_queue(old: Season) -> Iterator[str]:
    """What the next season takes over, in a sentence."""
    if there := SupportRequest.objects.filter(state=State.QUEUED).count():
        yield f"{two_digits(there)} đề nghị hỗ trợ đang chờ, Văn phòng Sở ghi ý kiến lại."


def carry_queue(old: Season, new: Season, by: User) -> None:
    """Every request in the queue is weighed in *new*, whichever season it was put off from."""
    for row in SupportRequest.objects.filter(state=State.QUEUED).order_by("pk"):
        take_up_request(row, by=by, season=new)
