"""Sổ gửi of one document, and the groups of recipients that papers begin with."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to
from core.forms import TidyForm
from core.views import acted, form_page
from documents.access import entries, keeps_book
from documents.actions.dispatch import dispatch
from documents.actions.keep_recipients import keep_recipients
from documents.actions.strike import strike
from documents.forms.sending import DispatchForm, RecipientsForm, StrikeForm
from documents.models import Dispatch, Entry
from documents.recipients import groups
from documents.veils import veiled

GET_OR_POST = require_http_methods(["GET", "POST"])


def read(user: Any) -> QuerySet[Entry]:
    """The entries whose recipients *user* may read."""
    return entries(user).exclude(veiled(user))


@GET_OR_POST
@open_to(keeps_book)
@on(read)
def dispatches(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The log of one document, with the form that adds to it while its number is in use."""
    form = DispatchForm(entry, request.POST if request.method == "POST" else None)
    here = reverse("documents:dispatches", args=[entry.pk])
    if answer := _kept(request, form, lambda: dispatch(entry, by=request.user, sending=form.sending()), to=here):
        return answer
    lines = list(entry.dispatches.select_related("made_by", "struck_by"))
    context = {"entry": entry, "lines": lines, "sendable": entry.standing == Entry.Standing.USED}
    return form_page(request, "documents/dispatches.html", form, **context)


def read_lines(user: Any) -> QuerySet[Dispatch]:
    """The lines of the log that *user* may read."""
    return Dispatch.objects.filter(entry__in=read(user).order_by().values("pk")).select_related("entry__book")


@GET_OR_POST
@open_to(keeps_book)
@on(read_lines)
def dispatch_strike(request: HttpRequest, line: Dispatch) -> HttpResponse:
    """Strike a wrong line through; a struck one answers a second press."""
    form = StrikeForm(request.POST if request.method == "POST" else None)
    here = reverse("documents:dispatches", args=[line.entry_id])
    answer = _kept(request, form, lambda: strike(line, by=request.user, reason=form.cleaned_data["reason"]), to=here)
    return answer or form_page(request, "documents/dispatch_strike.html", form, line=line)


@require_GET
@open_to(keeps_book)
def recipient_groups(request: HttpRequest) -> HttpResponse:
    return render(request, "documents/recipients.html", {"groups": groups()})


@GET_OR_POST
@open_to(keeps_book)
def recipients_edit(request: HttpRequest, paper: str) -> HttpResponse:
    group = next((one for one in groups() if one.paper == paper), None)
    if group is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = RecipientsForm(data, initial={"recipients": "\n".join(group.lines)})
    to = reverse("documents:recipients")
    answer = _kept(
        request, form,
        lambda: keep_recipients(paper, by=request.user, recipients=form.cleaned_data["recipients"]), to=to,
    )  # fmt: skip
    return answer or form_page(request, "documents/recipients_form.html", form, group=group)


def _kept(request: HttpRequest, form: TidyForm, act: Callable[[], Any], *, to: str) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands."""
    return redirect(to) if form.is_bound and form.is_valid() and acted(request, form, act, "Đã lưu.") else None
