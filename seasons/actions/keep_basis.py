"""The texts that papers cite (căn cứ)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.bases import composed
from seasons.models import LegalBasis


@transaction.atomic
def keep_basis(basis: LegalBasis | None, *, by: Any, facts: Mapping[str, Any]) -> LegalBasis:
    """Add a text, or change or end the one given; papers already made keep their wording.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: it is not cited whole, ends before it begins, is replaced by itself, or is there already.
    """
    capacity, row = tending(by), basis or LegalBasis()
    for name, value in facts.items():
        setattr(row, name, value)
    row.citation = row.citation.rstrip(" ;.") or composed(row)
    if row.replaced_by and not row.until:
        row.until = row.replaced_by.since - timedelta(days=1)
    _refuse(row)
    row.full_clean()
    keep(row, by=by, why="")
    record_event(row, "edit" if basis else "add", by=by, was="", now="", capacity=capacity)
    return row


def _refuse(row: LegalBasis) -> None:
    if not row.citation:
        words = "Chưa ghi dòng căn cứ. Mời ghi nguyên văn, hoặc ghi đủ loại, số, ngày, cơ quan ban hành và trích yếu."
        raise ValidationError({"citation": words})
    if row.until and row.until < row.since:
        raise ValidationError({"until": "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."})
    if _leads_back(row):
        words = "Văn bản này thay cho chính văn bản đang ghi. Mời chọn văn bản ban hành sau, hoặc để trống."
        raise ValidationError({"replaced_by": words})
    others = LegalBasis.objects.exclude(pk=row.pk)
    if others.filter(citation=row.citation, since=row.since).exists():
        raise ValidationError({"citation": "Căn cứ này đã có trong danh sách. Mời sửa dòng đã có."})
    if row.number and others.filter(kind=row.kind, number__iexact=row.number, since=row.since).exists():
        raise ValidationError({"number": "Văn bản có số này đã có trong danh sách. Mời sửa dòng đã có."})


def _leads_back(row: LegalBasis) -> bool:
    """Whether what takes its place is, at the end, the text itself."""
    seen, after = {row.pk}, row.replaced_by
    while after is not None:
        if after.pk in seen:
            return True
        seen.add(after.pk)
        after = after.replaced_by
    return False
