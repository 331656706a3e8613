"""Keep a member's appraisal sheet (phiếu thẩm định) as a draft."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import COUNCIL
from core import clock
from core.workflow import lock
from councils.appraising import standing, why_not
from councils.models import AppraisalSheet, CriterionMark
from councils.scores import refused_scores
from nominations.models import Nomination
from seasons.readiness import refuse_after_closing
from seasons.rules import rules_of

#: Criterion's id → (đạt, chưa đạt or None for not yet marked; comment).
Marks = Mapping[int, tuple[bool | None, str]]
#: Criterion's id → points, None for not yet given.
Scores = Mapping[int, int | None]
NO_SCORES: Scores = {}


@transaction.atomic
def save_sheet(
    nomination: Nomination,
    *,
    by: Any,
    marks: Marks,
    scores: Scores = NO_SCORES,
    conclusion: str = "",
    comment: str = "",
) -> AppraisalSheet:
    """The sheet of this member and round with its marks; criteria not of the file's own version are ignored.

    :raises PermissionDenied: only members of the council appraise.
    :raises ValidationError: the member stands aside or has not declared, the sheet is filed, or a criterion is given
        points that the season's rule does not know.
    """
    acting_as(by, *sorted(COUNCIL))
    row = lock(nomination)
    refuse_after_closing(row.season)
    found = standing(row, by)
    refusal = why_not(found, rules_of(row.season), by)
    if not refusal and not found.declared:
        refusal = "Mời khai có hay không có xung đột lợi ích trước khi thẩm định hồ sơ."
    if not refusal and found.has_filed:
        refusal = "Phiếu thẩm định đã nộp nên không sửa được."
    if refusal:
        raise ValidationError(refusal)
    criteria = list(row.criteria_set.criteria.all())
    if wrong := refused_scores(criteria, scores, rules_of(row.season).count("score")):
        raise ValidationError(wrong)
    sheet = found.sheet or AppraisalSheet(nomination=row, round=row.round, appraiser=by)
    sheet.conclusion, sheet.comment, sheet.saved_at = conclusion, comment, clock.now()
    sheet.save()
    for criterion in criteria:
        met, remark = marks.get(criterion.pk, (None, ""))
        CriterionMark.objects.update_or_create(
            sheet=sheet, criterion=criterion,
            defaults={"met": met, "comment": remark, "score": scores.get(criterion.pk)},
        )  # fmt: skip
    return sheet
