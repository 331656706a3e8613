"""Assigning appraisers: how far each file and each member is, the proposal, handing on, absences."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.access import on, open_to
from core.views import carry_out, form_page
from councils.access import absences_kept, reassignable, runs_sessions
from councils.actions.assign import assign
from councils.actions.cancel_absence import cancel_absence
from councils.actions.reassign import reassign
from councils.actions.record_absence import record_absence
from councils.assigning import board_of, time_left
from councils.forms.assigning import AbsenceForm, AssignForm, ReassignForm
from councils.models import Absence, Assignment
from councils.views.answers import posted, settled
from seasons.models import Season
from seasons.queries import current_season
from seasons.rules import rules_of

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@open_to(runs_sessions)
def assignments(request: HttpRequest) -> HttpResponse:
    season = current_season()
    context: dict[str, Any] = {"season": season}
    if season is not None:
        rules = rules_of(season)
        context |= {
            "board": board_of(season, request.user),
            "left_text": time_left(season),
            "needed": rules["min_appraisals"],
            "everybody": rules["appraisers"] == "all",
            "absences": absences_kept(request.user).filter(until__gte=clock.today(), cancelled_at=None),
        }
    return render(request, "councils/assignments.html", context)


@GET_OR_POST
@open_to(runs_sessions)
def assign_files(request: HttpRequest) -> HttpResponse:
    """The proposal, ticked; nothing is kept before the button is pressed."""
    season = _season()
    board = board_of(season, request.user)
    form = AssignForm(posted(request), board=board)
    answer = settled(
        request, form, lambda: assign(season, by=request.user, chosen=form.chosen),
        done="Đã ghi phân công. Thành viên được phân công thấy hồ sơ ở «Việc của tôi».",
        to=reverse("councils:assignments"),
    )  # fmt: skip
    needed = rules_of(season)["min_appraisals"]
    return answer or form_page(request, "councils/assign.html", form, board=board, needed=needed)


@GET_OR_POST
@on(reassignable)
def reassign_file(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    nomination = assignment.nomination
    form = ReassignForm(posted(request), season=nomination.season, former=assignment.appraiser)
    answer = settled(
        request, form,
        lambda: reassign(
            assignment, by=request.user, to=form.cleaned_data["to"], reason=form.cleaned_data["reason"]
        ),
        done="Đã đổi người thẩm định.", to=reverse("councils:assignments"),
    )  # fmt: skip
    return answer or form_page(request, "councils/reassign.html", form, assignment=assignment, nomination=nomination)


@GET_OR_POST
@open_to(runs_sessions)
def absence_add(request: HttpRequest) -> HttpResponse:
    season = _season()
    form = AbsenceForm(posted(request), season=season, initial={"since": clock.today()})
    answer = settled(
        request, form, lambda: record_absence(season, by=request.user, **form.cleaned_data),
        done="Đã ghi vắng. Hồ sơ đã phân công trước đó vẫn giữ, mời đổi người nếu cần.",
        to=reverse("councils:assignments"),
    )  # fmt: skip
    return answer or form_page(request, "councils/absence_form.html", form)


@require_POST
@on(absences_kept)
def absence_cancel(request: HttpRequest, absence: Absence) -> HttpResponse:
    return carry_out(
        request,
        lambda: cancel_absence(absence, by=request.user),
        done="Đã bỏ lần vắng.",
        to=reverse("councils:assignments"),
    )


def _season() -> Season:
    season = current_season()
    if season is None:
        raise Http404
    return season
