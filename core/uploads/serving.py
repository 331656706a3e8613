"""Handing a stored file out: never run, never kept by the browser, its name only in an encoded header."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpResponseBase

from core.uploads.storage import located, read


def serve(stored: Any, *, inline: bool = False) -> FileResponse:
    """A response with a stored file (any row that has StoredFile's fields); the caller has checked the right.

    :raises ValidationError: the file is missing or is no longer what was stored.
    """
    content = read(stored.stored_name, stored.sha256)
    response = FileResponse(
        BytesIO(content),
        as_attachment=not inline,
        filename=stored.original_name,
        content_type=stored.media_type,
    )
    guard(response)
    return response


def serve_large(stored: Any) -> FileResponse:
    """The same for a file of any size: read through once, then sent from disk piece by piece.

    :raises ValidationError: as ``serve`` does.
    """
    handle = located(stored.stored_name, stored.sha256).open("rb")
    response = FileResponse(handle, as_attachment=True, filename=stored.original_name, content_type=stored.media_type)
    guard(response)
    return response


def guard(response: HttpResponseBase) -> None:
    """What a browser may do with bytes that came from outside: look at them, nothing else."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
