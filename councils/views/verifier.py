"""Kiểm chứng sổ phiếu: the page that verifies archives in the reader's browser, and the same as one file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import open_to
from councils.access import reads_council
from councils.offline_verifier import offline_verifier


@require_GET
@open_to(reads_council)
def verifier(request: HttpRequest) -> HttpResponse:
    return render(request, "councils/verifier.html", {"digest": offline_verifier().digest})


@require_GET
@open_to(reads_council)
def verifier_file(request: HttpRequest) -> HttpResponse:
    """To be kept and opened from disk: no browser shows these bytes as a page of the portal."""
    response = HttpResponse(offline_verifier().content, content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="kiem-chung.html"'
    return response
