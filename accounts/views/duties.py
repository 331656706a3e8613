"""Duties: giving them and letting them end, each with its dates and its basis."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import duties, people
from accounts.actions.appoint import appoint
from accounts.actions.end_duty import end_duty
from accounts.forms import DutyForm, EndDutyForm
from accounts.models import Duty, User
from accounts.roles import Role
from accounts.security import require_fresh
from accounts.views.people import person_url
from core import clock
from core.access import on
from core.vietnamese import short_date
from core.views import attempt, form_page


@require_http_methods(["GET", "POST"])
@on(people)
@require_fresh(Role.OFFICE)
def duty_add(request: HttpRequest, person: User) -> HttpResponse:
    form = DutyForm(request.POST or None, initial={"since": clock.today()}, instance=Duty(user=person))
    if request.method == "POST" and form.is_valid():
        duty = attempt(form, lambda: appoint(person, by=request.user, facts=form.cleaned_data))
        if duty:
            messages.success(request, f"Đã giao {person.full_name} nhiệm vụ {duty.title}.")
            return redirect(person_url(person))
    return form_page(request, "accounts/duty_form.html", form, person=person)


@require_http_methods(["GET", "POST"])
@on(duties)
@require_fresh(Role.OFFICE)
def duty_end(request: HttpRequest, duty: Duty) -> HttpResponse:
    form = EndDutyForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and form.is_valid():
        ended = attempt(form, lambda: end_duty(duty, by=request.user, **form.cleaned_data))
        if ended:
            messages.success(request, f"Nhiệm vụ {ended.title} kết thúc sau ngày {short_date(ended.until)}.")
            return redirect(person_url(duty.user))
    return form_page(request, "accounts/duty_end.html", form, duty=duty)
