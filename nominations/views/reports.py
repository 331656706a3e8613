"""The achievement report as a file: sent, read in the page, downloaded; and which saved report is handed in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from core.access import on
from core.papers.typography import code_lines
from core.uploads import KINDS, previewing, serve
from core.views import acted, carry_out, form_page
from nominations.access import visible, visible_reports
from nominations.actions.choose_report import TYPED, choose_report
from nominations.actions.upload_report import upload_report
from nominations.content import length_of, words_in
from nominations.forms import REPORT_KINDS, ReportForm
from nominations.models import Nomination, ReportVersion
from nominations.queries import whole
from nominations.views.confirm import actor, page_of, posted, writing_refused
from nominations.views.reading import picture_of, shown_in_page
from nominations.views.sending import taking_sent

WITHOUT_WORDS = "Tệp Word này không có chữ nào. Mời đồng chí chọn tệp khác; bản quét thì gửi dạng PDF."


@require_http_methods(["GET", "POST"])
@on(visible)
def report_upload(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if answer := writing_refused(request, nomination):
        return answer
    form = ReportForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = "Tệp này là báo cáo thành tích của hồ sơ. Báo cáo gõ trên cổng vẫn được giữ."
        if acted(request, form, lambda: _upload(request, nomination, form), done):
            return redirect(_in_editor(nomination))
    dossier = whole(nomination)
    typed_length = length_of(words_in(dossier.report)) if dossier.report.strip() else ""
    return form_page(request, "nominations/report_upload.html", form, nomination=dossier, typed_length=typed_length)


def _upload(request: HttpRequest, nomination: Nomination, form: ReportForm) -> None:
    with taking_sent(request, nomination, form.cleaned_data, REPORT_KINDS) as stored:
        words = previewing.words(stored) or None
        if words is None and stored.media_type != KINDS[".pdf"]:
            raise ValidationError(WITHOUT_WORDS)
        upload_report(nomination, by=actor(request), stored=stored, words=words)
    if stored.notice:
        messages.info(request, stored.notice)


@require_POST
@on(visible)
def report_choose(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """Hand in the version that is named, or what is typed where none is."""
    if answer := writing_refused(request, nomination):
        return answer
    number = request.POST.get("ban", "")
    upload = None
    if number:
        versions = nomination.report_versions.exclude(stored_name="")
        upload = versions.filter(number=int(number)).first() if number.isdecimal() and len(number) < 6 else None
        if upload is None:
            messages.error(request, "Không có tệp báo cáo này. Mời đồng chí chọn trong các phiên bản đã lưu.")
            return redirect("nominations:report_versions", pk=nomination.pk)
    return carry_out(
        request,
        lambda: choose_report(nomination, by=actor(request), upload=upload),
        done=f"Hồ sơ dùng báo cáo: {upload.original_name if upload else TYPED}.",
        to=_in_editor(nomination),
    )


def _in_editor(nomination: Nomination) -> str:
    return f"{reverse('nominations:edit', args=[nomination.pk])}#thanh-tich"


@require_GET
@on(visible_reports)
def report_file(request: HttpRequest, version: ReportVersion) -> HttpResponseBase:
    try:
        response = serve(version)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_of(version.nomination))
    seen(request.user, version, "tải báo cáo thành tích")
    return response


@require_GET
@on(visible_reports)
def report_view(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    seen(request.user, version, "xem báo cáo thành tích")
    context = {
        "version": version,
        "nomination": version.nomination,
        "length": length_of(version.words),
        "digest_text": " ".join(code_lines(version.sha256)),
    }
    try:
        context |= shown_in_page(
            request, version, lambda page: reverse("nominations:report_page", args=[version.pk, page])
        )
    except ValidationError as damaged:
        context["refusal"] = " ".join(damaged.messages)
    return render(request, "nominations/report_view.html", context)


@require_GET
@on(visible_reports)
def report_page(request: HttpRequest, version: ReportVersion, page: int) -> HttpResponse:
    return picture_of(version, page)
