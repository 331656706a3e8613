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
    """Set the business clock of this process to an aware moment: for rehearsals and demonstrations.

    :raises RuntimeError: in production, where time must not be moved.
    """
    global _ahead
    if settings.PRODUCTION:
        raise RuntimeError("Không được chuyển đồng hồ nghiệp vụ của hệ thống đang vận hành.")
    _ahead = moment - timezone.now()


def return_to_present() -> None:
    """Let the business clock tell the real time again."""
    global _ahead
    _ahead = timedelta(0)
