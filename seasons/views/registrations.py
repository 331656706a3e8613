"""Đăng ký tham gia: the board of a season, one registration, writing it, handing it in, settling it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import departments_of
from accounts.models import Department
from core import clock
from core.access import on, open_to
from core.views import acted, carry_out, form_page
from core.workflow import IllegalMove, require
from seasons.access import REGISTERING, movements, reads_registrations, registers, registrations, visible
from seasons.actions.keep_registration import keep_registration
from seasons.actions.send_registration import send_registration, take_back_registration
from seasons.actions.settle_registration import approve_registration, refuse_registration
from seasons.forms_movements import RefusalForm, RegistrationForm
from seasons.models import Movement, Registration, Season
from seasons.readiness import registration_refusal
from seasons.registering import BADGES, asking, board
from seasons.workflow import REGISTRATION, RegistrationState

GET_OR_POST = require_http_methods(["GET", "POST"])
SAVED, SENT = "Đã lưu, phòng chưa gửi.", "Đã gửi đăng ký. Văn phòng Sở, Thường trực Hội đồng xem và duyệt."


@require_GET
@open_to(reads_registrations)
@on(visible, key="year")
def registration_board(request: HttpRequest, season: Season) -> HttpResponse:
    """Which departments answered which movements, and which did not."""
    context = {"season": season, "lines": board(season, clock.today()), "asking": asking(season).count()}
    return render(request, "seasons/registration_board.html", context)


@require_GET
@on(registrations)
def registration_page(request: HttpRequest, registration: Registration) -> HttpResponse:
    row = REGISTRATION.with_moves(registrations(request.user).filter(pk=registration.pk), request.user).get()
    shut = registration_refusal(row.movement, clock.today())
    earlier = row.history.exclude(refusal="").select_related("history_user").order_by("-history_id")
    context = {
        "row": row,
        "badge": BADGES[RegistrationState(row.state)],
        "shut": shut,
        "earlier": [one for one in earlier if one.refusal != row.refusal],
        "own": row.department_id in departments_of(request.user, *REGISTERING),
    }
    return render(request, "seasons/registration.html", context)


@GET_OR_POST
@open_to(registers)
@on(movements)
def registration_new(request: HttpRequest, movement: Movement, department: int) -> HttpResponse:
    """The form of a department that has not answered yet; one that has is led to its answer."""
    if department not in departments_of(request.user, *REGISTERING):
        raise PermissionDenied
    unit = get_object_or_404(Department, pk=department)
    there = movement.registrations.filter(department=unit).first()
    if there and request.method == "GET":
        return redirect(_page_of(there))
    return _writing(request, movement, unit, None)


@GET_OR_POST
@on(registrations)
def registration_edit(request: HttpRequest, registration: Registration) -> HttpResponse:
    try:
        require(registration, REGISTRATION, "edit", by=request.user)
    except IllegalMove as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_page_of(registration))
    return _writing(request, registration.movement, registration.department, registration)


def _writing(request: HttpRequest, movement: Movement, unit: Department, row: Registration | None) -> HttpResponse:
    form = RegistrationForm(request.POST if request.method == "POST" else None, row)
    if form.is_bound and form.is_valid():
        send, told = "send" in request.POST, form.cleaned_data

        def act() -> object:
            return keep_registration(movement, unit, by=request.user, send=send, **told)

        if acted(request, form, act, SENT if send else SAVED):
            return redirect(_page_of(movement.registrations.get(department=unit)))
    context = {"movement": movement, "unit": unit, "row": row, "shut": registration_refusal(movement, clock.today())}
    return form_page(request, "seasons/registration_form.html", form, **context)


@require_POST
@on(registrations)
def registration_send(request: HttpRequest, registration: Registration) -> HttpResponse:
    to = _page_of(registration)
    return carry_out(request, lambda: send_registration(registration, by=request.user), done=SENT, to=to)


@require_POST
@on(registrations)
def registration_take_back(request: HttpRequest, registration: Registration) -> HttpResponse:
    done, to = "Đã lấy lại. Sửa xong, đồng chí gửi lại trước khi hết hạn.", _page_of(registration)
    return carry_out(request, lambda: take_back_registration(registration, by=request.user), done=done, to=to)


@require_POST
@on(registrations)
def registration_approve(request: HttpRequest, registration: Registration) -> HttpResponse:
    done, to = f"Đã duyệt đăng ký của {registration.department}.", _page_of(registration)
    return carry_out(request, lambda: approve_registration(registration, by=request.user), done=done, to=to)


@GET_OR_POST
@on(registrations)
def registration_refuse(request: HttpRequest, registration: Registration) -> HttpResponse:
    form = RefusalForm(request.POST if request.method == "POST" else None)
    try:
        require(registration, REGISTRATION, "refuse", by=request.user)
    except IllegalMove as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_page_of(registration))
    if form.is_bound and form.is_valid():
        done, reason = f"Đã từ chối; {registration.department} đọc được lý do.", form.cleaned_data["reason"]
        if acted(request, form, lambda: refuse_registration(registration, by=request.user, reason=reason), done):
            return redirect(_page_of(registration))
    return form_page(request, "seasons/registration_refuse.html", form, row=registration)


def _page_of(registration: Any) -> str:
    return reverse("seasons:registration", args=[registration.pk])
