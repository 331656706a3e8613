"""The ladder of reminders: on which days something that is due is told (pure).

A step is a number of days before the last day in time ("trước ngày 15/12" has its last day on the 14th): 14, 7, …, 0 on
that day itself, -1 the day after it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from core.vietnamese import two_digits
from seasons.calendar import days_left

#: The day before the last one: until then a file returned for supplement is told of, and the letter is drafted.
EVE = 1
#: What was not done in time.
LATE = -1
#: When those who watch the departments are told beside those who owe.
COPIED = 3
#: Steps of a file returned for supplement, and of a follow-up that a visit asked for.
OF_SUPPLEMENTS, OF_FOLLOW_UPS = (EVE, 0, LATE), (LATE,)
#: Steps of what is followed over years: two weeks ahead, on the day, and once it is late.
OF_LONG_WORK = (14, 0, LATE)


def steps_of(value: str) -> tuple[int, ...]:
    """The steps that the season's rule names: "7,3,1,0,-1"."""
    return tuple(int(step) for step in value.split(","))


def day_of(due: date, step: int) -> date:
    """The day of *step* for what is due before *due*."""
    return due - timedelta(days=1 + step)


def due_steps(due: date, today: date, steps: Iterable[int]) -> tuple[int, ...]:
    """Those of *steps* whose day has come, in their order, missed ones included."""
    left = days_left(today, due)
    return tuple(step for step in steps if left <= step)


def step_words(step: int) -> str:
    """ "Trước 07 ngày", "Ngày cuối", "Quá hạn 01 ngày"."""
    if step > 0:
        return f"Trước {two_digits(step)} ngày"
    return f"Quá hạn {two_digits(-step)} ngày" if step else "Ngày cuối"


def left_words(left: int) -> str:
    """ "còn 07 ngày", "hôm nay là ngày cuối", "quá hạn 01 ngày"."""
    if left > 0:
        return f"còn {two_digits(left)} ngày"
    return f"quá hạn {two_digits(-left)} ngày" if left else "hôm nay là ngày cuối"
