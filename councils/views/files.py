"""Printed papers that are not kept: drawn from the database when asked for."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.papers import PaperError


def inline_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser under a file name of plain letters."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def drawn(request: HttpRequest, draw: Callable[[], HttpResponse], *, back: str) -> HttpResponse:
    """The file that *draw* gives, or why it cannot be drawn, said on the page *back*."""
    try:
        return draw()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except PaperError as refusal:
        messages.error(request, str(refusal))
    return redirect(back)
