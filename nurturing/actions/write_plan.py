"""Soạn kế hoạch bồi dưỡng: a draft, or the next version of an approved plan."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, record_event
from nurturing.actions._keeping import opened_for_keeping
from nurturing.models import NewFactor, NurturingPlan
from nurturing.queries import draft_plan
from nurturing.readiness import plan_refusals


@dataclass(frozen=True)
class PlanWords:
    """What a plan says."""

    goals: str
    measures: str
    begins: date
    ends: date
    expected_year: int
    means: str = ""
    mentor: User | None = None
    every: int = 3
    change_reason: str = ""

    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class PlanSavedMeanwhile(ValidationError):
    """Somebody saved the draft after the page was opened; nothing was overwritten."""


@transaction.atomic
def write_plan(new_factor: NewFactor, words: PlanWords, *, by: User, edition: int) -> NurturingPlan:
    """Save the draft; where none is being written, begin the next version.

    :param edition: that of the draft with which the page was opened, 0 where none was being written.
    :raises PermissionDenied: *by* does not write for the department that nurtures, or it is about *by*.
    :raises IllegalMove: the entry is paused, introduced or ended; AlreadyDone: the draft says so already.
    :raises PlanSavedMeanwhile: another page saved first.
    :raises ValidationError: something is not said or cannot stand.
    """
    row, duty = opened_for_keeping(new_factor, by)
    plan = draft_plan(row)
    found = plan.edition if plan else 0
    if plan is None:
        last = row.plans.aggregate(last=Max("number"))["last"] or 0
        plan = NurturingPlan(new_factor=row, number=last + 1)
    facts = _tidy(words, first=plan.number == 1).facts()
    if plan.pk and all(getattr(plan, name) == value for name, value in facts.items()):
        raise AlreadyDone("Nội dung này đã lưu.")
    if found != edition:
        raise PlanSavedMeanwhile(
            f"{plan.drafted_by if plan.pk else 'Đồng chí khác'} vừa lưu hoặc duyệt kế hoạch này. Mời mở trang ở thẻ "
            "khác để xem bản mới, rồi ghi tiếp phần của đồng chí."
        )
    for name, value in facts.items():
        setattr(plan, name, value)
    if refusals := plan_refusals(row, plan):
        raise ValidationError(refusals)
    plan.edition, plan.drafted_by, plan.drafted_at = found + 1, by, clock.now()
    plan.full_clean()
    keep(plan, by=by, why="write_plan")
    record_event(row, "write_plan", by=by, was=row.state, now=row.state, reason=f"Bản {plan.number}", capacity=duty)
    return plan


@transaction.atomic
def drop_plan(new_factor: NewFactor, *, by: User) -> None:
    """The draft is gone; the approved version holds on.

    :raises PermissionDenied: as ``write_plan`` does.
    :raises AlreadyDone: nothing is being written.
    """
    row, duty = opened_for_keeping(new_factor, by)
    plan = draft_plan(row)
    if plan is None:
        raise AlreadyDone("Bản đang soạn đã bỏ hoặc đã duyệt.")
    record_event(row, "drop_plan", by=by, was=row.state, now=row.state, reason=f"Bản {plan.number}", capacity=duty)
    drop(plan, by=by, why="drop_plan")


def _tidy(words: PlanWords, *, first: bool) -> PlanWords:
    texts: dict[str, Any] = {
        name: clean(getattr(words, name), multiline=True) for name in ("goals", "measures", "means")
    }
    reason = "" if first else clean(words.change_reason)
    refusals = {}
    if not texts["goals"]:
        refusals["goals"] = "Chưa ghi mục tiêu. Mời ghi đến cuối kế hoạch cần đạt điều gì."
    if not texts["measures"]:
        refusals["measures"] = "Chưa ghi biện pháp. Mời ghi phòng làm gì để giúp."
    if not first and not reason:
        refusals["change_reason"] = "Chưa ghi lý do thay đổi. Mời ghi vì sao thay bản đã duyệt."
    if refusals:
        raise ValidationError(refusals)
    return replace(words, **texts, change_reason=reason)
