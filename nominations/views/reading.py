"""Evidence looked at without downloading, and the whole dossier as one archive."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.papers.typography import code_lines
from core.uploads import previewing
from core.uploads.bundling import bundle
from core.uploads.names import safe_name
from nominations.access import keeps_originals, may_compare, readable, visible_evidence
from nominations.bundles import bundled
from nominations.models import Evidence, Nomination, ReportVersion
from nominations.queries import versions_of, whole
from nominations.readiness import comparing_refusal
from nominations.views.confirm import page_of


@require_GET
@on(visible_evidence)
def evidence_view(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    seen(request.user, evidence, "xem minh chứng")
    shown: dict[str, Any] = {}
    try:
        shown = shown_in_page(request, evidence, "nominations:evidence_page")
    except ValidationError as damaged:
        shown["refusal"] = " ".join(damaged.messages)
    compares = may_compare(request.user) and not comparing_refusal(evidence.nomination, evidence)
    context = {
        "evidence": evidence,
        "nomination": evidence.nomination,
        "digest_text": " ".join(code_lines(evidence.sha256)),
        "versions": versions_of(evidence) if keeps_originals(request.user, evidence.nomination) else [],
        "compares": compares,
    }
    return render(request, "nominations/evidence_view.html", {**context, **shown})


def shown_in_page(request: HttpRequest, row: Evidence | ReportVersion, pages: str) -> dict[str, Any]:
    """What ``nominations/reader.html`` draws of a stored file; *pages* names the address of its pictures.

    :raises ValidationError: as ``core.uploads.previewing`` does.
    """
    if previewing.is_text(row):
        return previewing.text(row)
    last = previewing.pages(row)
    asked = request.GET.get("trang", "")
    page = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    places = {"page": page, "last": last, "before": page - 1, "after": page + 1 if page < last else 0}
    return {**places, "picture_url": reverse(pages, args=[row.pk, page])}


def picture_of(row: Evidence | ReportVersion, page: int) -> HttpResponse:
    """One page as a picture; a 404 where there is none."""
    if previewing.is_text(row):
        raise Http404
    try:
        return previewing.page(row, page)
    except ValidationError:
        raise Http404 from None


@require_GET
@on(visible_evidence)
def evidence_page(request: HttpRequest, evidence: Evidence, page: int) -> HttpResponse:
    return picture_of(evidence, page)


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
