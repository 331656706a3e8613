"""In, ký, đóng dấu, trao: where the paper of every certificate of a decision is, and steps entered for many at once."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from certificates.access import keeps_papers, prepares, visible
from certificates.actions.enter_step import enter_step
from certificates.forms.steps import StepForm
from certificates.handling import papers_of
from certificates.models import Decision
from certificates.queries import certificates_of
from certificates.signing_now import marked, signs_now
from certificates.stock import in_use
from core.access import on
from core.views import acted, form_page
from nominations.views.confirm import actor, posted


@require_http_methods(["GET", "POST"])
@on(visible)
def steps(request: HttpRequest, decision: Decision) -> HttpResponse:
    def enter() -> None:
        enter_step(decision, by=actor(request), **form.given())

    rows = list(certificates_of(decision).prefetch_related("steps", "signed_files"))
    form = StepForm(rows, in_use() if keeps_papers(request.user) else (), posted(request))
    if request.method == "POST" and not keeps_papers(request.user):
        raise PermissionDenied
    if request.method == "POST" and form.is_valid() and acted(request, form, enter, "Đã ghi bước này."):
        return redirect(reverse("certificates:steps", args=[decision.pk]))
    ticked, papers = form.ticked(), papers_of(rows)
    now = signs_now(decision) if any(paper.is_unsigned for paper in papers) else None
    context = {
        "decision": decision,
        "rows": [(place, paper, str(paper.certificate.pk) in ticked) for place, paper in enumerate(papers, 1)],
        "signer": now,
        "outdated": marked(papers, now),
        "may_enter": keeps_papers(request.user),
        "may_reword": prepares(request.user),
    }
    return form_page(request, "certificates/steps.html", form, **context)
