"""A department begins a paper, writes it, hands it in, or gives up what it began to add."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from core import clock
from core.access import on, open_to
from core.uploads import taking
from core.vietnamese import clock_time
from core.views import acted, attempt, carry_out, form_page
from core.workflow import AlreadyDone, IllegalMove, require
from monitoring.access import own_departments, papers, writes_for, writes_papers
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.drop_draft import drop_draft
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.content import digest_of
from monitoring.due import days_late, due_of
from monitoring.forms import FILE_KINDS, BeginForm, PaperForm, ShownForm
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.queries import draft_of, figures_of, newest_handed_in, read_parts, writing_base
from monitoring.readiness import handing_in_refusals, writing_refusal
from monitoring.views.papers import page_of
from monitoring.workflow import DEPARTMENT_PAPER
from nominations.views.confirm import actor, posted, refused
from seasons.queries import current_season

UNREADABLE = "Cổng không đọc được phần đang gõ. Mời đồng chí bấm «Lưu»."
GET_OR_POST = require_http_methods(["GET", "POST"])


@require_POST
@open_to(writes_papers)
def begin(request: HttpRequest) -> HttpResponse:
    season = current_season()
    back = reverse("monitoring:papers")
    if season is None:
        return redirect(back)
    form = BeginForm(request.POST, departments=own_departments(request.user), season=season)
    if not form.is_valid():
        return refused(request, IllegalMove("Mời chọn phòng và văn bản trong danh sách rồi bấm lại."), back)
    told = form.cleaned_data
    try:
        paper = begin_paper(season, told["department"], by=actor(request), kind=told["kind"])
    except AlreadyDone:
        line = told["department"].with_files_of
        paper = DepartmentPaper.objects.filter(season=season, department__in=line, kind=told["kind"]).latest("begun_at")
    except ValidationError as refusal:
        return refused(request, IllegalMove(refusal.messages), back)
    return redirect("monitoring:edit", pk=paper.pk)


@GET_OR_POST
@on(papers)
def edit(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    if answer := _closed(request, paper):
        return answer
    base = writing_base(paper)
    if request.method == "GET":
        return _editor(request, paper, base, PaperForm(paper, base))
    form = PaperForm(paper, base, request.POST, request.FILES)
    if form.is_valid() and attempt(form, lambda: _save(request, paper, form)):
        return redirect("monitoring:submit" if request.POST.get("then") == "submit" else "monitoring:edit", pk=paper.pk)
    return _refused(request, paper, form)


def _refused(request: HttpRequest, paper: DepartmentPaper, form: PaperForm) -> HttpResponse:
    """What was typed, and where somebody saved meanwhile the saved text beside it; saving again is then meant."""
    base = writing_base(paper)
    newest = str(base.edition if base is not None and base.submitted_at is None else 0)
    overtaken = request.POST.get("edition") != newest
    form.data = {**request.POST.dict(), "edition": newest}
    return _editor(request, paper, base, form, overtaken=overtaken)


def _save(request: HttpRequest, paper: DepartmentPaper, form: PaperForm) -> PaperVersion:
    told = form.cleaned_data
    facts: dict[str, Any] = {"by": actor(request), "edition": told["edition"], "sections": form.sections()}
    if not told.get("upload"):
        return write_paper(paper, drop_file=told.get("drop_file", False), **facts)
    with taking(told["upload"], FILE_KINDS) as stored:
        return write_paper(paper, stored=stored, **facts)


def _editor(
    request: HttpRequest, paper: DepartmentPaper, base: PaperVersion | None, form: PaperForm, *, overtaken: bool = False
) -> HttpResponse:
    context = {
        "paper": paper,
        "base": base,
        "saved": base if base is not None and base.submitted_at is None else None,
        "boxes": form.boxes(),
        "theirs": read_parts(paper, base) if overtaken and base else [],
        "figures": figures_of(paper),
        "due": due_of(paper.season, paper.department_id, paper.kind),
        "last": newest_handed_in(paper),
    }
    return form_page(request, "monitoring/edit.html", form, **context)


@require_POST
@on(papers)
def keep(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    """What is typed, saved while typing, for the editor's own script."""
    if not writes_for(request.user, paper.department_id):
        raise PermissionDenied
    typed = _typed(request.body, paper)
    if typed is None:
        return JsonResponse({"refused": UNREADABLE}, status=422)
    edition, sections = typed
    if sections is None:
        return JsonResponse({"kept": "", "edition": edition})
    try:
        version = write_paper(paper, by=actor(request), edition=edition, sections=sections)
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=422)
    return JsonResponse({"kept": clock_time(version.drafted_at), "edition": version.edition})


def _typed(body: bytes, paper: DepartmentPaper) -> tuple[int, dict[str, str] | None] | None:
    try:
        told: Any = json.loads(body)
        edition, values = told["edition"], told["values"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not (isinstance(edition, int) and 0 <= edition < 2**31 and isinstance(values, dict | None)):
        return None
    if values is None:
        return edition, None
    form = PaperForm(paper, None, {**values, "edition": edition})
    return (edition, form.sections()) if form.is_valid() else None


@GET_OR_POST
@on(papers)
def submit(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    try:
        require(paper, DEPARTMENT_PAPER, "submit", by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(paper))
    form = ShownForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = f"Đã gửi «{paper.title}». Biên nhận ở trang này."
        if acted(request, form, lambda: submit_paper(paper, by=actor(request), shown=form.cleaned_data["shown"]), done):
            return redirect(page_of(paper))
    version, due = draft_of(paper), due_of(paper.season, paper.department_id, paper.kind)
    context = {
        "paper": paper,
        "version": version,
        "parts": read_parts(paper, version) if version else [],
        "refusals": handing_in_refusals(paper, version, newest_handed_in(paper)),
        "digest": digest_of(paper, version) if version else "",
        "due": due,
        "late": 0 if paper.first_submitted_at else days_late(clock.now(), due),
    }
    return form_page(request, "monitoring/submit.html", form, **context)


@GET_OR_POST
@on(papers)
def drop(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    if answer := _closed(request, paper):
        return answer
    if request.method == "POST":
        done = "Đã bỏ bản đang soạn. Bản đã gửi giữ nguyên."
        return carry_out(request, lambda: drop_draft(paper, by=actor(request)), done=done, to=page_of(paper))
    return render(request, "monitoring/drop.html", {"paper": paper})


def _closed(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse | None:
    """The answer to whoever may not write the paper now, or None.

    :raises PermissionDenied: the reader never writes this department's papers.
    """
    if not writes_for(request.user, paper.department_id):
        raise PermissionDenied
    if refusal := writing_refusal(paper):
        return refused(request, IllegalMove(refusal), page_of(paper))
    return None
