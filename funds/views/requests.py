"""Đề nghị hỗ trợ: the list, one request, its draft."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import holds
from accounts.roles import Role
from core.access import on, open_to, over
from core.paging import shown
from core.views import acted, attempt, form_page
from core.workflow import IllegalMove, require
from funds.access import asks_for_support, nurtured_by, recognised_of, requests, sees_requests
from funds.actions.write_request import begin_request, edit_request
from funds.badges import badge_of
from funds.concern import is_close_to
from funds.forms import RequestForm, SubjectForm
from funds.models import SupportRequest
from funds.queries import last_payment, open_funds
from funds.readiness import approval_refusal
from funds.tabs import GROUPS, tabs_of
from funds.timeline import entries
from funds.workflow import SUPPORT_REQUEST, WAITING, State
from nominations.models import Nomination
from nominations.views.confirm import actor, posted, refused
from nurturing.models import NewFactor

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(row: SupportRequest) -> str:
    """The request's own page."""
    return reverse("funds:request", args=[row.pk])


@require_GET
@open_to(sees_requests)
@over(requests)
def request_list(request: HttpRequest, rows: QuerySet[SupportRequest]) -> HttpResponse:
    """Those of one group of states, the newest first."""
    group = request.GET.get("nhom", "")
    group = group if group in GROUPS else next(iter(GROUPS))
    context = shown(request.GET, rows.filter(state__in=GROUPS[group][1]), ("-pk",), PAGE, "đề nghị")
    for name in ("previous_url", "next_url"):
        context[name] = f"{context[name]}&nhom={group}" if context[name] else ""
    context["rows"] = [(row, badge_of(row.state)) for row in context["rows"]]
    context |= {"tabs": tabs_of(group), "asks": asks_for_support(request.user)}
    return render(request, "funds/requests.html", context)


@require_GET
@on(requests)
def request_page(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    user: Any = request.user
    row = SUPPORT_REQUEST.with_moves(requests(user), user).get(pk=row.pk)
    waits = row.state in WAITING
    context = {
        "row": row,
        "badge": badge_of(row.state),
        "payment": last_payment(row) if row.state == State.PAID else None,
        "lacking": approval_refusal(row.fund, row.amount) if waits else "",
        "set_aside": waits and holds(user, Role.OFFICE, Role.DIRECTOR) and is_close_to(row, user),
        "history": entries(row),
    }
    return render(request, "funds/request.html", context)


@GET_OR_POST
@open_to(asks_for_support)
def request_choose(request: HttpRequest) -> HttpResponse:
    """For whom; the request itself is written on the next page."""
    form = SubjectForm(request.GET if "subject" in request.GET else None, user=request.user)
    if form.is_bound and form.is_valid():
        kind, key = form.chosen()
        return redirect(f"funds:request_for_{kind}", pk=key)
    context = {"nobody": form.is_empty, "no_fund": not open_funds().exists()}
    return form_page(request, "funds/request_choose.html", form, **context)


@GET_OR_POST
@open_to(asks_for_support)
@on(recognised_of)
def request_for_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    return _begin(request, nomination)


@GET_OR_POST
@open_to(asks_for_support)
@on(nurtured_by)
def request_for_new_factor(request: HttpRequest, new_factor: NewFactor) -> HttpResponse:
    return _begin(request, new_factor)


def _begin(request: HttpRequest, subject: Nomination | NewFactor) -> HttpResponse:
    form = RequestForm(posted(request))
    if form.is_bound and form.is_valid():
        row = attempt(form, lambda: begin_request(subject, form.wanted(), by=actor(request)))
        if row:
            messages.success(request, "Đã lưu bản nháp. Trưởng phòng, Phó Trưởng phòng xem rồi gửi.")
            return redirect(page_of(row))
    return form_page(request, "funds/request_form.html", form, whom=subject.addressed, row=None)


@GET_OR_POST
@on(requests)
def request_edit(request: HttpRequest, row: SupportRequest) -> HttpResponse:
    try:
        require(row, SUPPORT_REQUEST, "edit", by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(row))
    form = RequestForm(posted(request), row=row)
    act = partial(edit_request, row, by=actor(request))
    if form.is_bound and form.is_valid() and acted(request, form, lambda: act(form.wanted()), "Đã lưu."):
        return redirect(page_of(row))
    return form_page(request, "funds/request_form.html", form, whom=row.whom, row=row)
