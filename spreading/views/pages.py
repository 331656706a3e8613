"""Two pages for every act: one that asks for something, one that says what will happen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.forms import TidyForm
from core.views import acted, attempt, form_page
from core.workflow import AlreadyDone
from nominations.views.confirm import actor, posted
from spreading.forms import NothingForm

GET_OR_POST = require_http_methods(["GET", "POST"])


@dataclass(frozen=True)
class Asking:
    """A page with a form: its title, the page behind it, the words of its button, what else is to be said."""

    title: str
    back: str
    back_label: str
    submit: str
    sub: str = ""
    note: str = ""
    takes_files: bool = False


@dataclass(frozen=True)
class Confirming:
    """A page instead of a dialog: what is asked, what happens, what does not change, the words of its button."""

    question: str
    happens: str
    stays: str
    submit: str
    back: str
    is_danger: bool = False


def asked(request: HttpRequest, form: TidyForm, act: Callable[[], object], page: Asking, *, done: str) -> HttpResponse:
    """Do *act* once the form is right, then lead to the page behind; else the page with what is wrong."""
    if settled(request, form, act, done):
        return redirect(page.back)
    return form_page(request, "spreading/form.html", form, page=page)


def begun(
    request: HttpRequest, form: TidyForm, act: Callable[[], Any], page: Asking, *, done: str, to: Callable[[Any], str]
) -> HttpResponse:
    """Do *act*, which makes a row, then lead to the page of the row; where it is there already, to the page behind."""

    def once() -> str:
        try:
            row = act()
        except AlreadyDone as earlier:
            messages.info(request, " ".join(earlier.messages))
            return page.back
        messages.success(request, done)
        return to(row)

    if form.is_bound and form.is_valid() and (way := attempt(form, once)):
        return redirect(way)
    return form_page(request, "spreading/form.html", form, page=page)


def confirmed(
    request: HttpRequest,
    act: Callable[..., object],
    page: Confirming,
    *,
    done: str,
    form: type[TidyForm] = NothingForm,
    to: str = "",
) -> HttpResponse:
    """Do *act*, by whoever asks and with what *form* asks for, once it is confirmed; then lead to *to*, else back."""
    filled = form(posted(request))
    if settled(request, filled, lambda: act(by=actor(request), **filled.cleaned_data), done):
        return redirect(to or page.back)
    return form_page(request, "spreading/confirm.html", filled, page=page)


def settled(request: HttpRequest, form: TidyForm, act: Callable[[], object], done: str) -> bool:
    """Whether *act* was made, now or before."""
    return form.is_bound and form.is_valid() and acted(request, form, act, done)
