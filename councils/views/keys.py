"""The counters' pages: making the keys, comparing the common code, opening the boxes; and new keys, no more keys."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import on
from core.views import form_page
from councils import readiness
from councils.access import keyed, runs_sessions, visible
from councils.actions.choose_paper import choose_paper
from councils.actions.choose_way import choose_way
from councils.actions.compare_keys import compare_keys
from councils.actions.destroy_keys import destroy_keys
from councils.actions.make_keys import make_keys
from councils.actions.open_boxes import open_boxes
from councils.actions.publish_sums import publish_sums
from councils.actions.write_key_part import write_key_part
from councils.electronic.ceremony import Ceremony, told
from councils.electronic.counting import counting_state
from councils.electronic.holders import holder_of
from councils.forms.acts import BareForm
from councils.forms.electronic import PaperVotersForm, WayForm
from councils.models import CouncilSession
from councils.views.answers import home_of, posted, require_duty, session_act, settled
from councils.views.calls import called, member


@require_GET
@on(keyed)
def counter(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    holder = holder_of(session, request.user)
    return render(request, "councils/counter.html", {"session": session, "holder": holder})


@require_GET
@on(keyed)
def counter_data(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    holder = holder_of(session, request.user)
    ceremony = Ceremony.of(holder.keys)
    return JsonResponse({**told(ceremony, holder), **counting_state(session, holder)})


@require_POST
@on(keyed)
def key_part(request: HttpRequest, session: CouncilSession, step: int) -> JsonResponse:
    return called(
        request,
        lambda sent: write_key_part(session, by=request.user, step=step, items=member(sent, "items", list)),
    )


@require_POST
@on(keyed)
def compare(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    return called(request, lambda sent: compare_keys(session, by=request.user, same=member(sent, "same", bool)))


@require_POST
@on(keyed)
def add_up_ballots(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    return called(request, lambda _: publish_sums(session))


@require_POST
@on(keyed)
def open_for_count(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    def act(sent: Any) -> dict[str, Any]:
        return {"state": open_boxes(session, by=request.user, shares=member(sent, "shares", dict)).state}

    return called(request, act)


@require_http_methods(["GET", "POST"])
@on(visible)
def way(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = WayForm(posted(request), session=session)
    answer = settled(
        request, form, lambda: choose_way(session, by=request.user, **form.cleaned_data),
        done="Đã ghi cách bỏ phiếu.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/way.html", form, session=session)


@require_http_methods(["GET", "POST"])
@on(visible)
def paper_voters(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = PaperVotersForm(posted(request), session=session)
    answer = settled(
        request, form, lambda: choose_paper(session, by=request.user, members=form.chosen),
        done="Đã ghi người bỏ phiếu giấy.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/paper_voters.html", form, session=session)


@require_http_methods(["GET", "POST"])
@on(visible)
def renew_keys(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return session_act(
        request, session, "renew_keys", BareForm(posted(request)), lambda: make_keys(session, by=request.user)
    )


@require_http_methods(["GET", "POST"])
@on(visible)
def no_more_keys(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return session_act(
        request, session, "destroy_keys", BareForm(posted(request)), lambda: destroy_keys(session, by=request.user),
        conditions=readiness.signed_minutes(session),
    )  # fmt: skip
