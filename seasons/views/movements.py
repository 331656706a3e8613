"""The emulation movements of a season."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to
from core.views import attempt, form_page
from seasons.access import movements, tends_season, visible
from seasons.actions.keep_movement import keep_movement
from seasons.forms import MovementForm
from seasons.models import Movement, Season
from seasons.views.paging import paged
from seasons.workflow import State


@require_GET
@on(visible, key="year")
def movement_list(request: HttpRequest, season: Season) -> HttpResponse:
    tends = tends_season(request.user) and season.state != State.CLOSED
    context = {"season": season, "tends": tends, **paged(request, season.movements.all())}
    return render(request, "seasons/movements.html", context)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
def movement_add(request: HttpRequest, season: Season) -> HttpResponse:
    return _form(request, season, None)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(movements)
def movement_edit(request: HttpRequest, movement: Movement) -> HttpResponse:
    return _form(request, movement.season, movement)


def _form(request: HttpRequest, season: Season, movement: Movement | None) -> HttpResponse:
    shown = Movement.objects.get(pk=movement.pk) if movement else Movement(season=season)
    form = MovementForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        kept = attempt(form, lambda: keep_movement(movement, by=request.user, season=season, facts=facts))
        if kept:
            messages.success(request, f"Đã lưu phong trào «{kept.name}».")
            return redirect("seasons:movements", year=season.year)
    return form_page(request, "seasons/movement_form.html", form, season=season, movement=movement)
