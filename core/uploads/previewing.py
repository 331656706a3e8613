"""Looking at a stored file in the page: how many pages, one page as a picture, its text, its words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from core.inspection import Refused
from core.uploads.apart import work_apart
from core.uploads.kinds import KINDS
from core.uploads.serving import guard
from core.uploads.storage import read

_TEXTS = {KINDS[".docx"]: "docx", KINDS[".xlsx"]: "xlsx"}


def is_text(stored: Any) -> bool:
    """Whether the file is shown as text rather than as pictures of pages."""
    return stored.media_type in _TEXTS


def pages(stored: Any) -> int:
    """How many pictures show the file.

    :raises ValidationError: it is no longer what was stored, or cannot be drawn.
    """
    if stored.media_type != KINDS[".pdf"]:
        return 1
    return int(asked(stored, "pages")[0]["pages"])


def text(stored: Any) -> dict[str, Any]:
    """``blocks`` and ``is_cut`` of ``core.inspection.previews.Reading``.

    :raises ValidationError: as ``pages`` does.
    """
    return asked(stored, "text", _TEXTS[stored.media_type])[0]


def words(stored: Any) -> int:
    """How many words a PDF or a document has; none in a scan.

    :raises ValidationError: as ``pages`` does.
    """
    kind = "pdf" if stored.media_type == KINDS[".pdf"] else "docx"
    return int(asked(stored, "words", kind)[0]["words"])


def page(stored: Any, number: int) -> HttpResponse:
    """Page *number* as a picture; the caller has checked the right.

    :raises ValidationError: as ``pages`` does, or there is no such page.
    """
    kind = "pdf" if stored.media_type == KINDS[".pdf"] else "picture"
    response = HttpResponse(asked(stored, "draw", kind, str(number))[1], content_type="image/jpeg")
    guard(response)
    return response


def asked(stored: Any, task: str, *arguments: str) -> tuple[dict[str, Any], bytes]:
    """What the worker answers to *task* on a stored file.

    :raises ValidationError: as ``pages`` does.
    """
    content = read(stored.stored_name, stored.sha256)
    try:
        return work_apart(task, content, *arguments)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
