"""The calendar of working days, with a look at what a change moves; the phases of several years."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.access import on, open_to, over
from core.vietnamese import weekday_date
from core.views import attempt, carry_out, form_page
from seasons.access import days_off as days_off_of
from seasons.access import phases, tends_season
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.keep_day_off import keep_day_off
from seasons.actions.keep_phase import keep_phase
from seasons.forms_calendar import CalendarYearForm, DayOffForm, PhaseForm
from seasons.models import DayOff, Phase, Season
from seasons.views.tending import posted
from seasons.working_days import Moved, days_of, moved_with, moved_without


@require_http_methods(["GET", "POST"])
@over(days_off_of)
def days_off(request: HttpRequest, rows: QuerySet[DayOff]) -> HttpResponse:
    """The calendar of one year; what is entered shows first which stages it moves."""
    tends, year = tends_season(request.user), _year(request)
    form = DayOffForm(posted(request, tends))
    if form.is_bound and form.is_valid():
        facts = form.cleaned_data
        if "place" not in request.POST and (moves := moved_with(DayOff(**facts))):
            return _preview(request, moves, f"Ghi {DayOff(**facts)} vào lịch", request.path)
        kept = attempt(form, lambda: keep_day_off(by=request.user, facts=facts, place_anew=_places(request)))
        if kept:
            messages.success(request, f"Đã ghi {kept} vào lịch.{_placed(request)}")
            return redirect(f"{request.path}?year={kept.day.year}")
    context = {"tends": tends, "year": year, "years": CalendarYearForm(initial={"year": year})}
    return form_page(request, "seasons/days_off.html", form, days=days_of(rows.filter(day__year=year), year), **context)


def _year(request: HttpRequest) -> int:
    """The year that the address asks for; this year where it names none."""
    asked = CalendarYearForm(request.GET)
    return asked.cleaned_data["year"] if asked.is_valid() else clock.today().year


@require_POST
@open_to(tends_season)
def day_off_drop(request: HttpRequest, pk: int) -> HttpResponse:
    day = days_off_of(request.user).filter(pk=pk).first()
    if day is None:
        messages.info(request, "Ngày này đã được bỏ khỏi lịch.")
        return redirect("seasons:days_off")
    if "place" not in request.POST and (moves := moved_without(day)):
        return _preview(request, moves, f"Bỏ {day} khỏi lịch", request.path)
    return carry_out(
        request,
        lambda: drop_day_off(day, by=request.user, place_anew=_places(request)),
        done=f"Đã bỏ {day}.{_placed(request)}",
        to=f"{reverse('seasons:days_off')}?year={day.day.year}",
    )


def _places(request: HttpRequest) -> bool:
    return request.POST.get("place") == "yes"


def _placed(request: HttpRequest) -> str:
    return " Các bước đã dời theo lịch mới." if _places(request) else ""


def _preview(request: HttpRequest, moves: list[Moved], title: str, address: str) -> HttpResponse:
    """What the change moves, with what was typed kept in the form that confirms it."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    lines = [
        (move.season, move.name, *(weekday_date(day) for span in (move.was, move.becomes) for day in span))
        for move in moves
    ]
    context = {"title": title, "lines": lines, "typed": typed, "address": address}
    return render(request, "seasons/days_off_moves.html", context)


@require_GET
@over(phases)
def phase_list(request: HttpRequest, rows: QuerySet[Phase]) -> HttpResponse:
    seasons = list(Season.objects.order_by("year"))
    listed = [(phase, [one for one in seasons if phase.first_year <= one.year <= phase.last_year]) for phase in rows]
    return render(request, "seasons/phases.html", {"phases": listed, "tends": tends_season(request.user)})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
def phase_add(request: HttpRequest) -> HttpResponse:
    return _phase(request, None)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(phases)
def phase_edit(request: HttpRequest, phase: Phase) -> HttpResponse:
    return _phase(request, phase)


def _phase(request: HttpRequest, phase: Phase | None) -> HttpResponse:
    shown = Phase.objects.get(pk=phase.pk) if phase else None
    form = PhaseForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: keep_phase(phase, by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, f"Đã lưu «{kept}».")
            return redirect("seasons:phases")
    return form_page(request, "seasons/phase_form.html", form, phase=phase)
