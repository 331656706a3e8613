"""The seasons: the list, a new one, one season with everything that belongs to it, its opening and closing."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.roles import Role
from accounts.security import require_fresh
from core import clock
from core.access import on, open_to, over
from core.views import attempt, carry_out, form_page
from seasons.access import tends_season, visible
from seasons.actions.close_season import close_season
from seasons.actions.create import create
from seasons.actions.open_season import open_season
from seasons.calendar import DIRECTOR_BUFFER, strict_dates
from seasons.carrying import told
from seasons.changes import changes_of
from seasons.forms import SeasonForm, YearForm
from seasons.models import Season
from seasons.queries import bar_of, criteria_sets, legal_bases, phase_of, planning_warnings, proposal_for, rule_lines
from seasons.readiness import before_opening, conditions, next_step, open_items
from seasons.views.paging import paged
from seasons.workflow import State

SHOWN = 10  # movements on the season's own page


def season_url(season: Season) -> str:
    return reverse("seasons:detail", kwargs={"year": season.year})


@require_GET
@over(visible)
def season_list(request: HttpRequest, seasons: QuerySet[Season]) -> HttpResponse:
    return render(request, "seasons/list.html", {"tends": tends_season(request.user), **paged(request, seasons)})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
def season_create(request: HttpRequest) -> HttpResponse:
    """Propose the year after the last season, or the one asked for, with the plan's dates and stages."""
    other = YearForm(request.GET if "year" in request.GET else None)
    last = Season.objects.order_by("-year").first()
    year = other.cleaned_data["year"] if other.is_valid() else last.year + 1 if last else clock.today().year
    other.fields["year"].initial = year
    other.fields["buffer"].initial = buffer = _buffer(other)
    dates = strict_dates(year)
    proposed = {
        "year": year, "plan_due": dates.nominations_before, "recognition_due": dates.recognition_before,
        "director_buffer": buffer,
    }  # fmt: skip
    form = SeasonForm(request.POST or None, initial=proposed)
    if request.method == "POST" and form.is_valid():
        season = attempt(form, lambda: create(by=request.user, **_parted(form.cleaned_data)))
        if season:
            messages.success(
                request, f"Đã lập kỳ bình xét năm {season.year}. Các bước được đề xuất từ hai ngày đã ghi."
            )
            return redirect(season_url(season))
    context = {"existing": _existing(form), "other": other, "year": year, "carried": told(year)}
    return form_page(request, "seasons/create.html", form, proposal=proposal_for(year, buffer), **context)


def _buffer(asked: YearForm) -> int:
    typed = asked.cleaned_data.get("buffer") if asked.is_valid() else None
    return DIRECTOR_BUFFER if typed is None else int(typed)


def _parted(typed: dict[str, Any]) -> dict[str, Any]:
    own = {name: typed[name] for name in ("year", "plan_due", "recognition_due")}
    return {**own, "facts": {name: value for name, value in typed.items() if name not in own}}


def _existing(form: SeasonForm) -> Season | None:
    """The season that already has the year which was typed."""
    year = form.data.get("year", "")
    return Season.objects.filter(year=int(year)).first() if year.isdecimal() and len(year) == 4 else None


@require_GET
@on(visible, key="year")
def season_detail(request: HttpRequest, season: Season) -> HttpResponse:
    needed = conditions(season) if season.state == State.PREPARING else []
    return render(
        request,
        "seasons/detail.html",
        {
            "season": season,
            "bar": bar_of(season, clock.today()),
            "phase": phase_of(season),
            "warnings": planning_warnings(season),
            "criteria": criteria_sets(season).first(),
            "movements": season.movements.all()[:SHOWN],
            "movement_count": season.movements.count(),
            "bases": legal_bases(clock.today()),
            "unset": sum(line.row is None for line in rule_lines(season)),
            "conditions": needed,
            "missing": [condition for condition in needed if not condition.met],
            "next_step": next_step(season),
            "tends": tends_season(request.user),
        },
    )


@require_GET
@on(visible, key="year")
def season_changes(request: HttpRequest, season: Season) -> HttpResponse:
    """Who set what up, from what to what, and why."""
    return render(request, "seasons/changes.html", {"season": season, **paged(request, changes_of(season))})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
@require_fresh(Role.OFFICE)
def season_open(request: HttpRequest, season: Season) -> HttpResponse:
    if request.method == "POST":
        return carry_out(
            request,
            lambda: open_season(season, by=request.user),
            done=f"Đã mở kỳ bình xét năm {season.year}. Các phòng giới thiệu điển hình được từ bây giờ.",
            to=season_url(season),
        )
    gaps = before_opening(season) if season.state == State.PREPARING else []
    return render(request, "seasons/open.html", {"season": season, "gaps": gaps})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
@require_fresh(Role.OFFICE)
def season_close(request: HttpRequest, season: Season) -> HttpResponse:
    if request.method == "POST":
        return carry_out(
            request,
            lambda: close_season(season, by=request.user),
            done=f"{season} đã kết thúc.",
            to=season_url(season),
        )
    return render(request, "seasons/close.html", {"season": season, "items": open_items(season, request.user)})
