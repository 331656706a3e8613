"""Pages on which Office and Standing Council settle whether anything stands in the way of a nominee."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core import clock
from core.access import on
from core.workflow import AlreadyDone, IllegalMove, require_duty
from nominations.access import visible
from nominations.actions.find import find
from nominations.actions.shelve import TOO_EARLY, shelve
from nominations.actions.waive import waive
from nominations.eligibility import obstacles, verdicts
from nominations.forms import FindingForm, ReasonForm, WaiverForm
from nominations.models import Nomination
from nominations.readiness import closed_door
from nominations.views.confirm import actor, confirm, page_of, posted, refused
from nominations.workflow import NOMINATION, State

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def finding(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = FindingForm(posted(request), initial={"topic": request.GET.get("muc", "")[:10]})
    return confirm(
        request,
        nomination,
        move="find",
        form=form,
        act=lambda: find(nomination, by=actor(request), **form.facts()),
        done=f"Đã ghi điều kiện xét của hồ sơ {nomination.number}.",
        template="nominations/finding.html",
        verdicts=verdicts(nomination),
    )


@GET_OR_POST
@on(visible)
def waiver(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    stopping = obstacles(nomination)
    form = WaiverForm(posted(request), topics=[(one.topic.value, f"{one.label}: {one.told}") for one in stopping])
    require_duty(nomination, NOMINATION, "waive", by=request.user)
    if not stopping:
        return refused(request, AlreadyDone("Hồ sơ không còn vướng điều kiện nào."), page_of(nomination))
    return confirm(
        request,
        nomination,
        move="waive",
        form=form,
        act=lambda: waive(
            nomination, by=actor(request), topic=form.cleaned_data["topic"], reason=form.cleaned_data["reason"]
        ),
        done=f"Đã cho hồ sơ {nomination.number} xét tiếp.",
        template="nominations/waiver.html",
        stopping=stopping,
    )


@GET_OR_POST
@on(visible)
def shelve_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = ReasonForm(posted(request))
    require_duty(nomination, NOMINATION, "shelve", by=request.user)
    if nomination.state == State.RETURNED and not closed_door(nomination, clock.now()):
        return refused(request, IllegalMove(TOO_EARLY), page_of(nomination))
    return confirm(
        request,
        nomination,
        move="shelve",
        form=form,
        act=lambda: shelve(nomination, by=actor(request), reason=form.cleaned_data["reason"]),
        done=f"Đã để hồ sơ {nomination.number} ngoài kỳ này.",
        template="nominations/shelve.html",
    )
