"""The texts that decisions cite (căn cứ)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.models import LegalBasis


@transaction.atomic
def keep_basis(basis: LegalBasis | None, *, by: Any, facts: Mapping[str, Any]) -> LegalBasis:
    """Add a text, or change or end the one given; decisions already made keep their wording.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: it would end before it begins, or the list has it already.
    """
    capacity, row = tending(by), basis or LegalBasis()
    for name, value in facts.items():
        setattr(row, name, value)
    row.citation = row.citation.rstrip(" ;.")
    if row.until and row.until < row.since:
        raise ValidationError({"until": "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."})
    if LegalBasis.objects.filter(citation=row.citation, since=row.since).exclude(pk=row.pk).exists():
        raise ValidationError({"citation": "Căn cứ này đã có trong danh sách. Mời sửa dòng đã có."})
    row.full_clean()
    keep(row, by=by, why="")
    record_event(row, "edit" if basis else "add", by=by, was="", now="", capacity=capacity)
    return row
