"""One way for every grave act: a page that says what happens and what does not, then the act."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.access import introducing
from accounts.models import User
from core.forms import TidyForm
from core.views import acted, form_page
from core.workflow import AlreadyDone, IllegalMove, require
from nominations.access import readable_rows
from nominations.models import Nomination
from nominations.progress import badges_of
from nominations.readiness import writing_refusal
from nominations.workflow import NOMINATION, shown_state


def page_of(nomination: Nomination) -> str:
    """The dossier's own page."""
    return reverse("nominations:detail", args=[nomination.pk])


def page_behind(request: HttpRequest, nomination: Nomination) -> str:
    """The page from which this reader opens evidence: the dossier's, or the Party cell's part of it."""
    if Nomination.objects.filter(readable_rows(request.user), pk=nomination.pk).exists():
        return page_of(nomination)
    return reverse("nominations:party_opinion", args=[nomination.pk])


def actor(request: HttpRequest) -> User:
    """Who acts: every page of this app asks for a sign-in."""
    return cast(User, request.user)


def posted(request: HttpRequest) -> Mapping[str, Any] | None:
    """What was posted, even when it is nothing; None where a form is only shown."""
    return request.POST if request.method == "POST" else None


def refused(request: HttpRequest, refusal: IllegalMove, to: str) -> HttpResponse:
    """Lead to *to* with the refusal's sentences; what was done before is no error."""
    level = messages.INFO if isinstance(refusal, AlreadyDone) else messages.ERROR
    for sentence in refusal.messages:
        messages.add_message(request, level, sentence)
    return redirect(to)


def writing_refused(request: HttpRequest, nomination: Nomination) -> HttpResponse | None:
    """The answer to whoever may not write the dossier now, or None.

    :raises PermissionDenied: the reader never writes this department's dossiers.
    """
    if not Nomination.objects.filter(introducing(request.user), pk=nomination.pk).exists():
        raise PermissionDenied
    if refusal := writing_refusal(nomination, shown_state(nomination, request.user)):
        return refused(request, IllegalMove(refusal), page_of(nomination))
    return None


def confirm(
    request: HttpRequest,
    nomination: Nomination,
    *,
    move: str,
    form: TidyForm,
    act: Callable[[], object],
    done: str,
    template: str,
    **context: Any,
) -> HttpResponse:
    """The confirm page of *move*, and on POST the act itself.

    :raises PermissionDenied: the reader holds no duty that may make the move on this dossier.
    """
    try:
        require(nomination, NOMINATION, move, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(nomination))
    if request.method == "POST" and form.is_valid() and acted(request, form, act, done):
        return redirect(page_of(nomination))
    badges = badges_of(nomination, request.user)
    return form_page(request, template, form, nomination=nomination, badges=badges, **context)
