from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.history import drop, keep
from core.workflow import lock, record_event
from seasons.access import tends_season
from seasons.models import CriteriaSet, Criterion, Season

#: (kind, text) of every criterion in order.
Lines = Sequence[tuple[str, str]]


@transaction.atomic
def edit_criteria(season: Season, *, by: Any, lines: Lines) -> CriteriaSet:
    """Write the criteria of a season that has not opened: these lines in this order, and no others.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the criteria are frozen, or no line is left.
    """
    if not tends_season(by):
        raise PermissionDenied("Tiêu chuẩn của kỳ do Văn phòng Sở hoặc Thường trực Hội đồng lập.")
    lock(season)
    criteria = season.criteria_sets.filter(frozen_at=None).first()
    if criteria is None:
        raise ValidationError("Tiêu chuẩn đã chốt khi mở kỳ. Mời lập phiên bản mới, có ghi lý do.")
    write_lines(criteria, lines, by)
    record_event(season, "edit_criteria", by=by, was=season.state, now=season.state)
    return criteria


def write_lines(criteria: CriteriaSet, lines: Lines, by: Any) -> None:
    """Have the set hold exactly *lines*; rows that stay keep their history."""
    if not lines:
        raise ValidationError("Kỳ bình xét phải có tiêu chuẩn. Mời ghi ít nhất một tiêu chuẩn.")
    rows = {row.ordinal: row for row in criteria.criteria.all()}
    for ordinal, (kind, text) in enumerate(lines, 1):
        row = rows.pop(ordinal, None) or Criterion(criteria_set=criteria, ordinal=ordinal)
        row.kind, row.text = kind, text
        row.full_clean()
        keep(row, by=by, why="edit")
    for row in rows.values():
        drop(row, by=by, why="edit")
