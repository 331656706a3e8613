"""Dates and times as official papers and screens write them (Decree 30/2020/NĐ-CP, Annex I).

Moments must carry their time zone and are shown in Vietnam's; one without raises ValueError.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _local(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("A moment without a time zone has no place in the calendar.")
    return value.astimezone(VIETNAM)


def local_day(value: date) -> date:
    """The day itself, or the day that a moment falls on in Vietnam."""
    return _local(value).date() if isinstance(value, datetime) else value


def short_date(value: date) -> str:
    """14/12/2026."""
    day = local_day(value)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_date(value: date) -> str:
    """ngày 06 tháng 01 năm 2027: a zero only before days below 10 and months 1 and 2."""
    day = local_day(value)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_date(value: date) -> str:
    """thứ Hai ngày 14/12/2026."""
    day = local_day(value)
    return f"{_WEEKDAYS[day.weekday()]} ngày {short_date(day)}"


def clock_time(value: datetime | time) -> str:
    """17:00, of a time of day or of a moment."""
    clock = _local(value) if isinstance(value, datetime) else value
    return f"{clock.hour:02d}:{clock.minute:02d}"


def long_time(value: datetime | time) -> str:
    """08 giờ 30 phút, as minutes of meetings write it."""
    hour, minute = clock_time(value).split(":")
    return f"{hour} giờ {minute} phút"


def moment(value: datetime) -> str:
    """10:15:42 ngày 14/12/2026."""
    local = _local(value)
    return f"{clock_time(local)}:{local.second:02d} ngày {short_date(local)}"
