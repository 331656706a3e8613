"""Vietnamese text as an office writes it: clean input, search keys, order of names, dates, numbers.

Everything here is pure and answers the same on every machine and database.
"""

from core.vietnamese.dates import (
    VIETNAM,
    clock_time,
    local_day,
    long_date,
    long_time,
    moment,
    short_date,
    weekday_date,
)
from core.vietnamese.names import given_name, may_name, name_key, sort_key, text_sort_key
from core.vietnamese.numbers import file_size, in_words, number, one_decimal, percent, two_digits
from core.vietnamese.text import clean, lines, search_norm, shortened

__all__ = [
    "VIETNAM",
    "clean",
    "clock_time",
    "file_size",
    "given_name",
    "in_words",
    "lines",
    "local_day",
    "long_date",
    "long_time",
    "may_name",
    "moment",
    "name_key",
    "number",
    "one_decimal",
    "percent",
    "search_norm",
    "short_date",
    "shortened",
    "sort_key",
    "text_sort_key",
    "two_digits",
    "weekday_date",
]
