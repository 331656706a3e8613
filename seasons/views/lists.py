"""What outlives a season: the agency's name, the texts to cite, the days off."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core import clock
from core.access import on, open_to, over
from core.vietnamese import short_date
from core.views import attempt, form_page
from seasons.access import agencies, bases, tends_season
from seasons.actions.keep_basis import keep_basis
from seasons.actions.rename_agency import rename_agency
from seasons.changes import changes_of_basis
from seasons.forms import AgencyForm
from seasons.forms_bases import LegalBasisForm
from seasons.models import Agency, LegalBasis
from seasons.views.paging import paged
from seasons.views.tending import posted


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
@over(agencies)
def agency(request: HttpRequest, rows: QuerySet[Agency]) -> HttpResponse:
    """How papers name the agency; older papers keep the name of their day."""
    tends, newest = tends_season(request.user), rows.order_by("-since").first()
    initial = {name: getattr(newest, name) for name in AgencyForm.Meta.fields} if newest else {}
    form = AgencyForm(posted(request, tends), initial={**initial, "since": clock.today()})
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: rename_agency(by=request.user, facts=form.cleaned_data))
        if kept:
            messages.success(request, f"Từ ngày {short_date(kept.since)} giấy tờ ghi {kept}.")
            return redirect("seasons:agency")
    return form_page(request, "seasons/agency.html", form, tends=tends, names=rows)
