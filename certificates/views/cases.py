"""Pages of letters that came in after the recognition: the list, one case, recording it, terms."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import anyone_of
from accounts.access_log import seen
from accounts.events import timeline
from accounts.models import Event
from accounts.roles import Role
from certificates.actions.close_case import answer_case, extend_case, link_change
from certificates.actions.open_case import open_case
from certificates.actions.set_term import set_term
from certificates.cases import (
    STOPPING,
    cases_seen,
    certificates_for_cases,
    is_late,
    links_changes,
    opens_cases,
    reads_cases,
    to_answer,
    to_link,
)
from certificates.forms.cases import AnswerForm, CaseForm, ExtendForm, LinkForm, TermForm
from certificates.models import Certificate, ComplaintCase, ComplaintTerm
from certificates.models.complaint_case import TAKEN_UP
from core.access import on, open_to
from core.paging import shown
from core.vietnamese import short_date
from core.views import acted, form_page
from nominations.timeline import Entry, told_of
from nominations.views.confirm import actor, posted

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])
_TOLD = {
    "open_case": "Ghi đơn thư đến",
    "extend_case": "Gia hạn trả lời",
    "answer_case": "Ghi kết quả giải quyết",
    "link_change": "Ghi văn bản thay đổi quyết định",
}


@require_GET
@open_to(reads_cases)
def case_list(request: HttpRequest) -> HttpResponse:
    found = shown(request.GET, cases_seen(request.user), ("due_on", "pk"), PAGE, "đơn thư")
    found["rows"] = [(row, is_late(row)) for row in found["rows"]]
    context = {**found, "opens": opens_cases(request.user), "keeps_terms": links_changes(request.user)}
    return render(request, "certificates/cases.html", context)


@GET_OR_POST
@on(certificates_for_cases)
def case_add(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    form = CaseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi đơn thư và hạn trả lời."
        if acted(request, form, lambda: open_case(certificate, by=actor(request), **form.cleaned_data), done):
            return redirect("certificates:cases")
    return form_page(request, "certificates/case_add.html", form, certificate=certificate)


@require_GET
@on(cases_seen)
def case_detail(request: HttpRequest, case: ComplaintCase) -> HttpResponse:
    seen(request.user, case, "xem đơn thư")
    context = {
        "case": case,
        "late": is_late(case),
        "stops": ComplaintCase.objects.filter(STOPPING, pk=case.pk).exists(),
        "certificate": case.item.certificate,
        "answers": to_answer(request.user).filter(pk=case.pk).exists(),
        "links": to_link(request.user).filter(pk=case.pk).exists(),
        "entries": _entries(case),
    }
    return render(request, "certificates/case.html", context)


@GET_OR_POST
@on(to_answer)
def case_answer(request: HttpRequest, case: ComplaintCase) -> HttpResponse:
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi kết quả giải quyết."
        if acted(request, form, lambda: answer_case(case, by=actor(request), **form.cleaned_data), done):
            return redirect(_page(case))
    return form_page(request, "certificates/case_answer.html", form, case=case)


@GET_OR_POST
@on(to_answer)
def case_extend(request: HttpRequest, case: ComplaintCase) -> HttpResponse:
    form = ExtendForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = "Đã gia hạn trả lời."
        if acted(request, form, lambda: extend_case(case, by=actor(request), **form.cleaned_data), done):
            return redirect(_page(case))
    return form_page(request, "certificates/case_extend.html", form, case=case)


@GET_OR_POST
@on(to_link)
def case_link(request: HttpRequest, case: ComplaintCase) -> HttpResponse:
    form = LinkForm(posted(request), case=case)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi văn bản thay đổi quyết định."
        if acted(request, form, lambda: link_change(case, by=actor(request), **form.cleaned_data), done):
            return redirect(_page(case))
    return form_page(request, "certificates/case_link.html", form, case=case)


@require_GET
@open_to(anyone_of(Role.OFFICE))
def case_terms(request: HttpRequest) -> HttpResponse:
    known = {term.kind: term for term in ComplaintTerm.objects.all()}
    rows = [(kind, label, known.get(kind)) for kind, label in TAKEN_UP]
    return render(request, "certificates/case_terms.html", {"rows": rows})


@GET_OR_POST
@open_to(anyone_of(Role.OFFICE))
def case_term(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in dict(TAKEN_UP):
        raise Http404
    form = TermForm(posted(request), kind=kind, term=ComplaintTerm.objects.filter(kind=kind).first())

    def act() -> None:
        set_term(kind, by=actor(request), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and acted(request, form, act, "Đã ghi thời hạn."):
        return redirect("certificates:case_terms")
    return form_page(request, "certificates/case_term.html", form, label=dict(TAKEN_UP)[kind])


def _page(case: ComplaintCase) -> str:
    return reverse("certificates:case", args=[case.pk])


def _entries(case: ComplaintCase) -> list[Entry]:
    events = list(timeline(case).order_by("-number"))
    return [told_of(event, _TOLD[event.move], note=_note(event), newest=event is events[0]) for event in events]


def _note(event: Event) -> str:
    """Of an extension from which day to which, and why."""
    if event.move != "extend_case":
        return ""
    days = (short_date(date.fromisoformat(day)) for day in (event.was, event.now))
    return f"{' → '.join(days)}. {event.reason}"
