"""The Director's two steps: choices kept as they are made, then numbers and names read and confirmed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access_log import seen
from accounts.roles import Role
from accounts.security import require_fresh
from certificates.access import visible
from certificates.actions.decide import decide
from certificates.actions.weigh import weigh
from certificates.forms.deciding import ConfirmForm, decide_form
from certificates.listed import Listed, decided_now
from certificates.models import Decision
from certificates.progress import groups, vote_again
from certificates.queries import papers_of
from certificates.readiness import choices_digest
from certificates.views.acting import moving, page_of
from certificates.workflow import DECISION
from core import clock
from core.access import on
from core.workflow import IllegalMove, require
from nominations.views.confirm import actor, posted, refused

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def decide_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    """First step: one choice for each file; both buttons keep what was chosen."""
    if request.method == "GET":
        seen(request.user, decision, "xem trang chọn kết quả")
    listed, confirming = Listed(decision), request.POST.get("then") == "confirm"
    form = decide_form(listed, request.user, posted(request), saving=not confirming)
    confirm_page = reverse("certificates:decide_confirm", args=[decision.pk])
    return moving(
        request,
        decision,
        DECISION,
        "weigh",
        form=form,
        act=lambda: weigh(decision, by=actor(request), choices=form.choices()),
        done="Đã lưu các lựa chọn, chưa chốt.",
        to=confirm_page if confirming else request.path,
        away=page_of(decision),
        template="certificates/decide.html",
        decision=decision,
        minutes=listed.minutes,
        papers=papers_of(decision),
        vote_again=vote_again(decision.season),
        director_chairs=listed.director_chairs(clock.today()),
    )


@GET_OR_POST
@on(visible)
def decide_confirm(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Second step, after a fresh sign-in: the number of those recognised is typed, then all is decided at once."""
    try:
        require(decision, DECISION, "decide", by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(decision))
    return _confirm(request, decision)


@require_fresh(Role.DIRECTOR)
def _confirm(request: HttpRequest, decision: Decision) -> HttpResponse:
    listed = Listed(decision)
    if any(not item.outcome for item in decided_now(listed.items, request.user)):
        return redirect("certificates:decide", pk=decision.pk)
    form = ConfirmForm(posted(request), initial={"seen": choices_digest(listed.items)})
    return moving(
        request,
        decision,
        DECISION,
        "decide",
        form=form,
        act=lambda: decide(decision, by=actor(request), **form.cleaned_data),
        done="Đã quyết định. Văn thư cấp số và ngày cho Quyết định.",
        to=page_of(decision),
        template="certificates/decide_confirm.html",
        decision=decision,
        groups=list(groups(listed.items)),
        total=len(listed.items),
        departing=[item for item in listed.items if item.departs],
        director_chairs=listed.director_chairs(clock.today()),
    )
