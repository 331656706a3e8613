"""Units renamed, merged and split: the form, the preview that is confirmed by typing, giving up, the life line."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import anyone_of, departments, manages_people, reorganisations
from accounts.actions.cancel_reorganisation import cancel_reorganisation
from accounts.actions.confirm_reorganisation import confirm_reorganisation
from accounts.actions.plan_reorganisation import plan_reorganisation
from accounts.events import timeline
from accounts.forms import ReasonForm
from accounts.forms_units import FORMS, ConfirmForm
from accounts.models import Department, Reorganisation
from accounts.reorganising import duties_from, duty_moves, effects, heirs_planned, people_of, place_of
from accounts.roles import Role
from accounts.security import require_fresh
from accounts.unit_line import line_of, state_of
from accounts.unit_rules import refuse
from core import clock
from core.access import on, open_to
from core.vietnamese import clock_time, short_date
from core.views import acted, attempt, form_page

Kind = Reorganisation.Kind
administers = anyone_of(Role.ADMINISTRATOR)
MOVES = {
    "plan": "Ghi việc sắp xếp",
    "confirm": "Xác nhận",
    "carry_out": "Chuyển người và nhiệm vụ",
    "cancel": "Bỏ việc sắp xếp",
}


def page_of(row: Reorganisation) -> str:
    return reverse("accounts:reorganisation", kwargs={"pk": row.pk})


@require_http_methods(["GET", "POST"])
@open_to(administers)
@on(departments)
@require_fresh(Role.ADMINISTRATOR)
def rename(request: HttpRequest, department: Department) -> HttpResponse:
    return _form(request, Kind.RENAME, [department], None)


@require_http_methods(["GET", "POST"])
@open_to(administers)
@require_fresh(Role.ADMINISTRATOR)
def merge(request: HttpRequest) -> HttpResponse:
    return _form(request, Kind.MERGE, [], None)


@require_http_methods(["GET", "POST"])
@open_to(administers)
@on(departments)
@require_fresh(Role.ADMINISTRATOR)
def split(request: HttpRequest, department: Department) -> HttpResponse:
    return _form(request, Kind.SPLIT, [department], None)


@require_http_methods(["GET", "POST"])
@open_to(administers)
@on(reorganisations)
@require_fresh(Role.ADMINISTRATOR)
def edit(request: HttpRequest, row: Reorganisation) -> HttpResponse:
    if not row.stands():
        messages.info(request, "Việc sắp xếp này đã xác nhận hoặc đã bỏ nên không sửa được.")
        return redirect(page_of(row))
    return _form(request, row.kind, list(row.units.all()), row)


def _form(request: HttpRequest, kind: str, units: Sequence[Department], row: Reorganisation | None) -> HttpResponse:
    form = FORMS[kind](request.POST or None, units=units, row=row)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: plan_reorganisation(row, by=request.user, facts=form.facts()))
        if kept:
            return redirect(page_of(kept))
    label = str(Kind(kind).label)
    return form_page(request, "accounts/reorganisation_form.html", form, label=label, kind=kind, units=units, row=row)


@require_GET
@on(reorganisations)
def reorganisation(request: HttpRequest, row: Reorganisation) -> HttpResponse:
    """What it does, worked out now; an administrator confirms it here by typing the new name."""
    return form_page(request, "accounts/reorganisation.html", ConfirmForm(), **_told(row, request.user))


@require_POST
@open_to(administers)
@on(reorganisations)
@require_fresh(Role.ADMINISTRATOR)
def confirm(request: HttpRequest, row: Reorganisation) -> HttpResponse:
    form = ConfirmForm(request.POST)
    done = f"Đã xác nhận. {_when(row)}"
    if form.is_valid() and acted(
        request, form, lambda: confirm_reorganisation(row, by=request.user, **form.cleaned_data), done
    ):
        return redirect(page_of(row))
    return form_page(request, "accounts/reorganisation.html", form, **_told(row, request.user))


def _when(row: Reorganisation) -> str:
    if row.day <= clock.today():
        return "Người và nhiệm vụ đã chuyển sang phòng mới."
    return f"Đến ngày {short_date(row.day)} cổng tự chuyển người và nhiệm vụ."


def _told(row: Reorganisation, user: Any) -> dict[str, Any]:
    units, heirs = list(row.units.all()), heirs_planned(row)
    told = {
        "row": row, "units": units, "heirs": heirs, "badge": state_of(row), "history": _history(row),
        "begun": list(row.begun.order_by("pk")), "administers": administers(user),
        "waits": row.waits(clock.today()), "ahead": row.done_at is None and row.cancelled_at is None, "headless": "",
    }  # fmt: skip
    if told["ahead"]:
        people = people_of(units)
        moves = duty_moves(row, duties_from(units, row.day))
        led = {move.place for move in moves if move.role == Role.HEAD}
        told |= {
            "people": [(person, heirs[place_of(row, person.pk)]) for person in people],
            "duties": [(move, move.words(heirs)) for move in moves],
            "headless": ", ".join(heir.name for place, heir in enumerate(heirs) if place not in led),
            "effects": effects(units),
            "obstacles": _obstacles(row, units, user) if row.stands() else [],
        }
    return told


def _obstacles(row: Reorganisation, units: Sequence[Department], by: Any) -> list[str]:
    """Why it cannot be confirmed as it is written."""
    try:
        refuse(row, units, by)
    except ValidationError as refusal:
        return list(refusal.messages)
    return []


def _history(row: Reorganisation) -> list[dict[str, Any]]:
    return [
        {
            "when": f"{clock_time(event.at)}, {short_date(event.at)}",
            "title": MOVES[event.move],
            "who": event.actor_name,
            "note": event.reason,
        }
        for event in reversed(timeline(row))
    ]


@require_http_methods(["GET", "POST"])
@open_to(administers)
@on(reorganisations)
@require_fresh(Role.ADMINISTRATOR)
def cancel(request: HttpRequest, row: Reorganisation) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã bỏ việc sắp xếp; các phòng giữ nguyên."
        if acted(request, form, lambda: cancel_reorganisation(row, by=request.user, **form.cleaned_data), done):
            return redirect(page_of(row))
    return form_page(request, "accounts/reorganisation_cancel.html", form, row=row)


@require_GET
@open_to(manages_people)
@on(departments)
def life_line(request: HttpRequest, department: Department) -> HttpResponse:
    return render(request, "accounts/department_line.html", {"department": department, "line": line_of(department)})
