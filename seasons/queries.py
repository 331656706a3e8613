"""What pages ask of a season: its bar of dates, its criteria, its rules in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from core.reading import once_a_page
from core.vietnamese import short_date, weekday_date
from seasons.calendar import (
    Proposal,
    days_left,
    last_working_day_before,
    plan_backwards,
    strict_dates,
    working_days_between,
)
from seasons.models import CriteriaSet, Criterion, LegalBasis, Phase, Season, SeasonRule, Stage
from seasons.rule_specs import SPECS, RuleSpec
from seasons.workflow import State
from seasons.working_days import DaysOff, days_off, planned

SOON = 14  # days before a date from which it is shown in amber


@dataclass(frozen=True)
class DateTile:
    """One strict date: the days left to its last day, what is due, and when in words."""

    days_left: int
    tone: str
    what: str
    when: str


@dataclass(frozen=True)
class StageStep:
    """One stage as a step of the year."""

    label: str
    date_text: str
    done: bool
    current: bool


@dataclass(frozen=True)
class SeasonBar:
    """The year at a glance, as the frame of every page draws it; few pages ask for its stages."""

    season: Season
    today: date
    dates: list[DateTile]

    @property
    def name(self) -> str:
        return str(self.season)

    @property
    def today_text(self) -> str:
        return f"Hôm nay, {weekday_date(self.today)}"

    @cached_property
    def stages(self) -> list[StageStep]:
        return list(_steps(self.season.stages.all(), self.today))

    @property
    def next_date(self) -> str:
        """The next strict date in a sentence."""
        for tile in self.dates:
            if tile.days_left >= 0:
                return f"Mốc gần nhất: {tile.what[0].lower()}{tile.what[1:]}. {tile.when}"
        return f"Hai mốc thời gian của {self.name[0].lower()}{self.name[1:]} đều đã qua."


@once_a_page
def current_season() -> Season | None:
    """The newest season under way, else the newest of all."""
    newest = Season.objects.order_by("-year")
    return newest.filter(state=State.OPEN).first() or newest.first()


def bar_of(season: Season, today: date) -> SeasonBar:
    """The dates and stages of *season* as they stand on *today*."""
    free, going_on = days_off(season.year), season.state != State.CLOSED
    return SeasonBar(
        season=season,
        today=today,
        dates=[
            _tile("Nộp kế hoạch, báo cáo, hồ sơ giới thiệu", season.plan_due, today, free, "quiet"),
            _tile(
                "Giám đốc quyết định công nhận", season.recognition_due, today, free, "late" if going_on else "quiet"
            ),
        ],
    )


def _tile(what: str, due: date, today: date, free: DaysOff, over: str) -> DateTile:
    left = days_left(today, due)
    last = last_working_day_before(due, free.off, free.worked)
    when = f"Trước ngày {short_date(due)}. Ngày làm việc cuối: {weekday_date(last)}."
    if left >= 0:
        working = working_days_between(today + timedelta(days=1), due, free.off, free.worked)
        when += f" Còn {working} ngày làm việc."
    return DateTile(left, over if left < 0 else "warn" if left <= SOON else "quiet", what, when)


def _steps(stages: "QuerySet[Stage]", today: date) -> Iterator[StageStep]:
    for position, stage in enumerate(stages):
        begins, ends = f"{stage.begins:%d/%m}", f"{stage.ends:%d/%m}"
        text = f"đến {ends}" if position == 0 else begins if begins == ends else f"{begins} - {ends}"
        yield StageStep(stage.name, text, stage.ends < today, stage.begins <= today <= stage.ends)


def proposal_for(year: int, buffer: int) -> Proposal:
    """The stages of a year on the plan's own dates, with the days off as they are known now."""
    free = days_off(year)
    return plan_backwards(strict_dates(year), free.off, free.worked, buffer=buffer)


def planning_warnings(season: Season) -> tuple[str, ...]:
    """Why the working days between the two dates may not suffice, in sentences."""
    return planned(season).warnings


def phase_of(season: Season) -> Phase | None:
    """The phase of several years to which the season belongs."""
    return Phase.objects.filter(first_year__lte=season.year, last_year__gte=season.year).first()


def criteria_sets(season: Season) -> "QuerySet[CriteriaSet]":
    """Every version, newest first, each with its criteria in order."""
    criteria = Prefetch("criteria", queryset=Criterion.objects.order_by("ordinal"))
    return season.criteria_sets.select_related("author").prefetch_related(criteria).order_by("-version")


def legal_bases(on: date) -> "QuerySet[LegalBasis]":
    """The texts that may be cited on a day, in their order."""
    in_force = LegalBasis.objects.filter(since__lte=on)
    return in_force.exclude(until__lt=on)


@dataclass(frozen=True)
class RuleLine:
    """One rule of the season as people read it."""

    spec: RuleSpec
    row: SeasonRule | None
    before: SeasonRule | None = None  # the rule of the season before, offered until one is set

    @property
    def value(self) -> str:
        return self.row.value if self.row else self.spec.default

    @property
    def words(self) -> str:
        return self.spec.words(self.value)


def rule_lines(season: Season) -> list[RuleLine]:
    """Every rule in its order; one that nobody has approved yet has no row."""
    rows = {row.key: row for row in season.rules.all()}
    return [RuleLine(spec, rows.get(key)) for key, spec in SPECS.items()]


def rule_lines_to_set(season: Season) -> list[RuleLine]:
    """The same for whoever sets them, each with the rule of the last season before that has any."""
    before = Season.objects.filter(year__lt=season.year, rules__isnull=False).order_by("-year").first()
    old = {row.key: row for row in before.rules.all()} if before else {}
    return [replace(line, before=old.get(line.spec.key)) for line in rule_lines(season)]
