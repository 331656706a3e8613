"""Điển hình đã công nhận: the list of a year, one of them with everything that is known."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on, open_to
from core.downloads import form_asked, sheet_file
from core.paging import shown
from core.sheets.writing import MOST_ROWS
from documents.access import keeps_book
from nominations.models import Nomination
from rolemodels.access import kept, seasons, sees_role_models, visible
from rolemodels.models import Benefit
from rolemodels.printing import recognised_sheet
from rolemodels.queries import certificates_of, decision_day, missing
from rolemodels.sections import sections_of
from rolemodels.tabs import tabs_of
from seasons.models import Season

PAGE = 50
MANY = "Danh sách quá dài để tải một lần. Mời liên hệ người quản trị hệ thống."


@require_GET
@open_to(sees_role_models)
def current(request: HttpRequest) -> HttpResponse:
    """The newest year in which somebody was recognised, else the newest of all."""
    found = visible(request.user).order_by("-season__year").values_list("season__year", flat=True).first()
    year = found or Season.objects.order_by("-year").values_list("year", flat=True).first()
    if year is None:
        return render(request, "rolemodels/recognised.html", {"season": None})
    return redirect("rolemodels:list", year=year)


@require_GET
@on(seasons, key="year")
def recognised_list(request: HttpRequest, season: Season) -> HttpResponse:
    user: Any = request.user
    context = shown(request.GET, visible(user).filter(season=season), ("sort_key", "pk"), PAGE, "cá nhân, tập thể")
    rows = context["rows"]
    certificates = certificates_of([row.pk for row in rows])
    left = missing(rows, list(Benefit.objects.filter(season=season)))
    context |= {
        "season": season,
        "rows": [(row, certificates.get(row.pk), len(left[row.pk])) for row in rows],
        "years": Season.objects.order_by("-year").values_list("year", flat=True),
        "tabs": tabs_of(season, "list"),
    }
    return render(request, "rolemodels/recognised.html", context)


@require_GET
@on(seasons, key="year")
def recognised_export(request: HttpRequest, season: Season) -> HttpResponseBase:
    rows = list(visible(request.user).filter(season=season).order_by("sort_key", "pk")[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        messages.error(request, MANY)
        return redirect("rolemodels:list", year=season.year)
    seen(request.user, season, "tải danh sách điển hình")
    name = f"Dien-hinh-tien-tien-{season.year}"
    return sheet_file(recognised_sheet(season, rows), name, form_asked(request, "xlsx", "csv"))


@require_GET
@on(visible)
def recognised_page(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    user: Any = request.user
    context = {
        "nomination": nomination,
        "certificate": certificates_of([nomination.pk]).get(nomination.pk),
        "decided_on": decision_day(nomination),
        "sections": sections_of(nomination, user),
        "writes": kept(user).filter(pk=nomination.pk).exists() and keeps_book(user),
    }
    return render(request, "rolemodels/detail.html", context)
