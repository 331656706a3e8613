"""Ai đã mở hồ sơ: which files may be asked about, the report of one, and the same as a table."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, sheet_file
from core.paging import asked_beside, counted, how_many, page_of
from core.vietnamese import short_date
from nominations.models import Nomination
from operations.access_report import openings, report_sheet, told
from operations.forms import PeriodForm
from operations.leaks import reported

PAGE = 100


@require_GET
@on(reported)
def access_report(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = PeriodForm(request.GET)
    since, until = form.days()
    rows = openings(nomination, since, until)
    page = page_of([rows.order_by()], ("-at", "-pk"), PAGE, asked_beside(request.GET))
    asked = {name: day.isoformat() for name, day in (("tu", since), ("den", until)) if day}
    context = {
        "nomination": nomination,
        "form": form,
        "rows": [told(row) for row in page.rows],
        "total": how_many(counted(rows), "lượt mở"),
        "asked": urlencode(asked),
        **page.ways(asked),
    }
    return render(request, "operations/access_report.html", context)


@require_GET
@on(reported)
def access_report_file(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    since, until = PeriodForm(request.GET).days()
    form = form_asked(request, "xlsx", "csv")
    period = " ".join(
        part for part in (since and f"từ {short_date(since)}", until and f"đến hết {short_date(until)}") if part
    )
    sheet = report_sheet(nomination, openings(nomination, since, until), period or "tất cả các ngày")
    seen(request.user, nomination, f"tải báo cáo ai đã mở {form}")
    return sheet_file(sheet, f"Ai-da-mo-{nomination.pk}", form)
