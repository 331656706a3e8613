"""The departments' papers: one's own list, one paper, one version, its file and its prints."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on, open_to
from core.papers.typography import code_lines
from core.uploads import serve
from monitoring.access import (
    extensions,
    own_departments,
    papers,
    printed,
    versions,
    watches,
    writes_for,
    writes_papers,
)
from monitoring.board import board
from monitoring.content import digest_of
from monitoring.due import due_of
from monitoring.milestones import Milestone, title_of
from monitoring.models import DepartmentPaper, PaperVersion, PrintedPaper
from monitoring.queries import draft_of, plans_for, read_parts, readable_versions
from monitoring.readiness import writing_refusal
from monitoring.workflow import DEPARTMENT_PAPER, State
from nominations.views.asking import season_asked
from seasons.frozen import frozen_file
from seasons.models import Season

BADGES = {
    State.DRAFTING: ("quiet", "pen"),
    State.SUBMITTED: ("info", "send"),
    State.RETURNED: ("late", "back"),
    State.APPROVED: ("good", "check"),
}


@require_GET
@open_to(writes_papers)
def paper_list(request: HttpRequest) -> HttpResponse:
    """What one's own departments owe this season, and what they handed in before."""
    season, mine = season_asked(request), own_departments(request.user)
    rows = [row for row in board(season, mine) if row.milestone is not Milestone.NOMINATIONS] if season else []
    context = {
        "season": season,
        "rows": [(row, title_of(row.milestone, season.year)) for row in rows] if season else [],
        "several": len(mine) > 1,
        "open": season is not None and season.state == "open",
        "plans": list(plans_for(season, request.user)) if season else [],
        "seasons": list(Season.objects.all()),
    }
    return render(request, "monitoring/papers.html", context)


@require_GET
@on(papers)
def paper_page(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    user = request.user
    row = DEPARTMENT_PAPER.with_moves(papers(user).filter(pk=paper.pk), user).get()
    listed = readable_versions(row, user)
    handed_in = [one for one in listed if one.submitted_at is not None]
    shown = handed_in[0] if handed_in else None
    writes = writes_for(user, row.department_id)
    draft = draft_of(row) if writes else None
    context = {
        "paper": row,
        "badge": BADGES[State(row.state)],
        "versions": handed_in,
        "shown": shown,
        "parts": read_parts(row, shown) if shown else [],
        "draft": draft,
        "writes": writes,
        "refusal": writing_refusal(row),
        "due": due_of(row.season, row.department_id, row.kind),
        "extensions": extensions(user).filter(season=row.season_id, department=row.department_id, kind=row.kind),
        "watches": watches(user),
    }
    seen(user, row, "xem")
    return render(request, "monitoring/paper.html", context)


@require_GET
@on(versions)
def version_page(request: HttpRequest, version: PaperVersion) -> HttpResponse:
    """What was handed in one of the times, as it was then."""
    if version.submitted_at is None:
        return redirect("monitoring:paper", pk=version.paper_id)
    paper = version.paper
    context = {
        "paper": paper,
        "version": version,
        "parts": read_parts(paper, version),
        "prints": version.printed.all(),
        "intact": digest_of(paper, version) == version.digest,
        "digest_text": " ".join(code_lines(version.digest)),
        "valid": paper.valid_id == version.pk,
    }
    seen(request.user, version, "xem")
    return render(request, "monitoring/version.html", context)


@require_GET
@on(versions)
def version_file(request: HttpRequest, version: PaperVersion) -> HttpResponseBase:
    if not version.is_file:
        raise Http404
    try:
        response = serve(version)
    except ValidationError as damaged:
        return _damaged(request, version, damaged)
    seen(request.user, version, "tải tệp")
    return response


@require_GET
@on(printed)
def printed_paper(request: HttpRequest, row: PrintedPaper) -> HttpResponseBase:
    """The print or the receipt of a version."""
    try:
        response = frozen_file(request, row)
    except ValidationError as damaged:
        return _damaged(request, row.version, damaged)
    seen(request.user, row, "xem văn bản")
    return response


def _damaged(request: HttpRequest, version: PaperVersion, damaged: ValidationError) -> HttpResponse:
    messages.error(request, " ".join(damaged.messages))
    return redirect(page_of(version.paper))


def page_of(paper: DepartmentPaper) -> str:
    return reverse("monitoring:paper", args=[paper.pk])
