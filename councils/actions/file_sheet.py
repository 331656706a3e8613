"""File an appraisal sheet: from then on it is fixed, and the others' opinions may be read."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import COUNCIL
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from councils.appraising import standing, why_not
from councils.models import AppraisalSheet
from councils.scores import missing_scores, refused_scores
from seasons.readiness import refuse_after_closing
from seasons.rules import rules_of


@transaction.atomic
def file_sheet(sheet: AppraisalSheet, *, by: Any) -> AppraisalSheet:
    """The sheet as filed.

    :raises PermissionDenied: it is another member's sheet.
    :raises ValidationError: a criterion is not marked, a "chưa đạt" has no comment, there is no conclusion, or
        the season scores and a criterion has no points.
    """
    capacity = acting_as(by, *sorted(COUNCIL))
    if sheet.appraiser_id != by.pk:
        raise PermissionDenied
    nomination, row = lock(sheet.nomination), lock(sheet)
    refuse_after_closing(nomination.season)
    if row.filed_at is not None:
        raise AlreadyDone("Phiếu thẩm định này đã nộp.")
    refusal = why_not(standing(nomination, by), rules_of(nomination.season), by)
    highest = rules_of(nomination.season).count("score")
    found = [refusal] if refusal else gaps(row, highest)
    if found:
        raise ValidationError(found)
    filed: AppraisalSheet = row
    filed.filed_at, filed.highest = clock.now(), highest
    filed.save(update_fields=["filed_at", "highest"])
    record_event(nomination, "file_sheet", by=by, was=nomination.state, now=nomination.state, capacity=capacity)
    return filed


def gaps(sheet: AppraisalSheet, highest: int | None) -> list[str]:
    """What is still missing on the sheet, a sentence each; *highest* is the most points of a criterion, if any."""
    marks = {mark.criterion_id: mark for mark in sheet.marks.all()}
    criteria = list(sheet.nomination.criteria_set.criteria.all())
    found = []
    for criterion in criteria:
        mark = marks.get(criterion.pk)
        if mark is None or mark.met is None:
            found.append(f"Tiêu chuẩn {criterion.ordinal}: chưa chọn «Đạt» hoặc «Chưa đạt».")
        elif not mark.met and not mark.comment:
            found.append(f"Tiêu chuẩn {criterion.ordinal}: chọn «Chưa đạt» thì phải ghi nhận xét.")
    if highest is not None:
        scores = {criterion: mark.score for criterion, mark in marks.items()}
        found += missing_scores(criteria, scores, highest) + refused_scores(criteria, scores, highest)
    if not sheet.conclusion:
        found.append("Chưa chọn kết luận của phiếu thẩm định. Mời chọn một kết luận.")
    return found
