"""Evidence looked at without downloading, and the whole dossier as one archive."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.papers.typography import code_lines
from core.uploads import previewing
from core.uploads.bundling import bundle
from core.uploads.names import safe_name
from nominations.access import keeps_originals, may_compare, readable
from nominations.bundles import bundled
from nominations.models import Evidence, Nomination
from nominations.party_opinions import legible_evidence
from nominations.queries import versions_of, whole
from nominations.readiness import comparing_refusal
from nominations.views.confirm import page_behind, page_of


@require_GET
@on(legible_evidence)
def evidence_view(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    seen(request.user, evidence, "xem minh chứng")
    shown: dict[str, Any] = {}
    try:
        shown = _shown(request, evidence)
    except ValidationError as damaged:
        shown["refusal"] = " ".join(damaged.messages)
    compares = may_compare(request.user) and not comparing_refusal(evidence.nomination, evidence)
    context = {
        "evidence": evidence,
        "nomination": evidence.nomination,
        "digest_text": " ".join(code_lines(evidence.sha256)),
        "versions": versions_of(evidence) if keeps_originals(request.user, evidence.nomination) else [],
        "compares": compares,
        "back": page_behind(request, evidence.nomination),
    }
    return render(request, "nominations/evidence_view.html", {**context, **shown})


def _shown(request: HttpRequest, evidence: Evidence) -> dict[str, Any]:
    if previewing.is_text(evidence):
        return previewing.text(evidence)
    last = previewing.pages(evidence)
    asked = request.GET.get("trang", "")
    page = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    return {"page": page, "last": last, "before": page - 1, "after": page + 1 if page < last else 0}


@require_GET
@on(legible_evidence)
def evidence_page(request: HttpRequest, evidence: Evidence, page: int) -> HttpResponse:
    if previewing.is_text(evidence):
        raise Http404
    try:
        return previewing.page(evidence, page)
    except ValidationError:
        raise Http404 from None


@require_GET
@on(readable)
def archive(request: HttpRequest, nomination: Nomination) -> HttpResponseBase:
    dossier = whole(nomination)
    try:
        response = bundle(bundled(dossier), safe_name(f"Ho-so-{dossier.number.replace('/', '-')}.zip"))
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(page_of(nomination))
    seen(request.user, nomination, "tải tập hồ sơ")
    return response
