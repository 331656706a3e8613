"""Papers and files handed out, each with its line in the log of who opened what."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from accounts.access_log import seen
from core.downloads import form_asked, paper_file
from core.papers import Paper
from core.uploads import Accepted, serve, taking


def paper_of(request: HttpRequest, paper: Callable[[], Paper], name: str, row: Model, back: str) -> HttpResponseBase:
    """The paper as PDF or .docx; what keeps it from being printed is told on the page *back*."""
    try:
        answer = paper_file(paper(), f"{name}-{row.pk}", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(back)
    seen(request.user, row, "in văn bản")
    return answer


def file_of(request: HttpRequest, row: Any, back: str) -> HttpResponseBase:
    """The stored file; that it is damaged is told on the page *back*."""
    try:
        answer = serve(row)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(back)
    seen(request.user, row, "tải tệp")
    return answer


def with_files(uploads: Sequence["UploadedFile[Any]"], act: Callable[[list[Accepted]], object]) -> object:
    """*act* with the files sent, of which none is kept where it is refused."""
    with ExitStack() as taken:
        return act([taken.enter_context(taking(upload)) for upload in uploads])
