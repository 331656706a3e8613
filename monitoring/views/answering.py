"""The Standing Council approves a department's paper or returns it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from certificates.views.acting import moving
from core.access import on
from monitoring.access import papers
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.return_paper import return_paper
from monitoring.forms import ReturnForm, ShownForm
from monitoring.models import DepartmentPaper
from monitoring.queries import newest_handed_in
from monitoring.views.papers import page_of
from monitoring.workflow import DEPARTMENT_PAPER
from nominations.views.confirm import actor, posted

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(papers)
def approve(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    form = ShownForm(posted(request))
    return moving(
        request,
        paper,
        DEPARTMENT_PAPER,
        "approve",
        form=form,
        act=lambda: approve_paper(paper, by=actor(request), number=form.number),
        done=f"Đã duyệt «{paper.title}» của {paper.department}.",
        to=page_of(paper),
        template="monitoring/approve.html",
        paper=paper,
        version=newest_handed_in(paper),
    )


@GET_OR_POST
@on(papers)
def send_back(request: HttpRequest, paper: DepartmentPaper) -> HttpResponse:
    form = ReturnForm(posted(request))
    return moving(
        request,
        paper,
        DEPARTMENT_PAPER,
        "return",
        form=form,
        act=lambda: return_paper(paper, by=actor(request), reason=form.cleaned_data["reason"], number=form.number),
        done=f"Đã trả lại «{paper.title}». {paper.department} thấy lý do ở «Việc của tôi».",
        to=page_of(paper),
        template="monitoring/return.html",
        paper=paper,
        version=newest_handed_in(paper),
    )
