"""How the council's pages answer: act once, say what was done, or show the form with what was refused."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from core.views import acted, form_page
from councils.acts import ACTS
from councils.models import CouncilSession
from councils.session_page import as_row


def home_of(session: CouncilSession) -> str:
    """The address of the session's page."""
    return reverse("councils:session", args=[session.pk])


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to be bound to; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def settled(request: HttpRequest, form: BaseForm, act: Callable[[], Any], *, done: str, to: str) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands with its refusals."""
    return redirect(to) if request.method == "POST" and form.is_valid() and acted(request, form, act, done) else None


def act_page(
    request: HttpRequest, name: str, form: BaseForm, act: Callable[[], Any], *, back: str, **context: Any
) -> HttpResponse:
    """The page that asks once more, and the act behind its button."""
    words = ACTS[name]
    answer = settled(request, form, act, done=words.done, to=back)
    return answer or form_page(request, "councils/act.html", form, words=words, back=back, **context)


def session_act(
    request: HttpRequest, session: CouncilSession, name: str, form: BaseForm, act: Callable[[], Any], **context: Any
) -> HttpResponse:
    """An act on a session; its unmet conditions are shown before anyone presses the button."""
    conditions = [as_row(condition, session, request.user) for condition in context.pop("conditions", [])]
    back, online = home_of(session), f"{name}_online"
    name = online if session.is_electronic and online in ACTS else name
    shown = {"session": session, "subject": str(session), "conditions": conditions, **context}
    return act_page(request, name, form, act, back=back, **shown)


def require_duty(allowed: bool) -> None:
    """Guard of pages that only show a form; their acts guard themselves.

    :raises PermissionDenied: the page is not for this person.
    """
    if not allowed:
        raise PermissionDenied
