"""Thống kê: a season by its divisions, its times, the years side by side; each table as a file."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import on, open_to
from core.downloads import form_asked, sheet_file
from core.sheets.writing import Sheet
from reports.access import composes, departments, reads_agency, reads_figures, seasons
from reports.counts import (
    INTRODUCED,
    OF_DEPARTMENTS,
    RECEIVED,
    RECOGNISED,
    VOTED,
    Division,
    by_department,
    by_fact,
    divided,
)
from reports.drawing import board, lengths, years_board
from reports.sheets import LEFT_OUT, compared_sheet, division_sheet, times_sheet
from reports.stage_times import late, stage_times
from reports.years import compared
from seasons.models import Season
from seasons.queries import current_season

#: Departments on a page: the file has all of them.
PAGE = 20
_SUMMED = (INTRODUCED, RECEIVED, VOTED, RECOGNISED)
_FIGURES = ("giới thiệu", "đã tiếp nhận", "đã bỏ phiếu", "được công nhận")


@require_GET
@open_to(reads_figures)
def current(request: HttpRequest) -> HttpResponse:
    season = current_season()
    if season is None:
        return render(request, "reports/none.html")
    return redirect("reports:season", year=season.year)


@require_GET
@open_to(reads_figures)
@on(seasons, key="year")
def season(request: HttpRequest, season: Season) -> HttpResponse:
    *facts, of_departments = divided(season, request.user)
    page = _page_asked(request, len(of_departments.lines))
    shown = slice((page - 1) * PAGE, page * PAGE)
    context = {
        "season": season,
        "tabs": _tabs(season, "season"),
        "others": [year for year in seasons(request.user).values_list("year", flat=True) if year != season.year],
        "agency_wide": reads_agency(request.user),
        "composes": composes(request.user),
        "own": list(departments(request.user)),
        "left_out": LEFT_OUT,
        "figures": [(of_departments.total[place], name) for place, name in zip(_SUMMED, _FIGURES, strict=True)],
        "boards": [board(of_departments, shown), *(board(division) for division in facts)],
        **_ways(page, len(of_departments.lines)),
    }
    return render(request, "reports/season.html", context)


@require_GET
@open_to(reads_figures)
@on(seasons, key="year")
def season_table(request: HttpRequest, season: Season, key: str) -> HttpResponse:
    if key == "thoi-gian":
        sheet = times_sheet(season, stage_times(season, request.user))
    else:
        of_departments = key == OF_DEPARTMENTS
        found = (by_department(season, request.user),) if of_departments else by_fact(season, request.user)
        sheet = division_sheet(_named(found, key), f"năm {season.year}")
    return _file(request, sheet, f"Thong-ke-{season.year}-{key}")


@require_GET
@open_to(reads_figures)
@on(seasons, key="year")
def times(request: HttpRequest, season: Season) -> HttpResponse:
    listed, how_many = late(season, request.user)
    stages = stage_times(season, request.user)
    bars = lengths([stage.mean or 0 for stage in stages])
    context = {
        "season": season,
        "tabs": _tabs(season, "times"),
        "left_out": LEFT_OUT,
        "stages": list(zip(stages, bars, strict=True)),
        "late": listed,
        "how_many": how_many,
    }
    return render(request, "reports/times.html", context)


@require_GET
@open_to(reads_figures)
def years(request: HttpRequest) -> HttpResponse:
    newest = seasons(request.user).first()
    if newest is None:
        return render(request, "reports/none.html")
    found = compared(request.user, newest.year)
    boards = [board(found.by_year), *map(years_board, found.recognised), board(found.by_phase)]
    context = {"season": newest, "tabs": _tabs(newest, "years"), "left_out": LEFT_OUT, "boards": boards}
    return render(request, "reports/years.html", context)


@require_GET
@open_to(reads_figures)
def years_table(request: HttpRequest, key: str) -> HttpResponse:
    newest = seasons(request.user).first()
    if newest is None:
        raise Http404
    found = compared(request.user, newest.year)
    of_groups = {one.key: compared_sheet(one) for one in found.recognised}
    sheet = of_groups.get(key) or division_sheet(_named((found.by_year, found.by_phase), key), f"đến {newest.year}")
    return _file(request, sheet, f"Thong-ke-cac-nam-{key}")


def _named(divisions: tuple[Division, ...], key: str) -> Division:
    found = [division for division in divisions if division.key == key]
    if not found:
        raise Http404
    return found[0]


def _file(request: HttpRequest, sheet: Sheet, name: str) -> HttpResponse:
    return sheet_file(sheet, name, form_asked(request, "xlsx", "csv"))


def _tabs(season: Season, current: str) -> list[dict[str, Any]]:
    pages = (
        ("season", f"Năm {season.year}", reverse("reports:season", args=[season.year])),
        ("times", "Thời gian từng bước", reverse("reports:times", args=[season.year])),
        ("years", "Các năm", reverse("reports:years")),
    )
    return [{"label": label, "url": url, "current": name == current, "count": None} for name, label, url in pages]


def _page_asked(request: HttpRequest, lines: int) -> int:
    """The page of departments that the address asks for; nonsense asks for the first."""
    asked = request.GET.get("trang", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
    return number if 1 <= number <= -(-lines // PAGE) else 1


def _ways(page: int, lines: int) -> dict[str, str]:
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, lines)
    return {
        "previous_url": f"?{urlencode({'trang': page - 1})}" if page > 1 else "",
        "next_url": f"?{urlencode({'trang': page + 1})}" if last < lines else "",
        "position": f"Phòng, đơn vị {first} đến {last} trên {lines}",
    }
