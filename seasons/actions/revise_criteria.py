"""A new version of the criteria of a season under way."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.workflow import AlreadyDone, lock, record_event
from seasons.access import tending
from seasons.actions.edit_criteria import Lines, write_lines
from seasons.models import CriteriaSet, Criterion, Season
from seasons.plan_text import GENERAL_CRITERIA
from seasons.readiness import refuse_closed
from seasons.workflow import State


@transaction.atomic
def revise_criteria(season: Season, *, by: Any, lines: Lines, reason: str) -> CriteriaSet:
    """Issue a new version for an open season; nominations already begun keep the version they began with.

    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: the newest version says the same.
    :raises ValidationError: the season is not open, no reason is given, or common criteria are missing.
    """
    capacity, row = tending(by), lock(season)
    refuse_closed(row)
    if row.state == State.PREPARING:
        raise ValidationError("Kỳ đang chuẩn bị thì sửa thẳng tiêu chuẩn, chưa cần phiên bản mới.")
    if not reason.strip():
        raise ValidationError({"reason": "Phải ghi rõ lý do ban hành phiên bản tiêu chuẩn mới."})
    _refuse_missing(lines)
    last = row.criteria_sets.order_by("-version").first()
    if last and [(line.kind, line.text) for line in last.criteria.all()] == list(lines):
        raise AlreadyDone(f"Nội dung này đã là phiên bản {last.version} đang dùng, không cần ban hành lại.")
    now, version = clock.now(), last.version + 1 if last else 1
    criteria = CriteriaSet.objects.create(
        season=row, version=version, author=by, reason=reason.strip(), made_at=now, frozen_at=now
    )
    write_lines(criteria, lines, by)
    record_event(row, "revise_criteria", by=by, was=row.state, now=row.state, reason=reason.strip(), capacity=capacity)
    return criteria


def _refuse_missing(lines: Lines) -> None:
    general = sum(kind == Criterion.Kind.GENERAL for kind, _ in lines)
    if general < len(GENERAL_CRITERIA):
        raise ValidationError(
            f"Kế hoạch có {len(GENERAL_CRITERIA)} tiêu chuẩn chung, phiên bản này chỉ ghi {general}. Mời ghi đủ."
        )
