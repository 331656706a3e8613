"""Printed papers that are not kept: drawn from the database when asked for."""

from django.http import HttpResponse


def inline_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser under a file name of plain letters."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
