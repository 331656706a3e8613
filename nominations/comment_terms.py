"""Until when staff may comment, in working days of the season's calendar, and what a comment must have."""

from datetime import date, timedelta

from core import clock
from core.vietnamese import weekday_date
from nominations.limits import LEAST_REMARK
from nominations.models import Comment
from seasons.calendar import working_days_between, working_days_on
from seasons.models import Season
from seasons.rules import rules_of
from seasons.working_days import days_off


def days_asked(season: Season) -> int:
    """How many working days the season's rule gives the staff; 0 where it does not ask them."""
    return int(rules_of(season)["comment_days"])


def last_day_from(day: date, season: Season) -> date:
    """The last day for comments on files opened on *day*."""
    free = days_off()
    return working_days_on(day, days_asked(season), free.off, free.worked)


def time_left(until: date) -> str:
    """ "Còn 2 ngày làm việc, đến hết thứ Ba ngày 22/12/2026.", or until when it was."""
    today, free = clock.today(), days_off()
    if until < today:
        return f"Đã lấy ý kiến đến hết {weekday_date(until)}."
    if until == today:
        return "Hôm nay là ngày cuối, đến hết ngày."
    left = working_days_between(today + timedelta(days=1), until + timedelta(days=1), free.off, free.worked)
    return f"Còn {left} ngày làm việc, đến hết {weekday_date(until)}."


def text_refusal(stance: str, text: str) -> str:
    """Why a comment cannot be taken as it is written, or an empty text."""
    if stance == Comment.Stance.REMARK and len(text) < LEAST_REMARK:
        return (
            f"Có ý kiến thì ghi từ {LEAST_REMARK} ký tự trở lên để Hội đồng hiểu rõ, mới có {len(text)}. Mời ghi thêm."
        )
    return ""
