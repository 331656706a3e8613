"""Evidence looked at without downloading, and the whole dossier as one archive."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, paper_file
from core.papers.typography import code_lines
from core.uploads import previewing
from core.uploads.bundling import bundle
from core.uploads.names import safe_name
from nominations.access import keeps_originals, may_compare, readable
from nominations.bundles import bundled
from nominations.covering import covers, reads_originals, served
from nominations.dossiers import dossier_paper
from nominations.models import Evidence, Nomination, RedactedTwin, ReportVersion
from nominations.party_opinions import legible_evidence
from nominations.queries import versions_of, whole
from nominations.readiness import comparing_refusal
from nominations.views.confirm import page_behind, page_of

Kept = Evidence | RedactedTwin | ReportVersion
#: In the address: the newest twin of the file.
NEWEST = "che"
PREPARING = (
    "Bản đã che thông tin cá nhân của tệp này đang được chuẩn bị. Mời đồng chí xem lại sau, hoặc hỏi Văn phòng Sở."
)


@require_GET
@on(legible_evidence)
def evidence_view(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    file = file_for(request, evidence)
    seen(request.user, evidence, "xem bản đã che" if isinstance(file, RedactedTwin) else "xem minh chứng")
    shown: dict[str, Any] = {"refusal": PREPARING}
    if file is not None:
        try:
            shown = shown_in_page(
                request, file, lambda page: reverse("nominations:evidence_page", args=[evidence.pk, page])
            )
        except ValidationError as damaged:
            shown = {"refusal": " ".join(damaged.messages)}
    originals = reads_originals(request.user, evidence.nomination)
    compares = may_compare(request.user) and not comparing_refusal(evidence.nomination, evidence)
    context = {
        "evidence": evidence,
        "nomination": evidence.nomination,
        "file": file,
        "is_twin": isinstance(file, RedactedTwin),
        "which": _which(file) if originals else "",
        "twins": list(evidence.twins.select_related("made_by")) if originals else [],
        "covers": covers(request.user, evidence.nomination) and evidence.set_aside_at is None,
        "digest_text": " ".join(code_lines(file.sha256)) if file else "",
        "versions": _versions(request, evidence, originals),
        "compares": compares,
        "back": page_behind(request, evidence.nomination),
    }
    return render(request, "nominations/evidence_view.html", {**context, **shown})


def file_for(request: HttpRequest, evidence: Evidence) -> Evidence | RedactedTwin | None:
    """The file that this reader gets; whoever reads originals may ask for a twin, by its number or the newest.

    None while the twin is being prepared; a 404 where the twin asked for is not there.
    """
    originals, asked = reads_originals(request.user, evidence.nomination), request.GET.get("ban", "")
    if not (originals and asked):
        return served(evidence, originals)
    twins = evidence.twins.all()
    if asked != NEWEST:
        twins = twins.filter(number=int(asked)) if asked.isdecimal() and len(asked) < 4 else twins.none()
    twin = twins.first()
    if twin is None:
        raise Http404
    return twin


def _which(file: Evidence | RedactedTwin | None) -> str:
    return f"?ban={file.number}" if isinstance(file, RedactedTwin) else ""


def _versions(request: HttpRequest, evidence: Evidence, originals: bool) -> list[tuple[Evidence, Any]]:
    """Every version with the file of it that this reader gets."""
    if not keeps_originals(request.user, evidence.nomination):
        return []
    return [(version, served(version, originals)) for version in versions_of(evidence)]


def shown_in_page(request: HttpRequest, row: Kept, address: Callable[[int], str]) -> dict[str, Any]:
    """What ``nominations/reader.html`` draws of a stored file; *address* is where the picture of a page is.

    :raises ValidationError: as ``core.uploads.previewing`` does.
    """
    if previewing.is_text(row):
        return previewing.text(row)
    last = previewing.pages(row)
    asked = request.GET.get("trang", "")
    page = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    places = {"page": page, "last": last, "before": page - 1, "after": page + 1 if page < last else 0}
    asked = request.GET.get("ban", "")[:9]
    query = urlencode({"ban": asked}) if asked else ""
    return {
        **places,
        "picture_url": address(page) + (f"?{query}" if query else ""),
        "more": f"&{query}" if query else "",
    }


def picture_of(row: Kept | None, page: int) -> HttpResponse:
    """One page as a picture; a 404 where there is none."""
    if row is None or previewing.is_text(row):
        raise Http404
    try:
        return previewing.page(row, page)
    except ValidationError:
        raise Http404 from None


@require_GET
@on(legible_evidence)
def evidence_page(request: HttpRequest, evidence: Evidence, page: int) -> HttpResponse:
    return picture_of(file_for(request, evidence), page)


@require_GET
@on(readable)
def dossier(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """What the page of the dossier tells every reader, as one paper."""
    form = form_asked(request, "pdf", "docx")
    try:
        answer = paper_file(dossier_paper(whole(nomination)), safe_name(f"Ho-so-{nomination.number}"), form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(page_of(nomination))
    seen(request.user, nomination, f"tải hồ sơ {form}")
    return answer


@require_GET
@on(readable)
def archive(request: HttpRequest, nomination: Nomination) -> HttpResponseBase:
    dossier = whole(nomination)
    try:
        response = bundle(
            bundled(dossier, reads_originals(request.user, dossier)),
            safe_name(f"Ho-so-{dossier.number.replace('/', '-')}.zip"),
        )
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(page_of(nomination))
    seen(request.user, nomination, "tải tập hồ sơ")
    return response
