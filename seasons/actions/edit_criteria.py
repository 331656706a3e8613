"""The criteria of a season that has not opened."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import drop, keep
from core.workflow import lock, record_event
from seasons.access import tending
from seasons.models import CriteriaSet, Criterion, Season
from seasons.readiness import refuse_closed

#: (kind, text) of every criterion in order.
Lines = Sequence[tuple[str, str]]


@transaction.atomic
def edit_criteria(season: Season, *, by: Any, lines: Lines) -> CriteriaSet:
    """Write the criteria before the season opens: these lines in this order, and no others.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the criteria are frozen, no line is left, or two are the same.
    """
    capacity, row = tending(by), lock(season)
    refuse_closed(row)
    criteria = row.criteria_sets.filter(frozen_at=None).first()
    if criteria is None:
        raise ValidationError("Tiêu chuẩn đã chốt khi mở kỳ nên không sửa được. Mời ban hành phiên bản mới.")
    if write_lines(criteria, lines, by):
        record_event(row, "edit_criteria", by=by, was=row.state, now=row.state, capacity=capacity)
    result: CriteriaSet = criteria
    return result


def write_lines(criteria: CriteriaSet, lines: Lines, by: Any) -> bool:
    """Have the set hold exactly *lines*; whether anything changed. Rows that stay keep their history."""
    refuse_bad_lines(lines)
    rows = {row.ordinal: row for row in criteria.criteria.all()}
    changed = False
    for ordinal, (kind, text) in enumerate(lines, 1):
        row = rows.pop(ordinal, None) or Criterion(criteria_set=criteria, ordinal=ordinal)
        if (row.kind, row.text) != (kind, text):
            row.kind, row.text = kind, text
            row.full_clean()
            keep(row, by=by, why="")
            changed = True
    for row in rows.values():
        drop(row, by=by, why="")
    return changed or bool(rows)


def refuse_bad_lines(lines: Lines) -> None:
    """Refuse an empty list and criteria that repeat each other.

    :raises ValidationError: naming what is wrong.
    """
    if not lines:
        raise ValidationError("Kỳ bình xét phải có tiêu chuẩn. Mời ghi ít nhất một tiêu chuẩn.")
    texts = [text.casefold() for _, text in lines]
    if twice := next((text for place, (_, text) in enumerate(lines) if text.casefold() in texts[:place]), None):
        raise ValidationError(f"Tiêu chuẩn «{twice[:80]}» ghi hai lần. Mời bỏ bớt một dòng.")
