"""Files of the season are opened to the comments of the staff for as many working days as its rule says."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone, duty_on, lock
from nominations.actions._comments import note
from nominations.comment_terms import days_asked, last_day_from
from nominations.commenting import now_open, openable, opening, opens_periods
from nominations.models import CommentPeriod, Nomination
from seasons.models import Season
from seasons.readiness import refuse_closed


@transaction.atomic
def open_comments(season: Season, *, by: User, nominations: Iterable[Nomination]) -> CommentPeriod:
    """A period that begins now; files already open are left where they are, later ones get a period of their own.

    :raises PermissionDenied: neither the Office nor the council's secretary or chair.
    :raises AlreadyDone: the files are open.
    :raises ValidationError: the season asks no comments or is closed, no file is chosen, or one cannot be opened now.
    """
    if not opens_periods(by):
        raise PermissionDenied("open_comments")
    row, today = lock(season), clock.today()
    refuse_closed(row)
    if not days_asked(row):
        raise ValidationError("Quy tắc kỳ này không lấy ý kiến nội bộ. Mời ghi số ngày ở quy tắc của kỳ rồi mở.")
    chosen = _to_open(row, by, {one.pk for one in nominations})
    period = CommentPeriod.objects.create(
        season=row, opened_at=clock.now(), opened_by=by, last_day=last_day_from(today, row)
    )  # fmt: skip
    period.nominations.add(*chosen)
    for one in chosen:
        capacity = duty_on(one, opening, by)
        note(one, "open_comments", by=by, capacity=capacity, reason=f"Đến hết ngày {short_date(period.last_day)}")
    return period


def _to_open(season: Season, by: User, wanted: set[int]) -> list[Nomination]:
    if not wanted:
        raise ValidationError("Chưa chọn hồ sơ nào. Mời đánh dấu ít nhất một hồ sơ.")
    rows = openable(by, season).filter(pk__in=wanted)
    found = rows.count()
    if found < len(wanted):
        raise ValidationError("Có hồ sơ không còn ở bước thẩm định. Đồng chí tải lại trang để chọn lại.")
    still_closed = list(rows.exclude(pk__in=rows.filter(now_open()).values("pk")))
    if not still_closed:
        raise AlreadyDone("Các hồ sơ này đang lấy ý kiến.")
    return still_closed
