"""What outlives a season: the agency's name, the texts to cite, the days off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manages_people
from core import clock
from core.access import on, open_to
from core.views import attempt, carry_out, form_page
from seasons.access import bases, tends_season
from seasons.access import days_off as days_off_of
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.keep_basis import keep_basis
from seasons.actions.keep_day_off import keep_day_off
from seasons.actions.rename_agency import rename_agency
from seasons.forms import AgencyForm, DayOffForm, LegalBasisForm
from seasons.models import Agency, DayOff, LegalBasis

MOST_DAYS = 100


@require_GET
@open_to(tends_season)
def basis_list(request: HttpRequest) -> HttpResponse:
    return render(request, "seasons/bases.html", {"bases": bases(request.user), "today": clock.today()})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
def basis_add(request: HttpRequest) -> HttpResponse:
    return _basis(request, None)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(bases)
def basis_edit(request: HttpRequest, basis: LegalBasis) -> HttpResponse:
    return _basis(request, basis)


def _basis(request: HttpRequest, basis: LegalBasis | None) -> HttpResponse:
    form = LegalBasisForm(request.POST or None, instance=basis)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: keep_basis(basis, by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, "Đã lưu căn cứ.")
            return redirect("seasons:bases")
    return form_page(request, "seasons/basis_form.html", form, basis=basis)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
def days_off(request: HttpRequest) -> HttpResponse:
    form = DayOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: keep_day_off(by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, f"Đã ghi {kept} vào lịch.")
            return redirect("seasons:days_off")
    rows = days_off_of(request.user).order_by("-day")[:MOST_DAYS]
    return form_page(request, "seasons/days_off.html", form, days=rows)


@require_POST
@on(days_off_of)
def day_off_drop(request: HttpRequest, day: DayOff) -> HttpResponse:
    return carry_out(
        request, lambda: drop_day_off(day, by=request.user), done=f"Đã bỏ {day}.", to=reverse("seasons:days_off")
    )


@require_http_methods(["GET", "POST"])
@open_to(manages_people)
def agency(request: HttpRequest) -> HttpResponse:
    """How papers name the agency; older papers keep the name of their day."""
    newest = Agency.objects.order_by("-since").first()
    initial = {name: getattr(newest, name) for name in AgencyForm.Meta.fields} if newest else {}
    form = AgencyForm(request.POST or None, initial={**initial, "since": clock.today()})
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: rename_agency(by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, "Đã lưu tên cơ quan.")
            return redirect("seasons:agency")
    return form_page(request, "seasons/agency.html", form, names=Agency.objects.all())
