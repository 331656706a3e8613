"""The emulation movements of a season: the list, one of them, adding, changing, extending, stopping."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import departments_of
from core import clock
from core.access import on, open_to
from core.views import acted, attempt, form_page
from seasons.access import REGISTERING, movements, reads_registrations, tends_season, visible
from seasons.actions.change_movement import extend_movement, stop_movement
from seasons.actions.keep_movement import keep_movement
from seasons.forms_movements import ChangeForm, MovementForm
from seasons.models import Movement, Season
from seasons.movements import by_channel, found_through, launched_by, period, standing, with_documents
from seasons.readiness import registration_refusal
from seasons.registering import answer_counts, answers_to, asked_departments, own_answers
from seasons.views.files import with_file
from seasons.views.paging import paged
from seasons.workflow import State

GET_OR_POST = require_http_methods(["GET", "POST"])
Act = Callable[..., object]


@require_GET
@on(visible, key="year")
def movement_list(request: HttpRequest, season: Season) -> HttpResponse:
    tends = tends_season(request.user) and season.state != State.CLOSED
    context = paged(request, season.movements.prefetch_related(with_documents()))
    rows, today = list(context["rows"]), clock.today()
    joined, found = answer_counts(rows), found_through(season, request.user)
    lines = {
        row.pk: {"movement": row, "standing": standing(row, today), "document": launched_by(row), "period": period(row),
                 "joined": joined.get(row.pk, 0), "found": found.get(row.pk, 0)}
        for row in rows
    }  # fmt: skip
    groups = [(channel, [lines[row.pk] for row in under]) for channel, under in by_channel(rows)]
    asked = asked_departments(today).count()
    context |= {"season": season, "tends": tends, "groups": groups, "asked": asked, "found_any": bool(found)}
    context["reads"] = reads_registrations(request.user)
    return render(request, "seasons/movements.html", context)


@require_GET
@on(movements)
def movement_page(request: HttpRequest, movement: Movement) -> HttpResponse:
    """One movement: what it is, its documents, what changed it, and which departments take part."""
    today, tends = clock.today(), tends_season(request.user)
    documents = list(movement.documents.all())
    context = {
        "movement": movement,
        "season": movement.season,
        "standing": standing(movement, today),
        "period": period(movement),
        "tends": tends and movement.season.state != State.CLOSED,
        "documents": [document for document in documents if document.set_aside_at is None],
        "aside": [document for document in documents if document.set_aside_at is not None] if tends else [],
        "changes": list(movement.changes.select_related("made_by")),
        "found": found_through(movement.season, request.user).get(movement.pk, 0),
    }
    return render(request, "seasons/movement.html", context | _registering(request, movement))


def _registering(request: HttpRequest, movement: Movement) -> dict[str, Any]:
    """What departments answered, as far as this reader sees it."""
    if not movement.takes_registration:
        return {"answers": [], "own": [], "open": False}
    today = clock.today()
    return {
        "answers": answers_to(movement, today) if reads_registrations(request.user) else [],
        "own": own_answers(movement, departments_of(request.user, *REGISTERING)),
        "open": not registration_refusal(movement, today),
    }


@GET_OR_POST
@open_to(tends_season)
@on(visible, key="year")
def movement_add(request: HttpRequest, season: Season) -> HttpResponse:
    return _form(request, season, None)


@GET_OR_POST
@open_to(tends_season)
@on(movements)
def movement_edit(request: HttpRequest, movement: Movement) -> HttpResponse:
    return _form(request, movement.season, movement)


def _form(request: HttpRequest, season: Season, movement: Movement | None) -> HttpResponse:
    announced = movement is not None and season.state == State.OPEN
    form = MovementForm(request.POST or None, instance=movement, announced=announced)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        kept = attempt(form, lambda: keep_movement(movement, by=request.user, season=season, facts=facts))
        if kept:
            messages.success(request, f"Đã lưu phong trào «{kept.name}».")
            return redirect("seasons:movement", pk=kept.pk)
    return form_page(request, "seasons/movement_form.html", form, season=season, movement=movement, announced=announced)


@GET_OR_POST
@open_to(tends_season)
@on(movements)
def movement_extend(request: HttpRequest, movement: Movement) -> HttpResponse:
    form = ChangeForm(*_sent(request), day="Đến hết ngày")
    return _changing(request, movement, form, extend_movement, "seasons/movement_extend.html", "Đã ghi gia hạn.")


@GET_OR_POST
@open_to(tends_season)
@on(movements)
def movement_stop(request: HttpRequest, movement: Movement) -> HttpResponse:
    form = ChangeForm(*_sent(request), day="Dừng từ ngày")
    return _changing(request, movement, form, stop_movement, "seasons/movement_stop.html", "Đã ghi dừng phong trào.")


def _changing(
    request: HttpRequest, movement: Movement, form: ChangeForm, act: Act, template: str, done: str
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        upload = facts.pop("file")

        def change() -> object:
            return with_file(upload, lambda stored: act(movement, by=request.user, stored=stored, **facts))

        if acted(request, form, change, done):
            return redirect(reverse("seasons:movement", args=[movement.pk]))
    return form_page(request, template, form, movement=movement)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
