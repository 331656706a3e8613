"""A member's pages of an electronic vote: the ballot taken, cast, and sealed."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.roles import Role
from accounts.security import confirmed_lately, require_fresh
from core.access import on
from councils.access import voter_sessions
from councils.actions.cast import cast
from councils.actions.take_ballot import take_ballot
from councils.actions.try_device import try_device
from councils.electronic.booth import booth_data, booth_page
from councils.electronic.casting import receipt
from councils.electronic.claims import entitlement_of
from councils.models import CouncilSession
from councils.views.calls import called, member, refused


@require_GET
@on(voter_sessions)
def booth(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    page = booth_page(session, request.user, again="lai" in request.GET)
    known = page.context["entitlement"] is not None or confirmed_lately(request, Role.COUNCIL_MEMBER)
    return render(request, page.template, {"session": session, "known": known, **page.context})


@require_GET
@on(voter_sessions)
@require_fresh(Role.COUNCIL_MEMBER)
def booth_confirmed(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """The one confirmation of the day, before a ballot is taken; none falls between choosing and casting."""
    return redirect("councils:booth", pk=session.pk)


@require_GET
@on(voter_sessions)
def device(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """«Thử máy của tôi», days before the vote."""
    names = ("Cá nhân thử thứ nhất", "Tập thể thử thứ hai")
    context = {"session": session, "group": settings.BALLOT_GROUP, "names": names}
    return render(request, "councils/device.html", context)


@require_POST
@on(voter_sessions)
def device_tried(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    return called(request, lambda _: try_device(session, by=request.user))


@require_GET
@on(voter_sessions)
def booth_state(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    return JsonResponse(booth_data(session, request.user))


@require_POST
@on(voter_sessions)
def take(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    if entitlement_of(session, request.user) is None and not confirmed_lately(request, Role.COUNCIL_MEMBER):
        confirm = reverse("councils:booth_confirmed", args=[session.pk])
        return refused("Mời xác nhận lại đúng là đồng chí trước khi nhận phiếu.", confirm=confirm)

    def act(sent: Any) -> dict[str, Any]:
        return {"publics": take_ballot(session, by=request.user, claims=member(sent, "claims", list)).publics}

    return called(request, act)


@require_POST
@on(voter_sessions)
def vote(request: HttpRequest, session: CouncilSession) -> JsonResponse:
    def act(sent: Any) -> dict[str, Any]:
        entitlement = cast(session, by=request.user, ballots=member(sent, "ballots", dict))
        return {"receipt": receipt(session, entitlement)}

    return called(request, act)
