"""Biến động, giới thiệu: what pauses, moves, ends or crowns the nurturing of one new factor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from core import clock
from core.access import on
from core.views import attempt, carry_out, form_page
from core.workflow import AlreadyDone
from nominations.access import visible as visible_nominations
from nominations.views.confirm import actor, posted
from nurturing.access import led, writable
from nurturing.actions.end import end
from nurturing.actions.go_on import go_on
from nurturing.actions.introduce import history_of, introduce
from nurturing.actions.pause import discipline, pause
from nurturing.actions.resume import resume
from nurturing.actions.transfer import transfer
from nurturing.collecting import collected
from nurturing.forms.life import DisciplineForm, EndForm, IntroduceForm, PauseForm, ReasonForm, TransferForm
from nurturing.models import NewFactor
from nurturing.queries import plan_in_force
from nurturing.views.acting import GET_OR_POST, asking, closed_door, page_of
from nurturing.workflow import NEW_FACTOR


def _frame(row: NewFactor, title: str, button: str, lead: str) -> dict[str, Any]:
    page = page_of(row)
    return {"title": title, "sub": row.addressed, "back": page, "back_label": row.name, "button": button, "lead": lead}


@GET_OR_POST
@on(led)
def factor_pause(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := closed_door(request, row, NEW_FACTOR, "pause", page_of(row)):
        return answer
    form = PauseForm(posted(request), initial={"since": clock.today()})
    return asking(
        request, form, lambda: pause(row, by=actor(request), **form.cleaned_data), done="Đã tạm dừng bồi dưỡng.",
        to=page_of(row),
        **_frame(row, "Tạm dừng bồi dưỡng", "Tạm dừng", "Các lần theo dõi sắp tới không phải làm."),
    )  # fmt: skip


@GET_OR_POST
@on(led)
def factor_discipline(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := closed_door(request, row, NEW_FACTOR, "discipline", page_of(row)):
        return answer
    form = DisciplineForm(posted(request), initial={"since": clock.today()})
    lead = (
        "Bồi dưỡng tạm dừng và không giới thiệu được đến khi Thường trực Hội đồng cho tiếp tục. Nội dung chỉ lãnh đạo "
        "phòng, Thường trực Hội đồng và Hội đồng đọc được; người khác chỉ thấy «Tạm dừng»."
    )
    return asking(
        request, form, lambda: discipline(row, by=actor(request), **form.cleaned_data), done="Đã ghi và tạm dừng.",
        to=page_of(row), **_frame(row, "Ghi xem xét, thi hành kỷ luật", "Ghi và tạm dừng", lead),
    )  # fmt: skip


@GET_OR_POST
@on(led)
def factor_resume(request: HttpRequest, row: NewFactor) -> HttpResponse:
    move = "resume" if plan_in_force(row) else "resume_found"
    if answer := closed_door(request, row, NEW_FACTOR, move, page_of(row)):
        return answer
    form = ReasonForm(posted(request))
    return asking(
        request, form, lambda: resume(row, by=actor(request), **form.cleaned_data), done="Đã tiếp tục.",
        to=page_of(row), **_frame(row, "Tiếp tục bồi dưỡng", "Tiếp tục", "Lịch theo dõi được lập lại từ hôm nay."),
    )  # fmt: skip


@GET_OR_POST
@on(led)
def factor_transfer(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := closed_door(request, row, NEW_FACTOR, "transfer", page_of(row)):
        return answer
    form = TransferForm(posted(request), row=row)
    lead = "Kế hoạch và quá trình chuyển theo; lãnh đạo cả hai phòng xem được, người hướng dẫn được hỏi lại."
    return asking(
        request, form, lambda: transfer(row, by=actor(request), **form.cleaned_data), done="Đã chuyển phòng.",
        to=page_of(row), **_frame(row, "Chuyển phòng bồi dưỡng", "Chuyển phòng", lead),
    )  # fmt: skip


@GET_OR_POST
@on(led)
def factor_end(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := closed_door(request, row, NEW_FACTOR, "end", page_of(row)):
        return answer
    form = EndForm(posted(request), initial={"on": clock.today()})
    lead = "Mọi nội dung vẫn xem lại được. Không mở lại được; cần bồi dưỡng nữa thì ghi dòng mới."
    return asking(
        request, form, lambda: end(row, by=actor(request), **form.cleaned_data), done="Đã kết thúc bồi dưỡng.",
        to=page_of(row), **_frame(row, "Kết thúc bồi dưỡng", "Kết thúc bồi dưỡng", lead),
    )  # fmt: skip


@GET_OR_POST
@on(writable)
def factor_introduce(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """What goes along and what is missing, then the dossier."""
    if answer := closed_door(request, row, NEW_FACTOR, "introduce", page_of(row)):
        return answer
    form = IntroduceForm(posted(request), row=row)
    if form.is_bound and form.is_valid():
        made = attempt(form, lambda: _introduced(request, row, form))
        if made is not None:
            return redirect(made)
    now = collected(row)
    proofs = sum(len(cell.evidence) for cell in now.cells)
    stated = sum(bool(cell.text) for cell in now.cells)
    context = {"row": row, "collected": now, "proofs": proofs, "stated": stated, "history": history_of(row)}
    return form_page(request, "nurturing/introduce.html", form, **context)


def _introduced(request: HttpRequest, row: NewFactor, form: IntroduceForm) -> str:
    try:
        made = introduce(row, by=actor(request), beginning=form.beginning())
    except AlreadyDone as earlier:
        messages.info(request, " ".join(earlier.messages))
        return page_of(row)
    messages.success(request, f"Đã tạo hồ sơ {made.number}. Mời đồng chí soạn nốt rồi nộp.")
    opens = visible_nominations(request.user).filter(pk=made.pk).exists()
    return reverse("nominations:detail", args=[made.pk]) if opens else page_of(row)


@require_POST
@on(led)
def factor_go_on(request: HttpRequest, row: NewFactor) -> HttpResponse:
    return carry_out(
        request, lambda: go_on(row, by=actor(request)), done="Phòng bồi dưỡng tiếp. Lịch theo dõi đã lập lại.",
        to=page_of(row),
    )  # fmt: skip
