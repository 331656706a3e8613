"""Lists drawn from the register: numbers without force as of a day, and what was put right in a year."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from certificates.access import in_register, sees_decisions
from certificates.corrections_log import corrections_in, corrections_sheet
from certificates.forms.lists import DayForm, YearForm
from certificates.models import Certificate
from certificates.papers.revoked_list import build
from certificates.queries import NEWEST_FIRST, PAGE, register_years
from certificates.revoked import content_of, revoked_by, sheet_of
from core.access import open_to, over
from core.downloads import form_asked, paper_file, sheet_file
from core.paging import asked_beside, counted, how_many, page_of
from core.sheets.writing import MOST_ROWS
from nominations.views.confirm import actor


@require_GET
@over(in_register)
def revoked_list(request: HttpRequest, rows: QuerySet[Certificate]) -> HttpResponse:
    form = DayForm(request.GET)
    found = revoked_by(rows, form.day())
    page = page_of([found.order_by()], NEWEST_FIRST, PAGE, asked_beside(request.GET))
    context = {
        "form": form, "day": form.day(), "rows": page.rows, "total": how_many(counted(found), "Giấy công nhận"),
        **page.ways({"ngay": form.day().isoformat()}),
    }  # fmt: skip
    return render(request, "certificates/revoked.html", context)


@require_GET
@over(in_register)
def revoked_file(request: HttpRequest, rows: QuerySet[Certificate]) -> HttpResponse:
    """The printed list, or the table where the address asks for it."""
    day: date = DayForm(request.GET).day()
    found = list(revoked_by(rows, day)[:MOST_ROWS])
    if form_asked(request, "pdf", "xlsx") == "xlsx":
        return sheet_file(sheet_of(found, day), "Giay-het-hieu-luc", "xlsx")
    try:
        return paper_file(build(content_of(found, day, by=actor(request))), "Giay-het-hieu-luc", "pdf")
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(reverse("certificates:revoked"))


@require_GET
@open_to(sees_decisions)
def corrections(request: HttpRequest) -> HttpResponse:
    form = YearForm(request.GET, register_years())
    context = {"form": form, "year": form.year(), "lines": corrections_in(form.year())}
    return render(request, "certificates/corrections.html", context)


@require_GET
@open_to(sees_decisions)
def corrections_file(request: HttpRequest) -> HttpResponse:
    year = YearForm(request.GET, register_years()).year()
    sheet = corrections_sheet(corrections_in(year), year)
    return sheet_file(sheet, f"Nhat-ky-dinh-chinh-{year}", form_asked(request, "xlsx", "csv"))
