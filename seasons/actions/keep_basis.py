from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tends_season
from seasons.models import LegalBasis


@transaction.atomic
def keep_basis(basis: LegalBasis | None, *, by: Any, facts: Mapping[str, Any]) -> LegalBasis:
    """Add a text that decisions cite, or change the one given; decisions already made keep their wording.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: it would end before it begins.
    """
    if not tends_season(by):
        raise PermissionDenied("Căn cứ do Văn phòng Sở hoặc Thường trực Hội đồng ghi.")
    row = basis or LegalBasis()
    for name, value in facts.items():
        setattr(row, name, value)
    if row.until and row.until < row.since:
        raise ValidationError({"until": "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."})
    row.full_clean()
    keep(row, by=by, why="edit" if basis else "add")
    record_event(row, "edit" if basis else "add", by=by, was="", now="")
    return row
