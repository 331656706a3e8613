"""The office's own Word templates: taken in, tried, put in force, taken back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.papers import PaperError
from core.papers.checking import failures
from core.papers.word import fill_template, judge_template
from core.uploads import StoredFile, discard, read
from core.workflow import record_event
from seasons.access import keeping_templates
from seasons.models import PaperKind, PaperTemplate
from seasons.sample_paper import sample_paper


@transaction.atomic
def keep_template(kind: PaperKind, stored: StoredFile, *, by: Any) -> PaperTemplate:
    """A further version of the template, tried on the sample paper; it is not in force yet. The same file is kept once.

    :raises PermissionDenied: *by* does not keep the templates.
    :raises ValidationError: the file holds what a template may not hold, or cannot be filled.
    """
    capacity = keeping_templates(by)
    findings = try_template(read(stored.stored_name, stored.sha256), kind)
    newest = PaperTemplate.objects.filter(kind=kind).first()
    if newest and newest.sha256 == stored.sha256:
        discard(stored.stored_name)
        return newest
    row = PaperTemplate.objects.create(
        kind=kind, version=newest.version + 1 if newest else 1, findings=findings, uploaded_at=clock.now(),
        uploaded_by=by, stored_name=stored.stored_name, original_name=stored.original_name,
        media_type=stored.media_type, size=stored.size, sha256=stored.sha256,
    )  # fmt: skip
    record_event(row, "add", by=by, was="", now="", capacity=capacity)
    return row


@transaction.atomic
def use_template(row: PaperTemplate, *, by: Any, reason: str) -> PaperTemplate:
    """Put a version in force in the place of whatever was; one that differs from the form needs a reason.

    :raises PermissionDenied: *by* does not keep the templates.
    :raises ValidationError: it can no longer be filled, or differs from the form and no reason was given.
    """
    capacity = keeping_templates(by)
    others = list(PaperTemplate.objects.select_for_update().filter(kind=row.kind))
    row = next(one for one in others if one.pk == row.pk)
    if row.in_force:
        return row
    try_template(read(row.stored_name, row.sha256), PaperKind(row.kind))
    if row.findings and not reason.strip():
        raise ValidationError({"reason": "Bản in thử khác thể thức. Mời đồng chí ghi lý do vẫn dùng mẫu này."})
    _put_aside(row.kind)
    row.in_force = True
    row.save(update_fields=["in_force"])
    record_event(row, "start", by=by, was="", now="", capacity=capacity, reason=reason)
    return row


@transaction.atomic
def use_original(kind: PaperKind, *, by: Any) -> None:
    """Go back to the portal's own form; versions stay and may be put in force again.

    :raises PermissionDenied: *by* does not keep the templates.
    """
    capacity = keeping_templates(by)
    row = PaperTemplate.objects.select_for_update().filter(kind=kind, in_force=True).first()
    if row:
        _put_aside(kind)
        record_event(row, "end", by=by, was="", now="", capacity=capacity)


def try_template(template: bytes, kind: PaperKind) -> list[str]:
    """What in the sample paper, written in this template, differs from the form.

    :raises ValidationError: the template holds what it may not hold, or cannot be filled.
    """
    paper = sample_paper(str(kind.label))
    try:
        judge_template(template)
        return list(dict.fromkeys(failures(fill_template(template, paper), paper)))
    except PaperError as refusal:
        raise ValidationError(str(refusal)) from refusal
    except (ValueError, KeyError, AttributeError, OSError, TypeError) as broken:
        raise ValidationError(
            "Cổng không lập được bản in thử từ mẫu này. Mời đồng chí tải mẫu gốc, sửa trên mẫu đó rồi gửi lại."
        ) from broken


def _put_aside(kind: str) -> None:
    PaperTemplate.objects.filter(kind=kind, in_force=True).update(in_force=False)
