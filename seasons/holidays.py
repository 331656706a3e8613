"""The statutory calendar of Vietnam: public holidays, fixed and lunar, and the swaps announced for a year.

From the library ``holidays``, which follows article 112 of the Labour Code and the yearly announcements; what it does
not know yet the office enters (``seasons.models.DayOff``). It tells the lunar holidays of 1901 to 2099.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from holidays.countries import Vietnam


@dataclass(frozen=True)
class Statutory:
    """One year: the days off with their names, and the weekend days worked in exchange."""

    off: Mapping[date, str]
    worked: frozenset[date]


@lru_cache(maxsize=200)
def statutory(year: int) -> Statutory:
    """The calendar of *year* as the library knows it."""
    known = Vietnam(years=year, language="vi")
    off = {day: name for day, name in sorted(known.items()) if day.year == year}
    worked = frozenset(day for day in known.weekend_workdays if day.year == year)
    return Statutory(MappingProxyType(off), worked)
