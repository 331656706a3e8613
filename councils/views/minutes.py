"""After the count: the minutes, their signed copies, and the end of the session."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on
from core.uploads import serve
from core.vietnamese import local_day
from core.views import accepted, form_page
from councils import readiness
from councils.access import run, runs_sessions, sees_figures, visible
from councils.actions.conclude import conclude
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from councils.forms.acts import BareForm
from councils.forms.count import MinutesForm, minutes_begun
from councils.models import BallotLine, CouncilSession, SessionPaper
from councils.views.answers import home_of, posted, require_duty, session_act, settled
from documents.forms.scan import SCANS, ScanForm
from seasons.bases import named_out_of_force
from seasons.frozen import frozen_file

SIGNED_KINDS = (SessionPaper.Kind.COUNTING_MINUTES, SessionPaper.Kind.MEETING_MINUTES)


@require_http_methods(["GET", "POST"])
@on(run)
def minutes_make(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    outcomes = BallotLine.objects.filter(box__session=session).values_list("outcome", flat=True)
    begun = minutes_begun(session, list(outcomes).count(BallotLine.Outcome.PASSED), len(outcomes))
    form = MinutesForm(posted(request), initial=begun)
    answer = settled(
        request, form, lambda: make_minutes(session, by=request.user, facts=form.facts),
        done="Đã lập biên bản kiểm phiếu và biên bản họp. Mời in, đọc, ký rồi tải bản quét lên.",
        to=reverse("councils:minutes_scans", args=[session.pk]),
    )  # fmt: skip
    sources = [rule.get("source", "") for rule in session.rule_sources.values()]
    outdated = named_out_of_force(sources, local_day(session.held_at))
    return answer or form_page(request, "councils/minutes_make.html", form, session=session, outdated=outdated)


@require_GET
@on(run)
def minutes_scans(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    papers = {paper.kind: paper for paper in session.papers.filter(set_aside_at=None)}
    rows = [(kind, kind.label, papers.get(kind)) for kind in SIGNED_KINDS]
    return render(request, "councils/minutes_scans.html", {"session": session, "rows": rows})


@require_http_methods(["GET", "POST"])
@on(run)
def minutes_scan(request: HttpRequest, session: CouncilSession, kind: str) -> HttpResponse:
    if kind not in SIGNED_KINDS:
        raise Http404
    label = SessionPaper.Kind(kind).label
    form = ScanForm(posted(request), request.FILES or None)
    answer = settled(
        request, form,
        lambda: keep_scan(
            session, by=request.user, kind=kind, stored=accepted(request, form.cleaned_data["scan"], SCANS)
        ),
        done=f"Đã lưu bản ký của {label.lower()}.", to=reverse("councils:minutes_scans", args=[session.pk]),
    )  # fmt: skip
    return answer or form_page(request, "councils/minutes_scan.html", form, session=session, label=label)


@require_GET
@on(visible)
def minutes(request: HttpRequest, session: CouncilSession, kind: str) -> HttpResponseBase:
    require_duty(sees_figures(session, request.user))
    paper = session.papers.filter(kind=kind, set_aside_at=None).first()
    if paper is None:
        raise Http404
    seen(request.user, session, f"minutes:{kind}"[:30])
    try:
        if "ban-ky" in request.GET and paper.is_signed:
            return serve(paper.signed_file, inline=True)
        return frozen_file(request, paper)
    except ValidationError as broken:
        messages.error(request, " ".join(broken.messages))
        return redirect(home_of(session))


@require_http_methods(["GET", "POST"])
@on(visible)
def conclude_session(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return session_act(
        request, session, "conclude", BareForm(posted(request)), lambda: conclude(session, by=request.user),
        conditions=readiness.before_concluding(session),
    )  # fmt: skip
