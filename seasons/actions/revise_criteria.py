from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core import clock
from core.workflow import lock, record_event
from seasons.access import tends_season
from seasons.actions.edit_criteria import Lines, write_lines
from seasons.models import CriteriaSet, Season
from seasons.workflow import State


@transaction.atomic
def revise_criteria(season: Season, *, by: Any, lines: Lines, reason: str) -> CriteriaSet:
    """Issue a new version for an open season; nominations already begun keep the version they began with.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is not open, no reason is given, or no line is left.
    """
    if not tends_season(by):
        raise PermissionDenied("Tiêu chuẩn của kỳ do Văn phòng Sở hoặc Thường trực Hội đồng lập.")
    row: Season = lock(season)
    if row.state != State.OPEN:
        raise ValidationError("Chỉ kỳ đang diễn ra mới lập phiên bản tiêu chuẩn mới. Kỳ chuẩn bị thì sửa trực tiếp.")
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do ban hành phiên bản tiêu chuẩn mới.")
    now, last = clock.now(), row.criteria_sets.order_by("-version").first()
    criteria = CriteriaSet.objects.create(
        season=row, version=last.version + 1 if last else 1, author=by, reason=reason, made_at=now, frozen_at=now
    )
    write_lines(criteria, lines, by)
    record_event(row, "revise_criteria", by=by, was=row.state, now=row.state, reason=reason.strip())
    return criteria
