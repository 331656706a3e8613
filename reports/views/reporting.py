"""Báo cáo năm: the agency's as a draft of the office, a department's as a paper to complete in Word."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Department
from core import clock
from core.access import on, open_to
from core.downloads import form_asked, paper_file
from documents.models import Composed
from documents.views.composing import composing
from reports.access import composes, departments, reads_figures, seasons
from reports.annual import annual_report
from reports.printing import department_paper
from reports.tables import agency_figures, year_of
from seasons.models import Season


@require_http_methods(["GET", "POST"])
@open_to(composes)
@on(seasons, key="year")
def report_new(request: HttpRequest, season: Season) -> HttpResponse:
    user: Any = request.user
    year = year_of(season, user)
    words = annual_report(season, year, clock.today())
    return composing(request, Composed.Kind.REPORT, words, agency_figures(year), season)


@require_GET
@open_to(reads_figures)
@on(departments)
def department(request: HttpRequest, department: Department, year: int) -> HttpResponse:
    user: Any = request.user
    season = seasons(user).filter(year=year).first()
    if season is None:
        raise Http404
    try:
        paper = department_paper(season, department, user)
        return paper_file(paper, f"Bao-cao-cua-phong-{year}", form_asked(request, "docx", "pdf"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("reports:season", year=year)
