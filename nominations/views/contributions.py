"""The annex of contributions: a line added, mended, taken out."""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.access import on
from core.views import attempt, carry_out, form_page
from nominations.access import visible, visible_contributions
from nominations.actions.drop_contribution import drop_contribution
from nominations.actions.keep_contribution import keep_contribution
from nominations.forms import ContributionForm
from nominations.models import Contribution, Nomination
from nominations.progress import badges_of
from nominations.views.confirm import actor, posted, writing_refused

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def contribution_add(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    return _line(request, nomination, None)


@GET_OR_POST
@on(visible_contributions)
def contribution_edit(request: HttpRequest, line: Contribution) -> HttpResponse:
    return _line(request, line.nomination, line)


def _line(request: HttpRequest, nomination: Nomination, line: Contribution | None) -> HttpResponse:
    if answer := writing_refused(request, nomination):
        return answer
    stored: dict[str, Any] = model_to_dict(line) if line else {}
    form = ContributionForm(posted(request), initial=stored)
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form, lambda: keep_contribution(nomination, by=actor(request), facts=form.cleaned_data, line=line)
        )
        if kept is not None:
            messages.success(request, f"Đã ghi đóng góp «{kept.activity}».")
            return redirect(_annex(nomination))
    return form_page(request, "nominations/contribution_form.html", form, nomination=nomination, line=line)


@GET_OR_POST
@on(visible_contributions)
def contribution_drop(request: HttpRequest, line: Contribution) -> HttpResponse:
    nomination = line.nomination
    if answer := writing_refused(request, nomination):
        return answer
    if request.method == "POST":
        return carry_out(
            request,
            lambda: drop_contribution(line, by=actor(request)),
            done=f"Đã bỏ đóng góp «{line.activity}» khỏi hồ sơ.",
            to=_annex(nomination),
        )
    context = {"line": line, "nomination": nomination, "badges": badges_of(nomination, request.user)}
    return render(request, "nominations/contribution_drop.html", context)


def _annex(nomination: Nomination) -> str:
    return f"{reverse('nominations:edit', args=[nomination.pk])}#dong-gop"
