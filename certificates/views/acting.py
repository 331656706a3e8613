"""One way for every page of a move: who may not is told so at once, a refusal stands on the form."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from certificates.models import Decision
from core.forms import TidyForm
from core.views import acted, form_page
from core.workflow import IllegalMove, Workflow, require
from nominations.views.confirm import refused


def page_of(decision: Decision) -> str:
    """The decision's own page."""
    return reverse("certificates:decision", args=[decision.pk])


def moving(
    request: HttpRequest,
    row: Any,
    flow: Workflow,
    move: str,
    *,
    form: TidyForm,
    act: Callable[[], object],
    done: str,
    to: str,
    template: str,
    away: str = "",
    **context: Any,
) -> HttpResponse:
    """The page of *move* with its form, and on POST the act itself, which leads to *to*.

    A move that is closed leads to *away* (else to *to*).

    :raises PermissionDenied: the reader holds no duty that may make the move on this row.
    """
    try:
        require(row, flow, move, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, away or to)
    if request.method == "POST" and form.is_valid() and acted(request, form, act, done):
        return redirect(to)
    return form_page(request, template, form, **context)
