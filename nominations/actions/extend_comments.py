"""Staff get more time to comment, before the time they had is over."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone, IllegalMove, lock
from nominations.actions._comments import note
from nominations.commenting import extendable
from nominations.models import CommentPeriod
from seasons.readiness import refuse_closed


@transaction.atomic
def extend_comments(period: CommentPeriod, *, by: User, last_day: date, reason: str) -> CommentPeriod:
    """The period with a later last day.

    :raises PermissionDenied: *by* opens no comments.
    :raises AlreadyDone: it has that last day.
    :raises IllegalMove: the time is over.
    :raises ValidationError: the season is closed, the day is not later or too late, or there is no reason.
    """
    row: CommentPeriod = lock(period)
    if not extendable(by).filter(pk=row.pk).exists():
        raise PermissionDenied("extend_comments")
    refuse_closed(row.season)
    if row.last_day < clock.today():
        raise IllegalMove(
            f"Đã hết thời gian lấy ý kiến ngày {short_date(row.last_day)} nên không gia hạn được. "
            "Mời mở đợt mới nếu cần."
        )
    if row.last_day == last_day and row.extended_because:
        raise AlreadyDone(f"Đã gia hạn đến hết ngày {short_date(last_day)}.")
    if refusal := _refusal(row, last_day):
        raise ValidationError({"last_day": refusal})
    if not reason.strip():
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    row.last_day, row.extended_because = last_day, reason.strip()
    row.save(update_fields=["last_day", "extended_because"])
    told = f"Đến hết ngày {short_date(last_day)}. {row.extended_because}"
    for nomination in row.nominations.all():
        note(nomination, "extend_comments", by=by, reason=told)
    return row


def _refusal(period: CommentPeriod, last_day: date) -> str:
    if last_day <= period.last_day:
        return f"Mời chọn ngày sau ngày {short_date(period.last_day)}, là ngày cuối hiện nay."
    due = period.season.recognition_due
    if last_day >= due:
        return f"Kỳ này hoàn thành công nhận trước ngày {short_date(due)}. Mời chọn ngày sớm hơn."
    return ""
