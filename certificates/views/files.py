"""Papers and certificates as files; whoever opens one with other people's data is kept in the access log."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from certificates.access import former_papers, printable, visible
from certificates.listed import Listed
from certificates.models import Certificate, Decision, DecisionPaper
from certificates.package import opens_package, packed
from certificates.queries import paper_in_force
from certificates.readiness import before_package, guard
from certificates.signed import latest_file
from certificates.views.acting import page_of
from core.access import on
from core.uploads import serve
from core.uploads.bundling import bundle
from nominations.views.confirm import actor
from seasons.frozen import frozen_file


@require_GET
@on(visible)
def paper(request: HttpRequest, decision: Decision, kind: str) -> HttpResponseBase:
    """A paper of the decision as it was made."""
    found = _paper(decision, kind)
    seen(request.user, found, "xem văn bản")
    return frozen_file(request, found)


@require_GET
@on(visible)
def signed_paper(request: HttpRequest, decision: Decision, kind: str) -> HttpResponseBase:
    """The scan of the signed copy."""
    found = _paper(decision, kind)
    if not found.is_signed:
        raise Http404
    seen(request.user, found, "xem bản ký")
    return serve(found.signed_file, inline=True)


@require_GET
@on(former_papers)
def former_paper(request: HttpRequest, paper: DecisionPaper) -> HttpResponseBase:
    """A paper that another took the place of, as it was made; for `?ban=ky` the copy signed at the time."""
    if request.GET.get("ban") != "ky":
        seen(request.user, paper, "xem văn bản để riêng")
        return serve(paper, inline=True)
    if not paper.is_signed:
        raise Http404
    seen(request.user, paper, "xem bản ký để riêng")
    return serve(paper.signed_file, inline=True)


@require_GET
@on(printable)
def certificate(request: HttpRequest, certificate: Certificate) -> HttpResponseBase:
    if not certificate.stored_name:
        raise Http404
    seen(request.user, certificate, "xem Giấy công nhận")
    return serve(latest_file(certificate), inline=True)


@require_GET
@on(visible)
def package(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """Bộ hồ sơ trình, for those who are told the figures of every session in it."""
    listed = Listed(decision)
    if not opens_package(listed, request.user):
        raise PermissionDenied
    name = f"Bo-ho-so-trinh-{decision.season.year}-{decision.ordinal}.zip"
    try:
        guard(before_package(listed))
        answer = bundle(packed(listed, by=actor(request)), name)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(page_of(decision))
    seen(request.user, decision, "tải bộ hồ sơ trình")
    return answer


def _paper(decision: Decision, kind: str) -> DecisionPaper:
    found = paper_in_force(decision, kind)
    if found is None:
        raise Http404
    return found
