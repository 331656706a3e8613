"""A department lists what the nominee gave to a fund or an activity, or mends such a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import record_event
from nominations.actions._writing import opened_for_writing
from nominations.limits import MAX_CONTRIBUTIONS
from nominations.models import Contribution, Nomination


@transaction.atomic
def keep_contribution(
    nomination: Nomination, *, by: User, facts: dict[str, Any], line: Contribution | None = None
) -> Contribution:
    """Add a line to the annex, or write *line* of this dossier anew.

    :param facts: ``activity``, ``dated``, ``proof``, and ``amount`` (đồng) or ``hours``.
    :raises ValidationError: the annex is full, or the facts do not fit.
    """
    row, duty = opened_for_writing(nomination, by)
    if line is None and row.contributions.count() >= MAX_CONTRIBUTIONS:
        raise ValidationError(
            f"Phụ lục đã có {MAX_CONTRIBUTIONS} dòng, là số tối đa. Mời đồng chí gộp những đóng góp cùng loại."
        )
    kept = line or Contribution(nomination=row, added_by=by, added_at=clock.now())
    for name, value in facts.items():
        setattr(kept, name, value)
    kept.full_clean()
    why = "add_contribution" if line is None else "edit_contribution"
    keep(kept, by=by, why=why)
    record_event(row, why, by=by, was=row.state, now=row.state, capacity=duty, reason=kept.activity)
    return kept
