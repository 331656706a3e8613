"""Template filters for dates and numbers in the Vietnamese form: ``{% load vietnam %}``.

Each filter carries the name and the form of its function in core.vietnamese; a missing value
(None or an empty string) stays empty.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import template

from core import vietnamese

register = template.Library()


def _blank_stays_blank(function: Callable[..., str]) -> Callable[..., str]:
    @wraps(function)
    def filtered(*values: Any) -> str:
        return "" if any(value is None or value == "" for value in values) else function(*values)

    return filtered


for _function in (
    vietnamese.short_date,
    vietnamese.long_date,
    vietnamese.weekday_date,
    vietnamese.clock_time,
    vietnamese.long_time,
    vietnamese.moment,
    vietnamese.number,
    vietnamese.percent,
    vietnamese.two_digits,
    vietnamese.file_size,
    vietnamese.in_words,
):
    register.filter(_function.__name__, _blank_stays_blank(_function))
