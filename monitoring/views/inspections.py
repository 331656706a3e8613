"""Biên bản kiểm tra: the list, one record, its draft, its paper."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import departments_of
from accounts.access_log import seen
from core.access import on, open_to, over
from core.downloads import form_asked, paper_file
from core.forms import TidyForm
from core.paging import shown
from core.vietnamese import lines
from core.views import acted, attempt, form_page
from core.workflow import AlreadyDone
from monitoring.actions.draft_inspection import begin_inspection, drop_inspection, edit_inspection
from monitoring.actions.finalise_inspection import add_to_inspection, finalise_inspection
from monitoring.actions.keep_finding import add_finding, drop_finding, edit_finding
from monitoring.follow_ups import with_counts, with_reports
from monitoring.forms.inspection import AdditionForm, FindingForm, InspectionForm, NothingForm
from monitoring.inspecting import (
    HEADS,
    drafts_kept,
    findings_kept,
    inspections_seen,
    reads_inspections,
    records_inspections,
)
from monitoring.models import Finding, Inspection
from monitoring.watch_printing import inspection_paper
from nominations.views.confirm import actor, posted

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(row: Inspection) -> str:
    """The record's own page."""
    return reverse("monitoring:inspection", args=[row.pk])


@require_GET
@open_to(reads_inspections)
@over(inspections_seen)
def inspections(request: HttpRequest, rows: QuerySet[Inspection]) -> HttpResponse:
    context = shown(request.GET, rows, ("-visited_on", "-pk"), PAGE, "biên bản")
    counted = with_counts(inspections_seen(request.user)).in_bulk([row.pk for row in context["rows"]])
    context |= {"rows": [counted[row.pk] for row in context["rows"]], "records": records_inspections(request.user)}
    return render(request, "monitoring/inspections.html", context)


@require_GET
@on(inspections_seen)
def inspection(request: HttpRequest, row: Inspection) -> HttpResponse:
    records = records_inspections(request.user)
    context = {
        "row": row,
        "findings": list(with_reports(row.findings.all())),
        "additions": list(row.additions.select_related("added_by")),
        "members": lines(row.members),
        "hosts": lines(row.hosts),
        "writes": records and row.finalised_at is None,
        "adds": records and row.finalised_at is not None,
        "reports": row.finalised_at is not None and row.department_id in departments_of(request.user, *HEADS),
    }
    return render(request, "monitoring/inspection.html", context)


@require_GET
@on(inspections_seen)
def inspection_file(request: HttpRequest, row: Inspection) -> HttpResponseBase:
    try:
        answer = paper_file(inspection_paper(row), f"bien-ban-kiem-tra-{row.pk}", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(page_of(row))
    seen(request.user, row, "tải biên bản kiểm tra")
    return answer


@GET_OR_POST
@open_to(records_inspections)
def inspection_add(request: HttpRequest) -> HttpResponse:
    form = InspectionForm(posted(request))
    done = "Đã lưu bản nháp. Mời ghi nội dung phát hiện, rồi chốt biên bản."

    def act() -> Inspection:
        try:
            return begin_inspection(form.visit(), by=actor(request))
        except AlreadyDone:
            return Inspection.objects.filter(**form.visit().facts()).latest("pk")

    if form.is_bound and form.is_valid() and (row := attempt(form, act)):
        messages.success(request, done)
        return redirect(page_of(row))
    return form_page(request, "monitoring/inspection_form.html", form, row=None)


@GET_OR_POST
@on(drafts_kept)
def inspection_edit(request: HttpRequest, row: Inspection) -> HttpResponse:
    form = InspectionForm(posted(request), row=row)
    answer = _settled(request, row, form, lambda: edit_inspection(row, form.visit(), by=actor(request)), "Đã lưu.")
    return answer or form_page(request, "monitoring/inspection_form.html", form, row=row)


@GET_OR_POST
@on(drafts_kept)
def inspection_drop(request: HttpRequest, row: Inspection) -> HttpResponse:
    form = NothingForm(posted(request))
    if form.is_bound and acted(request, form, lambda: drop_inspection(row, by=actor(request)), "Đã bỏ bản nháp."):
        return redirect("monitoring:inspections")
    return form_page(request, "monitoring/inspection_drop.html", form, row=row)


@GET_OR_POST
@on(drafts_kept)
def inspection_finalise(request: HttpRequest, row: Inspection) -> HttpResponse:
    form = NothingForm(posted(request))
    done = "Đã chốt biên bản. Phòng được kiểm tra đọc được và báo cáo từng việc."
    answer = _settled(request, row, form, lambda: finalise_inspection(row, by=actor(request)), done)
    return answer or form_page(
        request, "monitoring/inspection_finalise.html", form, row=row, count=row.findings.count()
    )


@GET_OR_POST
@on(drafts_kept)
def inspection_addition(request: HttpRequest, row: Inspection) -> HttpResponse:
    form = AdditionForm(posted(request))
    done = "Đã ghi nội dung bổ sung. Biên bản in ra có mục bổ sung."
    answer = _settled(request, row, form, lambda: add_to_inspection(row, by=actor(request), **form.cleaned_data), done)
    return answer or form_page(request, "monitoring/inspection_addition.html", form, row=row)


@GET_OR_POST
@on(drafts_kept)
def finding_add(request: HttpRequest, row: Inspection) -> HttpResponse:
    form = FindingForm(posted(request), inspection=row)
    done = "Đã ghi vào biên bản."
    answer = _settled(request, row, form, lambda: add_finding(row, form.wanted(), by=actor(request)), done)
    return answer or form_page(request, "monitoring/finding_form.html", form, row=row, finding=None)


@GET_OR_POST
@on(findings_kept)
def finding_edit(request: HttpRequest, finding: Finding) -> HttpResponse:
    row = finding.inspection
    form = FindingForm(posted(request), inspection=row, row=finding)
    answer = _settled(request, row, form, lambda: edit_finding(finding, form.wanted(), by=actor(request)), "Đã lưu.")
    return answer or form_page(request, "monitoring/finding_form.html", form, row=row, finding=finding)


@GET_OR_POST
@on(findings_kept)
def finding_drop(request: HttpRequest, finding: Finding) -> HttpResponse:
    row, form = finding.inspection, NothingForm(posted(request))
    answer = _settled(request, row, form, lambda: drop_finding(finding, by=actor(request)), "Đã bỏ khỏi biên bản.")
    return answer or form_page(request, "monitoring/finding_drop.html", form, row=row, finding=finding)


def _settled(
    request: HttpRequest, row: Inspection, form: TidyForm, act: Callable[[], object], done: str
) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands."""
    settled = form.is_bound and form.is_valid() and acted(request, form, act, done)
    return redirect(page_of(row)) if settled else None
