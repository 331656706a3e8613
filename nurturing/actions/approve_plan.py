"""Duyệt kế hoạch bồi dưỡng: the head approves, the mentor is asked, the follow-ups are laid out."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import notify
from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, advance, lock
from nurturing.actions._following import schedule
from nurturing.actions._mentors import ask
from nurturing.models import NewFactor, NurturingPlan
from nurturing.queries import draft_plan, plan_in_force
from nurturing.readiness import plan_refusals
from nurturing.workflow import NEW_FACTOR

PLANNED = "Phòng đã duyệt kế hoạch bồi dưỡng dành cho đồng chí. Mời đồng chí xem mục tiêu và những việc phòng giúp."
CHANGED = "Kế hoạch vừa thay đổi so với bản đồng chí đang xem. Mời đồng chí tải lại trang, đọc lại rồi duyệt."


@transaction.atomic
def approve_plan(new_factor: NewFactor, *, by: User, edition: int | None = None) -> NurturingPlan:
    """The version that holds from now; the one before stays readable.

    :param edition: that of the draft which was read; another is not approved.
    :raises PermissionDenied: *by* neither heads nor helps to head the department that nurtures, or it is about *by*.
    :raises AlreadyDone: it is approved.
    :raises IllegalMove: the entry is paused, introduced or ended.
    :raises ValidationError: nothing is written, it changed meanwhile, or it cannot stand any more.
    """
    row: NewFactor = lock(new_factor)
    plan = draft_plan(row)
    row = advance(row, NEW_FACTOR, "approve_plan", by=by, reason=f"Bản {plan.number}" if plan else "")
    if plan is None:
        if plan_in_force(row):
            raise AlreadyDone("Kế hoạch này đã duyệt.")
        raise ValidationError("Chưa có kế hoạch để duyệt. Mời đồng chí soạn và lưu trước.")
    if edition not in (None, plan.edition):
        raise ValidationError(CHANGED)
    if refusals := plan_refusals(row, plan):
        raise ValidationError(list(refusals.values()))
    plan.approved_by, plan.approved_at = by, clock.now()
    keep(plan, by=by, why="approve_plan", fields=["approved_by", "approved_at"])
    ask(row, plan.mentor, by=by)
    if row.person is not None:
        key = f"planned:nurturing.newfactor:{row.pk}"
        notify([row.person], key=key, text=PLANNED, url=reverse("nurturing:own"))
    schedule(row, plan, by=by, reason="Lịch theo dõi lập lại theo kế hoạch mới duyệt.")
    return plan
