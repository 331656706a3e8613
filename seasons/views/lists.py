"""What outlives a season: the agency's name, the texts to cite, the days off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.access import on, open_to, over
from core.vietnamese import short_date
from core.views import attempt, carry_out, form_page
from seasons.access import agencies, bases, tends_season
from seasons.access import days_off as days_off_of
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.keep_basis import keep_basis
from seasons.actions.keep_day_off import keep_day_off
from seasons.actions.rename_agency import rename_agency
from seasons.changes import changes_of_basis
from seasons.forms import AgencyForm, DayOffForm
from seasons.forms_bases import LegalBasisForm
from seasons.models import Agency, DayOff, LegalBasis
from seasons.views.paging import paged


@require_GET
@over(bases)
def basis_list(request: HttpRequest, rows: QuerySet[LegalBasis]) -> HttpResponse:
    context = {"tends": tends_season(request.user), "today": clock.today(), **paged(request, rows)}
    return render(request, "seasons/bases.html", context)


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
    return form_page(
        request, "seasons/basis_form.html", form, basis=basis, changes=changes_of_basis(basis) if basis else []
    )


@require_http_methods(["GET", "POST"])
@over(days_off_of)
def days_off(request: HttpRequest, rows: QuerySet[DayOff]) -> HttpResponse:
    tends = tends_season(request.user)
    form = DayOffForm(_posted(request, tends))
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: keep_day_off(by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, f"Đã ghi {kept} vào lịch. Giai đoạn đã xếp không tự đổi.")
            return redirect("seasons:days_off")
    return form_page(request, "seasons/days_off.html", form, tends=tends, **paged(request, rows.order_by("-day")))


@require_POST
@open_to(tends_season)
def day_off_drop(request: HttpRequest, pk: int) -> HttpResponse:
    day = days_off_of(request.user).filter(pk=pk).first()
    if day is None:
        messages.info(request, "Ngày này đã được bỏ khỏi lịch.")
        return redirect("seasons:days_off")
    return carry_out(
        request, lambda: drop_day_off(day, by=request.user), done=f"Đã bỏ {day}.", to=reverse("seasons:days_off")
    )


@require_http_methods(["GET", "POST"])
@over(agencies)
def agency(request: HttpRequest, rows: QuerySet[Agency]) -> HttpResponse:
    """How papers name the agency; older papers keep the name of their day."""
    tends, newest = tends_season(request.user), rows.order_by("-since").first()
    initial = {name: getattr(newest, name) for name in AgencyForm.Meta.fields} if newest else {}
    form = AgencyForm(_posted(request, tends), initial={**initial, "since": clock.today()})
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: rename_agency(by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, f"Từ ngày {short_date(kept.since)} giấy tờ ghi {kept}.")
            return redirect("seasons:agency")
    return form_page(request, "seasons/agency.html", form, tends=tends, names=rows)


def _posted(request: HttpRequest, tends: bool) -> Any:
    """What was posted; others than those who tend the season only read these pages."""
    if request.method != "POST":
        return None
    if not tends:
        raise PermissionDenied
    return request.POST
