"""Papers and certificates as files; whoever opens one with other people's data is kept in the access log."""

from io import BytesIO

import pikepdf
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from certificates.access import printable, visible
from certificates.cases import going
from certificates.listed import Listed
from certificates.models import Certificate, Decision, DecisionPaper
from certificates.package import opens_package, packed
from certificates.queries import certificates_of, paper_in_force
from certificates.readiness import before_package, guard
from certificates.signed import latest_file
from certificates.views.acting import page_of
from core.access import on
from core.uploads import StoredFile, read, serve
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
    scan = StoredFile(
        found.scan_stored_name,
        found.scan_original_name,
        found.scan_media_type,
        found.scan_size or 0,
        found.scan_sha256,
    )
    return serve(scan, inline=True)


@require_GET
@on(printable)
def certificate(request: HttpRequest, certificate: Certificate) -> HttpResponseBase:
    if not certificate.stored_name:
        raise Http404
    seen(request.user, certificate, "xem Giấy công nhận")
    return serve(latest_file(certificate), inline=True)


@require_GET
@on(visible)
def print_all(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """The certificates in force in one PDF, in the order of the list; ``tu=4`` begins at the fourth, after a jam."""
    asked = request.GET.get("tu", "")
    free = set(going(certificates_of(decision)).values_list("pk", flat=True))
    first = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    rows = [row for row in list(certificates_of(decision))[max(first, 1) - 1 :] if row.pk in free]
    if not rows or not all(row.stored_name for row in rows):
        raise Http404
    seen(request.user, decision, "in Giấy công nhận")
    return _pdf(_together(rows), f"giay-cong-nhan-{decision.full_number.replace('/', '-')}.pdf")


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


def _together(rows: list[Certificate]) -> BytesIO:
    whole = pikepdf.new()
    for row in rows:
        with pikepdf.open(BytesIO(read(row.stored_name, row.sha256))) as single:
            for page in single.pages:
                if "/Annots" in page:  # the empty places of digital signatures: this copy is signed in ink
                    del page["/Annots"]
            whole.pages.extend(single.pages)
    content = BytesIO()
    whole.save(content)
    content.seek(0)
    return content


def _pdf(content: BytesIO, name: str) -> FileResponse:
    response = FileResponse(content, filename=name, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
