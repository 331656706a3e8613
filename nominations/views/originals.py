"""The Office compares evidence with the originals."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from core.access import on
from core.views import acted, carry_out, form_page
from core.workflow import IllegalMove
from nominations.access import may_compare, visible_evidence
from nominations.actions.see_original import see_original
from nominations.actions.unsee_original import unsee_original
from nominations.forms import ReasonForm
from nominations.models import Evidence
from nominations.progress import badges_of
from nominations.readiness import comparing_refusal
from nominations.views.confirm import actor, page_of, posted, refused


@require_POST
@on(visible_evidence)
def original_see(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    return carry_out(
        request,
        lambda: see_original(evidence, by=actor(request)),
        done=f"Đã ghi: đã đối chiếu bản chính minh chứng «{evidence.title}».",
        to=f"{page_of(evidence.nomination)}#minh-chung-tep-{evidence.pk}",
    )


@require_http_methods(["GET", "POST"])
@on(visible_evidence)
def original_unsee(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    nomination, form = evidence.nomination, ReasonForm(posted(request))
    if not may_compare(request.user):
        raise PermissionDenied
    if refusal := comparing_refusal(nomination, evidence):
        return refused(request, IllegalMove(refusal), page_of(nomination))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = f"Đã bỏ xác nhận đối chiếu bản chính minh chứng «{evidence.title}»."
        if acted(request, form, lambda: unsee_original(evidence, by=actor(request), reason=reason), done):
            return redirect(page_of(nomination))
    context = {"evidence": evidence, "nomination": nomination, "badges": badges_of(nomination, request.user)}
    return form_page(request, "nominations/original_unsee.html", form, **context)
