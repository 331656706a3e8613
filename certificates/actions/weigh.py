"""Lưu lựa chọn, chưa chốt: what the Director has chosen so far is kept, seen by nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.listed import left_aside
from certificates.models import Decision, DecisionItem
from certificates.readiness import choices_for, needs_reason, recognises_failed
from certificates.workflow import DECISION
from core.workflow import advance

LEFT_ASIDE = (
    "đồng chí có liên quan tới hồ sơ này nên không quyết định. "
    "Hồ sơ để lại đợt sau, Phó Giám đốc ký thay (KT.) quyết định."
)


@dataclass(frozen=True)
class Choice:
    """What the Director has chosen for one file; an empty outcome is "not chosen yet"."""

    outcome: str = ""
    reason: str = ""


@transaction.atomic
def weigh(decision: Decision, *, by: User, choices: Mapping[int, Choice]) -> Decision:
    """Keep the choices, by the items' ids; items not named keep theirs.

    :raises IllegalMove: the Director has decided already, or the season is closed.
    :raises ValidationError: an outcome is not open for that file, or its reason is missing.
    """
    row: Decision = advance(decision, DECISION, "weigh", by=by)
    allowed = recognises_failed(row.season)
    items = list(row.items.select_related("nomination"))
    aside = left_aside([item.nomination for item in items], by)
    for item in items:
        choice = choices.get(item.pk)
        if choice is None:
            continue
        if item.nomination_id in aside and choice.outcome:
            raise ValidationError(f"{item.nomination.name}: {LEFT_ASIDE}")
        _refuse(item, choice, allowed)
        item.outcome, item.reason = choice.outcome, choice.reason
        item.save(update_fields=["outcome", "reason"])
    return row


def _refuse(item: DecisionItem, choice: Choice, recognising_failed: bool) -> None:
    name = item.nomination.name
    if choice.outcome and choice.outcome not in choices_for(item, recognising_failed):
        raise ValidationError(
            f"{name}: theo quy tắc kỳ này, hồ sơ không đạt tỷ lệ phiếu thì không công nhận. "
            "Đồng chí chọn «Trả lại Hội đồng» nếu muốn xét lại."
        )
    if needs_reason(item, choice.outcome) and not choice.reason.strip():
        raise ValidationError(f"{name}: quyết định này phải ghi rõ lý do.")
