"""Frozen papers handed out: the PDF of record, or their content for Word in the template in force."""

import logging
from pathlib import PurePosixPath

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from core.downloads import form_asked, paper_file, word_file
from core.papers import Paper
from core.papers.word import fill_template
from core.uploads import read, serve
from seasons.models import FrozenPaper, PaperKind, PaperTemplate

_log = logging.getLogger(__name__)
FELL_BACK = (
    "Mẫu Word của cơ quan không dùng được cho văn bản này nên cổng đã lập theo mẫu gốc. "
    "Đồng chí báo người quản trị hệ thống xem lại mẫu."
)


def frozen_file(request: HttpRequest, row: FrozenPaper) -> HttpResponseBase:
    """The PDF of *row*, or for `?dang=docx` its content for Word, by the form of the decree where the template fails.

    :raises ValidationError: the PDF is missing or is no longer what was stored.
    """
    if form_asked(request, "pdf", "docx") == "pdf":
        return serve(row, inline=True)
    paper, name = Paper.from_json(row.content), PurePosixPath(row.original_name).stem
    kind = getattr(row, "kind", PaperKind.ABSTENTION)
    template = PaperTemplate.objects.filter(kind=kind, in_force=True).first()
    filled = _filled(template, paper) if template else None
    if template and filled is None:
        messages.warning(request, FELL_BACK)
    return word_file(filled, name) if filled else paper_file(paper, name, "docx")


def _filled(template: PaperTemplate, paper: Paper) -> bytes | None:
    """The paper in the template; None where that fails, whatever the reason: the office must get its paper."""
    try:
        return fill_template(read(template.stored_name, template.sha256), paper)
    except (ValidationError, ValueError, KeyError, AttributeError, OSError):
        _log.exception("the template %s of %s does not work", template.pk, template.kind)
        return None
