"""Việc sau kiểm tra: the department's report, the Standing Council's answer, the file that came with a report."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from core.access import on
from core.uploads import serve, taking
from core.views import acted, carry_out, form_page
from monitoring.actions.follow_up import confirm_finding, report_finding, return_finding
from monitoring.forms.inspection import ReportForm, ReturnForm
from monitoring.inspecting import finding_files, findings_kept, findings_owed
from monitoring.models import Finding, FindingReport
from monitoring.views.inspections import page_of
from nominations.views.confirm import actor, posted

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(findings_owed)
def finding_report(request: HttpRequest, finding: Finding) -> HttpResponse:
    form = ReportForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        done = "Đã báo cáo. Thường trực Hội đồng xem rồi xác nhận, hoặc yêu cầu làm tiếp."
        if acted(request, form, lambda: _report(request, finding, form), done):
            return redirect(page_of(finding.inspection))
    return form_page(request, "monitoring/finding_report.html", form, finding=finding)


@require_POST
@on(findings_kept)
def finding_confirm(request: HttpRequest, finding: Finding) -> HttpResponse:
    return carry_out(
        request,
        lambda: confirm_finding(finding, by=actor(request)),
        done="Đã xác nhận việc này.",
        to=page_of(finding.inspection),
    )


@GET_OR_POST
@on(findings_kept)
def finding_return(request: HttpRequest, finding: Finding) -> HttpResponse:
    form = ReturnForm(posted(request))
    if form.is_bound and form.is_valid():
        done = "Đã yêu cầu phòng làm tiếp. Lý do hiện ở trang của biên bản."
        if acted(request, form, lambda: return_finding(finding, by=actor(request), **form.cleaned_data), done):
            return redirect(page_of(finding.inspection))
    report = finding.reports.order_by("-pk").first()
    return form_page(request, "monitoring/finding_return.html", form, finding=finding, report=report)


@require_GET
@on(finding_files)
def finding_file(request: HttpRequest, report: FindingReport) -> HttpResponseBase:
    try:
        response = serve(report)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_of(report.finding.inspection))
    seen(request.user, report, "tải tệp báo cáo sau kiểm tra")
    return response


def _report(request: HttpRequest, finding: Finding, form: ReportForm) -> FindingReport:
    note, upload = form.cleaned_data["note"], form.cleaned_data["upload"]
    if not upload:
        return report_finding(finding, by=actor(request), note=note)
    with taking(upload) as stored:
        report = report_finding(finding, by=actor(request), note=note, stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
    return report
