"""Pages of a decision's moves: submit, number, keep the signed copy, issue, list for handing over."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from certificates.access import visible
from certificates.actions.close import close
from certificates.actions.hand_over import hand_over
from certificates.actions.issue import issue
from certificates.actions.keep_scan import keep_scan
from certificates.actions.number import number
from certificates.actions.render_pending import render_pending
from certificates.actions.renumber import renumber
from certificates.actions.submit import submit
from certificates.forms.papers import HandoverForm, NumberForm, SubmitForm
from certificates.grounds import bases_to_read
from certificates.listed import Listed
from certificates.models import Decision, DecisionPaper
from certificates.queries import certificates_of
from certificates.readiness import before_close, before_issue, before_submit
from certificates.texts import flagged, text_of
from certificates.views.acting import moving, page_of
from certificates.workflow import DECISION
from core import clock
from core.access import on
from core.forms import TidyForm, date_typed
from core.views import accepted
from documents.forms.scan import SCANS, ScanForm
from documents.issuing import agency_on, short_code
from nominations.views.confirm import actor, posted
from seasons.bases import ended, named_out_of_force

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def submit_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    form, listed = SubmitForm(decision, posted(request)), Listed(decision)
    return moving(
        request,
        decision,
        DECISION,
        "submit",
        form=form,
        act=lambda: submit(decision, by=actor(request), **form.cleaned_data),
        done="Đã trình Giám đốc. Tờ trình ở mục Văn bản của trang này.",
        to=page_of(decision),
        template="certificates/submit.html",
        decision=decision,
        items=listed.items,
        gaps=before_submit(listed),
    )


@GET_OR_POST
@on(visible)
def number_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    return _numbering(request, decision, "number", number, "Đã cấp số và ngày. Mời in Quyết định để trình ký.")


@GET_OR_POST
@on(visible)
def renumber_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    return _numbering(request, decision, "renumber", renumber, "Đã cấp lại số và ngày. Mời in lại Quyết định.")


def _numbering(
    request: HttpRequest, decision: Decision, move: str, act: Callable[..., Decision], done: str
) -> HttpResponse:
    listed, today = Listed(decision), clock.today()
    form = NumberForm(decision, short_code(today), posted(request))
    on = date_typed(form, "dated") or today
    bases = bases_to_read(listed, on)
    return moving(
        request,
        decision,
        DECISION,
        move,
        form=form,
        act=lambda: act(decision, by=actor(request), given=form.given()),
        done=done,
        to=page_of(decision),
        template="certificates/number.html",
        decision=decision,
        recognised=listed.recognised,
        bases=bases,
        ended=ended(on),
        outdated=named_out_of_force(bases, on),
        minutes_date=listed.minutes_date,
    )


@GET_OR_POST
@on(visible)
def paper_scan(request: HttpRequest, decision: Decision, kind: str) -> HttpResponse:
    if kind not in DecisionPaper.Kind.values:
        raise Http404
    form = ScanForm(posted(request), request.FILES or None)
    return moving(
        request,
        decision,
        DECISION,
        "scan",
        form=form,
        act=lambda: keep_scan(
            decision, kind, by=actor(request), stored=accepted(request, form.cleaned_data["scan"], SCANS)
        ),
        done="Đã lưu bản ký.",
        to=page_of(decision),
        template="certificates/scan.html",
        decision=decision,
        back=page_of(decision),
        paper=DecisionPaper.Kind(kind).label,
    )


@GET_OR_POST
@on(visible)
def issue_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    listed = Listed(decision)
    return moving(
        request,
        decision,
        DECISION,
        "issue",
        form=TidyForm(posted(request)),
        act=lambda: _issue(request, decision),
        done="Đã ban hành và công bố. Giấy công nhận đã được cấp số vào sổ.",
        to=page_of(decision),
        template="certificates/issue.html",
        decision=decision,
        recognised=listed.recognised,
        declined=sum(item.outcome == item.Outcome.DECLINE for item in listed.items),
        gaps=before_issue(decision),
        flagged=_long_names(listed),
    )


def _long_names(listed: Listed) -> list[str]:
    """What the Office is to look at before certificates are numbered, once the decision has its date and signer."""
    if not listed.decision.dated:
        return []
    agency = agency_on(listed.decision.dated)
    for item in listed.recognised:
        item.decision = listed.decision
    return flagged(text_of(item, agency, 1) for item in listed.recognised)


def _issue(request: HttpRequest, decision: Decision) -> None:
    issue(decision, by=actor(request))
    render_pending(certificates_of(decision))


@GET_OR_POST
@on(visible)
def close_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    return moving(
        request,
        decision,
        DECISION,
        "close",
        form=TidyForm(posted(request)),
        act=lambda: close(decision, by=actor(request)),
        done="Đã công bố kết quả cho các phòng.",
        to=page_of(decision),
        template="certificates/close.html",
        decision=decision,
        items=Listed(decision).items,
        gaps=before_close(decision),
    )


@GET_OR_POST
@on(visible)
def hand_over_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    form = HandoverForm(posted(request), today=clock.today(), user=actor(request))
    return moving(
        request,
        decision,
        DECISION,
        "hand_over",
        form=form,
        act=lambda: hand_over(decision, by=actor(request), **form.cleaned_data),
        done="Đã lập danh sách ký nhận. Mời in ở mục Văn bản của trang này.",
        to=reverse("certificates:decision", args=[decision.pk]) + "#papers",
        template="certificates/hand_over.html",
        decision=decision,
    )
