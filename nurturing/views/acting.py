"""One way for every page that asks for something about an entry and then acts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access_log import seen
from core.forms import TidyForm
from core.uploads import serve
from core.views import acted, form_page
from core.workflow import IllegalMove, Workflow, require
from nominations.views.confirm import refused
from nurturing.models import NewFactor

GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(row: NewFactor) -> str:
    """The entry's own page."""
    return reverse("nurturing:factor", args=[row.pk])


def asking(
    request: HttpRequest,
    form: TidyForm,
    act: Callable[[], object],
    *,
    done: str,
    to: str,
    template: str = "nurturing/form.html",
    **context: Any,
) -> HttpResponse:
    """The page with its form, and on POST the act, which leads to *to*.

    :param context: for the general page ``title``, ``sub``, ``back``, ``back_label``, ``button`` and, where wanted,
        ``lead`` and ``grave``.
    """
    if form.is_bound and form.is_valid() and acted(request, form, act, done):
        return redirect(to)
    return form_page(request, template, form, **context)


def closed_door(request: HttpRequest, row: Any, flow: Workflow, move: str, to: str) -> HttpResponse | None:
    """The answer where the move is not possible now, or None.

    :raises PermissionDenied: the reader holds no duty that may make it.
    """
    try:
        require(row, flow, move, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, to)
    return None


def refused_now(request: HttpRequest, refusal: str, to: str) -> HttpResponse | None:
    """The way back with the refusal; None where there is none."""
    return refused(request, IllegalMove(refusal), to) if refusal else None


def sent_files(request: HttpRequest) -> Any:
    """The files of a form that was sent."""
    return request.FILES if request.method == "POST" else None


def served(request: HttpRequest, file: Any, row: NewFactor) -> HttpResponseBase:
    """The stored file of a row about *row*, with a line in the log of who read it."""
    try:
        response = serve(file)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_of(row))
    seen(request.user, file, "tải tệp")
    return response
