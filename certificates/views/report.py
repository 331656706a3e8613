"""Báo cáo kết quả công nhận: the form of a draft that begins with the season's figures."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from certificates.access import visible
from certificates.models import Decision
from certificates.recognition_report import counted, figures, report
from certificates.views.acting import page_of
from certificates.workflow import DecisionState
from core.access import on
from documents.access import keeps_book
from documents.models import Composed
from documents.views.composing import composing


@require_http_methods(["GET", "POST"])
@on(visible)
def report_new(request: HttpRequest, decision: Decision) -> HttpResponse:
    if not keeps_book(request.user):
        raise PermissionDenied
    if decision.state != DecisionState.ISSUED:
        messages.error(request, "Quyết định chưa ban hành nên chưa có kết quả để báo cáo. Mời ban hành trước.")
        return redirect(page_of(decision))
    found = counted(decision.season, request.user)
    return composing(request, Composed.Kind.REPORT, report(decision, found), figures(found), decision.season)
