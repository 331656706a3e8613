"""The one business clock: every date and time that the office's rules depend on comes from here."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_ahead = timedelta(0)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now() + _ahead


def today() -> date:
    """Today's date where the office is (Asia/Ho_Chi_Minh)."""
    return timezone.localdate(now())


def travel_to(moment: datetime) -> None:
    """Set the business clock to an aware moment; only a rehearsal may do so.

    :raises RuntimeError: outside a rehearsal, where time must not be moved.
    """
    global _ahead
    if not settings.REHEARSAL:
        raise RuntimeError("Chỉ chế độ diễn tập mới được chuyển đồng hồ nghiệp vụ.")
    _ahead = moment - timezone.now()
