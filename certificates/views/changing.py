"""Pages of what changes an issued decision: đính chính, sửa đổi, thay thế, thu hồi, hủy bỏ."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import office, records_clerk
from accounts.access_log import seen
from certificates.access import changes, visible
from certificates.actions.change_decision import change_decision
from certificates.actions.change_moves import drop_change, issue_change, keep_change_scan
from certificates.forms.changing import DropForm, change_form
from certificates.models import ChangeItem, Decision, DecisionChange
from certificates.timeline import changes_of
from certificates.views.acting import moving, page_of
from certificates.workflow import CHANGE, DecisionState
from core import clock
from core.access import on
from core.downloads import form_asked, paper_file
from core.forms import TidyForm, date_typed
from core.papers import Paper
from core.uploads import serve
from core.views import accepted, acted, form_page
from core.workflow import IllegalMove, duty_on
from documents.forms.scan import SCANS, ScanForm
from documents.issuing import short_code
from nominations.views.confirm import actor, posted, refused
from seasons.bases import ended, named_out_of_force
from seasons.queries import legal_bases

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def change_add(request: HttpRequest, decision: Decision, kind: str) -> HttpResponse:
    """Make the paper of a change; it is signed and issued afterwards."""
    if kind not in DecisionChange.Kind.values:
        raise Http404
    duty_on(decision, office | records_clerk, request.user)
    if decision.state != DecisionState.ISSUED:
        refusal = IllegalMove("Quyết định chưa ban hành nên chưa có gì để đính chính, thu hồi hay hủy bỏ.")
        return refused(request, refusal, page_of(decision))
    form = change_form(decision, kind, short_code(clock.today()), posted(request), request.GET.get("giay", ""))
    if request.method == "POST" and form.is_valid():
        done = "Đã lập văn bản. Mời in, trình ký, đóng dấu rồi tải bản ký lên."
        if acted(request, form, lambda: change_decision(decision, by=actor(request), change=form.change()), done):
            return redirect(f"{page_of(decision)}#changes")
    on = date_typed(form, "dated") or clock.today()
    bases = [basis.citation for basis in legal_bases(on)]
    context = {
        "decision": decision, "kind": DecisionChange.Kind(kind), "ends": kind in DecisionChange.ENDING,
        "bases": bases, "ended": ended(on), "outdated": named_out_of_force(bases, on),
    }  # fmt: skip
    return form_page(request, "certificates/change_add.html", form, **context)


@require_GET
@on(changes)
def change_detail(request: HttpRequest, change: DecisionChange) -> HttpResponse:
    row = CHANGE.with_moves(changes(request.user).filter(pk=change.pk), request.user).get()
    context = {
        "change": row,
        "items": _items(row),
        "entries": changes_of(row),
    }
    return render(request, "certificates/change.html", context)


@require_GET
@on(changes)
def change_paper(request: HttpRequest, change: DecisionChange) -> HttpResponseBase:
    """The paper as it was made; as .docx where the address asks for it."""
    seen(request.user, change.paper, "xem văn bản")
    if form_asked(request, "pdf", "docx") == "docx":
        return paper_file(Paper.from_json(change.paper.content), f"van-ban-{change.number}", "docx")
    return serve(change.paper, inline=True)


@require_GET
@on(changes)
def change_signed(request: HttpRequest, change: DecisionChange) -> HttpResponseBase:
    """The scan of the signed copy."""
    found = change.paper
    if not found.is_signed:
        raise Http404
    seen(request.user, found, "xem bản ký")
    return serve(found.signed_file, inline=True)


def _items(change: DecisionChange) -> list[ChangeItem]:
    return list(change.items.select_related("item__nomination").prefetch_related("item__certificates"))


def _page(change: DecisionChange) -> str:
    return reverse("certificates:change", args=[change.pk])


@GET_OR_POST
@on(changes)
def change_scan(request: HttpRequest, change: DecisionChange) -> HttpResponse:
    form = ScanForm(posted(request), request.FILES or None)
    return moving(
        request,
        change,
        CHANGE,
        "scan",
        form=form,
        act=lambda: keep_change_scan(
            change, by=actor(request), stored=accepted(request, form.cleaned_data["scan"], SCANS)
        ),
        done="Đã lưu bản ký.",
        to=_page(change),
        template="certificates/scan.html",
        decision=change,
        back=_page(change),
        paper=change.form,
    )


@GET_OR_POST
@on(changes)
def change_issue(request: HttpRequest, change: DecisionChange) -> HttpResponse:
    return moving(
        request,
        change,
        CHANGE,
        "issue",
        form=TidyForm(posted(request)),
        act=lambda: issue_change(change, by=actor(request)),
        done=f"Đã ban hành {change}. Sổ Giấy công nhận và trang tra cứu đã ghi việc này.",
        to=_page(change),
        template="certificates/change_issue.html",
        change=change,
        items=_items(change),
        ends=change.kind in DecisionChange.ENDING,
    )


@GET_OR_POST
@on(changes)
def change_drop(request: HttpRequest, change: DecisionChange) -> HttpResponse:
    form = DropForm(posted(request))
    return moving(
        request,
        change,
        CHANGE,
        "drop",
        form=form,
        act=lambda: drop_change(change, by=actor(request), **form.cleaned_data),
        done=f"Không ban hành {change}.",
        to=_page(change),
        template="certificates/change_drop.html",
        change=change,
    )
