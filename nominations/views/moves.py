"""Confirm pages of the department's and the Standing Council's moves."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core import clock
from core.access import on
from core.forms import TidyForm
from core.workflow import IllegalMove
from nominations.access import visible, written
from nominations.actions.admit_late import admit_late
from nominations.actions.answer_question import answer_question, refuse_unless_asked
from nominations.actions.extend_supplement import extend_supplement
from nominations.actions.resume import resume
from nominations.actions.submit import submit
from nominations.actions.suspend import suspend
from nominations.actions.withdraw import withdraw
from nominations.ceilings import ceiling_refusal, leaders_warning
from nominations.complaints import is_denounced
from nominations.content import digest_of, report_named
from nominations.covering import shown
from nominations.forms import AnswerForm, LateForm, MoreTimeForm, ReasonForm, SuspensionForm
from nominations.models import Nomination
from nominations.queries import whole
from nominations.readiness import evidence_of, matrix, submission_refusals
from nominations.views.confirm import actor, confirm, page_of, posted, refused

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@on(visible)
def submit_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    dossier = whole(nomination)
    return confirm(
        request,
        nomination,
        move="submit",
        form=TidyForm(posted(request)),
        act=lambda: submit(nomination, by=actor(request), shown=request.POST.get("shown", "")[:64]),
        done=f"Đã nộp hồ sơ {nomination.number}. Mời đồng chí tải biên nhận ở trang này.",
        template="nominations/submit.html",
        dossier=dossier,
        evidence=[shown(item, True) for item in evidence_of(dossier)],
        cells=matrix(dossier),
        report_text=report_named(dossier),
        refusals=[*submission_refusals(dossier, clock.now()), *([full] if (full := ceiling_refusal(dossier)) else [])],
        leaders=leaders_warning(dossier.season, written(request.user).filter(department=dossier.department)),
        digest=digest_of(dossier),
    )


@GET_OR_POST
@on(visible)
def withdraw_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = ReasonForm(posted(request))
    return confirm(
        request,
        nomination,
        move="withdraw",
        form=form,
        act=lambda: withdraw(nomination, by=actor(request), reason=form.cleaned_data["reason"]),
        done=f"Đã rút hồ sơ {nomination.number}.",
        template="nominations/withdraw.html",
    )


@GET_OR_POST
@on(visible)
def answer_director(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    try:
        refuse_unless_asked(nomination)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(nomination))
    form = AnswerForm(posted(request))
    return confirm(
        request,
        nomination,
        move="answer",
        form=form,
        act=lambda: answer_question(nomination, by=actor(request), text=form.cleaned_data["answer"]),
        done="Đã trả lời Giám đốc Sở.",
        template="nominations/answer.html",
    )


@GET_OR_POST
@on(visible)
def suspend_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = SuspensionForm(posted(request), denounced=is_denounced(nomination, request.user))
    return confirm(
        request,
        nomination,
        move="suspend" if nomination.suspended_at is None else "resume",
        form=form,
        act=lambda: suspend(nomination, by=actor(request), reason=form.words),
        done=f"Đã tạm dừng xét hồ sơ {nomination.number}.",
        template="nominations/suspend.html",
    )


@GET_OR_POST
@on(visible)
def resume_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = ReasonForm(posted(request))
    return confirm(
        request,
        nomination,
        move="resume",
        form=form,
        act=lambda: resume(nomination, by=actor(request), reason=form.cleaned_data["reason"]),
        done=f"Hồ sơ {nomination.number} được xét tiếp.",
        template="nominations/resume.html",
    )


@GET_OR_POST
@on(visible)
def admit_nomination_late(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = LateForm(posted(request))
    return confirm(
        request,
        nomination,
        move="admit_late",
        form=form,
        act=lambda: admit_late(nomination, by=actor(request), reason=form.whole_reason()),
        done=f"Đã cho nộp muộn hồ sơ {nomination.number}. Phòng giới thiệu nộp được từ bây giờ.",
        template="nominations/admit_late.html",
    )


@GET_OR_POST
@on(visible)
def extend_nomination_supplement(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = MoreTimeForm(posted(request))
    return confirm(
        request,
        nomination,
        move="extend_supplement",
        form=form,
        act=lambda: extend_supplement(
            nomination, by=actor(request), due=form.cleaned_data["due"], reason=form.cleaned_data["reason"]
        ),
        done=f"Đã gia hạn bổ sung hồ sơ {nomination.number}. Phòng giới thiệu thấy hạn mới.",
        template="nominations/extend_supplement.html",
    )
