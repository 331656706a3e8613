"""The vote on paper: start, ballots, end, adjournment, the figures and their confirmation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on
from core.views import form_page
from councils import readiness
from councils.access import boxes, counted, counted_boxes, counted_parts, run, runs_sessions, visible
from councils.actions.adjourn import adjourn
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_paper import confirm_paper
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.extend_vote import extend_vote
from councils.actions.start import start
from councils.electorate import Electorate, electorate_of
from councils.forms.acts import BareForm, EndForm, ExtensionForm, ReasonForm, StartForm
from councils.forms.count import TallyForm
from councils.models import BallotBox, CouncilSession, PaperPart
from councils.printing import ballot_paper, pdf
from councils.tallying import figures_of
from councils.views.answers import home_of, posted, require_duty, session_act, settled
from councils.views.files import inline_pdf
from councils.workflow import State


@require_http_methods(["GET", "POST"])
@on(visible)
def start_vote(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = StartForm(posted(request))
    if session.state != State.OPENED:
        return session_act(request, session, "start", form, lambda: start(session, by=request.user))
    room = electorate_of(session)
    apart = room.grouping.not_prepared
    return session_act(
        request, session, "start", form,
        lambda: start(session, by=request.user, acknowledged=form.cleaned_data["acknowledged"]),
        conditions=readiness.before_starting(session), planned=[] if session.is_electronic else _planned(room),
        notes=[*room.warnings(), *(("Không đủ số người bỏ phiếu", [left.sentence]) for left in apart)],
    )  # fmt: skip


def _planned(room: Electorate) -> list[dict[str, object]]:
    """The boxes that starting now would make, for their ballots to be printed beforehand."""
    return [
        {
            "ordinal": box.ordinal,
            "label": f"Hòm phiếu số {box.ordinal}",
            "kind": f"{len(box.voters)} thành viên bỏ phiếu, in {len(box.voters)} phiếu",
            "names": ", ".join(map(str, box.nominees)),
        }
        for box in room.grouping.boxes
    ]


@require_http_methods(["GET", "POST"])
@on(visible)
def end_vote(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    here = len(electorate_of(session).participants)
    form = EndForm(posted(request), initial={"here": here})
    return session_act(request, session, "end", form, lambda: end(session, by=request.user, **form.cleaned_data))


@require_http_methods(["GET", "POST"])
@on(visible)
def extend(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = ExtensionForm(posted(request))
    return session_act(
        request, session, "extend_vote", form, lambda: extend_vote(session, by=request.user, **form.cleaned_data)
    )


@require_http_methods(["GET", "POST"])
@on(visible)
def adjourn_session(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = ReasonForm(posted(request))
    return session_act(
        request, session, "adjourn", form,
        lambda: adjourn(session, by=request.user, reason=form.cleaned_data["reason"]),
    )  # fmt: skip


@require_GET
@on(boxes)
def ballots(request: HttpRequest, box: BallotBox) -> HttpResponse:
    items = [line.item for line in box.lines.select_related("item__nomination__season", "item__nomination__department")]
    paper = ballot_paper(box.session, items, box.ordinal, box.session.boxes.filter(used=True).count())
    return inline_pdf(pdf(paper), f"phieu-binh-xet-{box.ordinal}.pdf")


@require_GET
@on(run)
def ballots_planned(request: HttpRequest, session: CouncilSession, ordinal: int) -> HttpResponse:
    """The ballots that starting now would use, to be printed and stamped beforehand."""
    if session.state != State.OPENED:
        raise Http404
    planned = electorate_of(session).grouping.boxes
    box = next((one for one in planned if one.ordinal == ordinal), None)
    if box is None:
        raise Http404
    paper = ballot_paper(session, box.nominees, ordinal, len(planned))
    return inline_pdf(pdf(paper), f"phieu-binh-xet-{ordinal}.pdf")


@require_http_methods(["GET", "POST"])
@on(counted_boxes)
def tally(request: HttpRequest, box: BallotBox) -> HttpResponse:
    return _tally_page(request, box)


@require_http_methods(["GET", "POST"])
@on(counted_parts)
def paper_tally(request: HttpRequest, part: PaperPart) -> HttpResponse:
    """The ballots on paper beside an electronic box."""
    return _tally_page(request, part)


def _tally_page(request: HttpRequest, counted: BallotBox | PaperPart) -> HttpResponse:
    form = TallyForm(posted(request), box=counted)
    name = str(counted)[0].lower() + str(counted)[1:]
    answer = settled(
        request, form, lambda: enter_tally(counted, by=request.user, entry=form.entry),
        done=f"Đã nhập số liệu {name}. Số liệu chờ thành viên khác của Tổ đối chiếu.", to=home_of(counted.session),
    )  # fmt: skip
    context = {"heading": f"Nhập số liệu {name}", "session": counted.session}
    return answer or form_page(request, "councils/tally.html", form, **context)


@require_http_methods(["GET", "POST"])
@on(counted)
def confirm(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    name, act = ("confirm_paper", confirm_paper) if session.is_electronic else ("confirm", confirm_count)
    return session_act(
        request, session, name, BareForm(posted(request)), lambda: act(session, by=request.user),
        figures=figures_of(session),
    )  # fmt: skip
