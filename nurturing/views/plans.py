"""Kế hoạch bồi dưỡng: written, approved, read version by version, printed; the sheet of what happened."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, paper_file
from core.papers import Paper
from monitoring.forms.inspection import NothingForm
from nominations.views.confirm import actor, posted
from nurturing.access import close_rows, led, plans, told, writable
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.write_plan import drop_plan, write_plan
from nurturing.forms.plan import PlanForm, ShownForm
from nurturing.models import NewFactor, NurturingPlan
from nurturing.printing import plan_paper, tracking_paper
from nurturing.queries import draft_plan, plan_in_force
from nurturing.readiness import keeping_refusal
from nurturing.views.acting import GET_OR_POST, asking, closed_door, page_of, refused_now
from nurturing.workflow import NEW_FACTOR


@GET_OR_POST
@on(writable)
def plan_edit(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := refused_now(request, keeping_refusal(row), page_of(row)):
        return answer
    draft, base = draft_plan(row), plan_in_force(row)
    form = PlanForm(posted(request), row=row, draft=draft, base=base)
    return asking(
        request, form,
        lambda: write_plan(row, form.words(), by=actor(request), edition=form.cleaned_data["edition"]),
        done="Đã lưu bản đang soạn. Trưởng phòng, Phó Trưởng phòng đọc rồi duyệt.", to=page_of(row),
        title="Thay kế hoạch bằng bản mới" if base else "Soạn kế hoạch bồi dưỡng", sub=row.addressed,
        back=page_of(row), back_label=row.name, button="Lưu bản đang soạn",
        lead="Bản đã duyệt vẫn giữ để xem lại." if base else "Lưu rồi sửa tiếp được đến khi duyệt.",
    )  # fmt: skip


@GET_OR_POST
@on(writable)
def plan_drop(request: HttpRequest, row: NewFactor) -> HttpResponse:
    form = NothingForm(posted(request))
    return asking(
        request, form, lambda: drop_plan(row, by=actor(request)), done="Đã bỏ bản đang soạn.", to=page_of(row),
        title="Bỏ bản kế hoạch đang soạn", sub=row.addressed, back=page_of(row), back_label=row.name,
        button="Bỏ bản đang soạn", lead="Bản đã duyệt, nếu có, vẫn áp dụng.",
    )  # fmt: skip


@GET_OR_POST
@on(led)
def plan_approve(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Read it whole, then approve exactly what was read."""
    if answer := closed_door(request, row, NEW_FACTOR, "approve_plan", page_of(row)):
        return answer
    draft = draft_plan(row)
    if draft is None:
        messages.info(request, "Không có bản nào chờ duyệt.")
        return redirect(page_of(row))
    form = ShownForm(posted(request), initial={"edition": draft.edition})
    done = "Đã duyệt kế hoạch. Cổng đã lập lịch theo dõi" + (" và hỏi người hướng dẫn." if draft.mentor_id else ".")
    return asking(
        request, form, lambda: approve_plan(row, by=actor(request), edition=form.cleaned_data["edition"]), done=done,
        to=page_of(row), template="nurturing/plan_approve.html", row=row, plan=draft,
    )  # fmt: skip


@require_GET
@on(plans)
def plan(request: HttpRequest, version: NurturingPlan) -> HttpResponse:
    """One version as it was approved."""
    row = version.new_factor
    approved = list(row.plans.filter(approved_at__isnull=False).order_by("-number"))
    context = {"plan": version, "row": row, "in_force": bool(approved) and approved[0] == version, "approved": approved}
    seen(request.user, row, "xem kế hoạch bồi dưỡng")
    return render(request, "nurturing/plan.html", context)


@require_GET
@on(plans)
def plan_file(request: HttpRequest, version: NurturingPlan) -> HttpResponse:
    """Kế hoạch bồi dưỡng as PDF or .docx."""
    row = version.new_factor
    back = reverse("nurturing:plan", args=[version.pk])
    return _paper(request, row, lambda: plan_paper(version), f"Ke-hoach-boi-duong-{row.pk}-{version.number}", back)


@require_GET
@on(told)
def tracking_file(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Phiếu theo dõi as PDF or .docx; shortcomings only for those who read them."""
    close = NewFactor.objects.filter(close_rows(request.user), pk=row.pk).exists()
    name = f"Phieu-theo-doi-{row.pk}"
    return _paper(request, row, lambda: tracking_paper(row, close=close), name, page_of(row))


def _paper(request: HttpRequest, row: NewFactor, build: Callable[[], Paper], name: str, back: str) -> HttpResponse:
    try:
        answer = paper_file(build(), name, form_asked(request, "pdf", "docx"))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(back)
    seen(request.user, row, "in giấy tờ bồi dưỡng")
    return answer
