"""The figures as tables that papers carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import Department
from core.vietnamese import two_digits
from documents.papers.composed import Figures
from reports.counts import COLUMNS, Division, Numbers, divided, of_department
from reports.stage_times import Stage, stage_times
from reports.years import Compared, Years, compared
from seasons.models import Season


@dataclass(frozen=True)
class Year:
    """All that the report of a year tells, counted once for its text and its tables."""

    divisions: tuple[Division, ...]
    stages: list[Stage]
    years: Years


def year_of(season: Season, user: Any) -> Year:
    """The season, its times and the seasons before it, as *user* counts them."""
    return Year(divided(season, user), stage_times(season, user), compared(user, season.year))


def agency_figures(year: Year) -> tuple[Figures, ...]:
    """Of the season by department, kind, channel and movement; its times; the last five seasons."""
    *facts, of_departments = year.divisions
    return (
        *figures_of((of_departments, *facts)), _times(year.stages),
        *figures_of((year.years.by_year, year.years.by_phase)), *map(_compared, year.years.recognised),
    )  # fmt: skip


def department_figures(season: Season, department: Department) -> tuple[Figures, ...]:
    """Of one department's files by kind, channel and movement, as the department reads them; two queries."""
    return figures_of(of_department(season, department))


def figures_of(divisions: Iterable[Division]) -> tuple[Figures, ...]:
    """Divisions that were counted already, as tables."""
    return tuple(map(_divided, divisions))


def _divided(division: Division) -> Figures:
    rows = tuple((line.name, *_told(line.numbers)) for line in division.lines)
    return Figures(division.title, (division.first, *COLUMNS), rows, ("Cộng", *_told(division.total)))


def _compared(compared: Compared) -> Figures:
    columns = (compared.first, *(str(year) for year in compared.years))
    rows = tuple((line.name, *_told(line.numbers)) for line in compared.lines)
    return Figures(compared.title, columns, rows, ("Cộng", *_told(compared.total)))


def _times(stages: Iterable[Stage]) -> Figures:
    rows = tuple((one.name, two_digits(one.files), one.mean_told, one.longest_told) for one in stages)
    return Figures("Thời gian từng bước", ("Chặng", "Số hồ sơ", "Trung bình (ngày)", "Lâu nhất (ngày)"), rows)


def _told(numbers: Numbers) -> tuple[str, ...]:
    return tuple(map(two_digits, numbers))
