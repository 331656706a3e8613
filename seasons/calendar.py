"""The dates of a season: strict "trước ngày", working days, and the year planned backwards (pure).

Days off (``days_off``) and days worked in exchange (``work_days``) come from ``seasons.working_days``; other
Saturdays and Sundays are off. A moment must carry its time zone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.vietnamese import VIETNAM, local_day, short_date, two_digits

_DAY = timedelta(days=1)
_NONE: frozenset[date] = frozenset()


def last_moment_before(day: date) -> datetime:
    """The last instant of "trước ngày": 23:59:59.999999 of the day before, in Vietnam."""
    return datetime.combine(day - _DAY, time.max, tzinfo=VIETNAM)


def is_before(moment: datetime, day: date) -> bool:
    """Whether the moment keeps "trước ngày", that is, falls on an earlier day in Vietnam."""
    return local_day(moment) < day


def days_left(today: date, day: date) -> int:
    """Days to the last day of "trước ngày": 0 on that last day, negative by the days late after it."""
    return (day - _DAY - today).days


def is_working_day(day: date, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE) -> bool:
    """Whether the office works: on weekdays that are not off, and on every day worked in exchange."""
    return day in work_days or (day.weekday() < 5 and day not in days_off)


def last_working_day_before(day: date, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE) -> date:
    """The last working day that keeps "trước ngày"."""
    return working_days_back(day, 1, days_off, work_days)


def working_day_from(day: date, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE) -> date:
    """The first working day from ``day`` on, which may be ``day`` itself."""
    return working_days_on(day - _DAY, 1, days_off, work_days)


def working_days_back(
    day: date, count: int, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE
) -> date:
    """The day from which exactly ``count`` (at least 1) working days remain before ``day``."""
    while count:
        day -= _DAY
        count -= is_working_day(day, days_off, work_days)
    return day


def working_days_on(
    day: date, count: int, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE
) -> date:
    """The ``count``-th working day after ``day``, which does not count itself."""
    while count:
        day += _DAY
        count -= is_working_day(day, days_off, work_days)
    return day


def working_days_between(
    first: date, before: date, days_off: Collection[date] = _NONE, work_days: Collection[date] = _NONE
) -> int:
    """How many working days there are from ``first`` on and before ``before``; 0 if there is none."""
    if before <= first:
        return 0
    weeks, rest = divmod((before - first).days, 7)
    weekdays = 5 * weeks + sum((first.weekday() + offset) % 7 < 5 for offset in range(rest))
    swapped = {day for day in {*days_off, *work_days} if first <= day < before}
    return weekdays + sum(is_working_day(day, days_off, work_days) - is_working_day(day) for day in swapped)


@dataclass(frozen=True)
class StrictDates:
    """The two "trước ngày" of a season: plans, reports and nominations; recognition."""

    nominations_before: date
    recognition_before: date


@dataclass(frozen=True)
class ProposedStage:
    """One stage: from ``begins`` on and before ``before``, of which ``buffer_days`` are kept in reserve."""

    kind: str
    name: str
    begins: date
    before: date
    last_working_day: date
    working_days: int
    buffer_days: int = 0

    @property
    def ends(self) -> date:
        """The last calendar day of the stage ("đến hết ngày")."""
        return self.before - _DAY


@dataclass(frozen=True)
class Proposal:
    """The stages in order, never overlapping, and a sentence for each reason why they may not hold."""

    stages: tuple[ProposedStage, ...]
    warnings: tuple[str, ...]


NOMINATING = ("nominating", "Giới thiệu")
SUPPLEMENTING = ("supplementing", "Tiếp nhận, bổ sung")
OPENS_DAYS_AHEAD = 30
LEAST_SUPPLEMENTING = 3
DIRECTOR_BUFFER = 2  # working days, until the season says otherwise
MOST_BUFFER = 10
APPRAISING, DECIDING = "appraising", "deciding"
# After intake, in working days: last stages first, because they are placed from the final date back.
LATER_STAGES = (
    ("handing_over", "Trao Giấy công nhận", 2),
    (DECIDING, "Quyết định", 3),
    ("voting", "Bỏ phiếu kín", 2),
    (APPRAISING, "Thẩm định hồ sơ", 4),
)


def strict_dates(year: int) -> StrictDates:
    """The dates that the plan sets for every year: 15/12 (part V) and 10/01 of the next (II.2.2)."""
    return StrictDates(date(year, 12, 15), date(year + 1, 1, 10))


def plan_backwards(
    dates: StrictDates,
    days_off: Collection[date] = _NONE,
    work_days: Collection[date] = _NONE,
    *,
    buffer: int = DIRECTOR_BUFFER,
) -> Proposal:
    """The stages placed backwards, in working days, from the date of recognition; each begins on a working day.

    Handing over, the Director's decision with *buffer* days in reserve, vote and appraisal have their full length;
    intake takes what is left after the nominations. Where less than its least is left, nominations are
    proposed to end earlier, and a warning says so.
    """
    stages: list[ProposedStage] = []
    before = dates.recognition_before
    for kind, name, work in LATER_STAGES:
        reserve = buffer if kind == DECIDING else 0
        begins = working_days_back(before, work + reserve, days_off, work_days)
        last = last_working_day_before(before, days_off, work_days)
        stages.insert(0, ProposedStage(kind, name, begins, before, last, work + reserve, reserve))
        before = begins
    latest = working_days_back(before, LEAST_SUPPLEMENTING, days_off, work_days)
    cut = min(dates.nominations_before, latest)
    opens = cut - _DAY * OPENS_DAYS_AHEAD
    for (kind, name), day, end in ((SUPPLEMENTING, cut, before), (NOMINATING, opens, cut)):
        begins = working_day_from(day, days_off, work_days)
        last = last_working_day_before(end, days_off, work_days)
        length = working_days_between(begins, end, days_off, work_days)
        stages.insert(0, ProposedStage(kind, name, begins, end, last, length))
    warnings = (_too_short(dates, cut, buffer, days_off, work_days),) if cut < dates.nominations_before else ()
    return Proposal(tuple(stages), warnings)


def _too_short(
    dates: StrictDates, cut: date, buffer: int, days_off: Collection[date], work_days: Collection[date]
) -> str:
    there = working_days_between(dates.nominations_before, dates.recognition_before, days_off, work_days)
    needed = LEAST_SUPPLEMENTING + buffer + sum(work for _, _, work in LATER_STAGES)
    return (
        f"Từ ngày {short_date(dates.nominations_before)} đến trước ngày "
        f"{short_date(dates.recognition_before)} chỉ có {two_digits(there)} ngày làm việc, cần ít nhất "
        f"{two_digits(needed)}; đề nghị nhận giới thiệu trước ngày {short_date(cut)} hoặc rút ngắn "
        "các bước sau."
    )
