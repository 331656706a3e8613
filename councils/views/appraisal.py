"""Appraisal: the list of files, a member's declaration, the sheet, its print, and the end of appraisal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to
from core.downloads import form_asked, paper_file
from core.paging import Page, asked_beside, counted, how_many, page_of
from core.views import attempt, form_page
from councils.access import appraised, compares_sheets, declarable, filed_sheets, runs_sessions, sees_appraisals
from councils.actions.ask import ask
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.save_sheet import save_sheet
from councils.appraising import IN_ORDER, Standing, chapters, files, opinions, standing, standings, why_not
from councils.assigning import time_left
from councils.forms.acts import BareForm, QuestionForm
from councils.forms.appraisal import DeclarationForm, SheetForm
from councils.models import AppraisalSheet
from councils.printing import sheet_paper
from councils.views.answers import act_page, posted, require_duty, settled
from councils.views.files import drawn
from nominations.concern import kept_from
from nominations.listing import Listing
from nominations.models import Nomination
from nominations.party_opinions import lacking, opinion_on
from nominations.queries import recognised_before, unseen_by_file
from seasons.models import Season
from seasons.queries import current_season
from seasons.rules import rules_of

PAGE = 50
STOOD_ASIDE = "Đã ghi: đồng chí không tham gia hồ sơ này. Từ nay hồ sơ không hiện với đồng chí cho đến khi công bố."


@require_GET
@open_to(sees_appraisals)
def appraisals(request: HttpRequest) -> HttpResponse:
    season, text = current_season(), request.GET.get("tim", "").strip()[:100]
    page, total = _listed(request, season, text) if season else (Page([]), 0)
    context = {
        "rows": standings(season, page.rows, request.user) if season else [],
        "text": text,
        "total": how_many(total, "hồ sơ"),
        "left_text": time_left(season) if season else "",
        "runs": runs_sessions(request.user),
        "compares": compares_sheets(request.user),
        "lacking": lacking(season, request.user).count() if season and runs_sessions(request.user) else 0,
        **page.ways({"tim": text} if text else {}),
    }
    return render(request, "councils/appraisals.html", context)


def _listed(request: HttpRequest, season: Season, text: str) -> tuple[Page, int]:
    """A page of the files, and how many there are: those to appraise first, or by name those that *text* finds."""
    rows, beside = files(season, request.user), asked_beside(request.GET)
    if not text:
        return page_of(chapters(rows), IN_ORDER, PAGE, beside), counted(rows)
    found = Listing(rows, text)
    return found.page(beside), counted(found.rows)


@require_http_methods(["GET", "POST"])
@on(declarable)
def declare_conflict(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = DeclarationForm(posted(request))
    given = form.is_bound and form.is_valid()
    if nomination in kept_from(request.user) and not given:
        raise Http404  # declared a conflict before: only the same press again is answered
    aside = bool(given and form.ground_given)
    answer = settled(
        request, form, lambda: declare(nomination, by=request.user, ground=form.ground_given),
        done=STOOD_ASIDE if aside else "Đã ghi: đồng chí không có xung đột lợi ích với hồ sơ này.",
        to=reverse("councils:appraisals") if aside else reverse("councils:appraise", args=[nomination.pk]),
    )  # fmt: skip
    found = standing(nomination, request.user)
    return answer or form_page(request, "councils/declare.html", form, nomination=nomination, found=found)


@require_http_methods(["GET", "POST"])
@on(appraised)
def appraise(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    found = standing(nomination, request.user)
    rules = rules_of(nomination.season)
    refusal = why_not(found, rules, request.user)
    if not refusal and not found.declared:
        return redirect("councils:declare", pk=nomination.pk)
    form = SheetForm(posted(request), nomination=nomination, sheet=found.sheet, highest=rules.count("score"))
    if request.method == "POST" and form.is_valid() and _kept(request, found, form):
        return redirect("councils:appraise", pk=nomination.pk)
    context: dict[str, Any] = {
        "nomination": nomination,
        "found": found,
        "refusal": refusal,
        "opinions": [(sheet, found.overtaken(sheet)) for sheet in opinions(found)],
    }
    context["questions"] = nomination.council_questions.all() if not found.ground else ()
    if found.declared and not found.ground:
        context |= {
            "party_opinion": opinion_on(nomination),
            "unseen": unseen_by_file([nomination]).get(nomination.pk, ()),
            "before": recognised_before(nomination),
        }
    return form_page(request, "councils/appraise.html", form, **context)


@require_http_methods(["GET", "POST"])
@on(appraised)
def ask_about(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form, back = QuestionForm(posted(request)), reverse("councils:appraise", args=[nomination.pk])
    answer = settled(
        request, form, lambda: ask(nomination, by=request.user, text=form.cleaned_data["text"]),
        done="Đã gửi câu hỏi cho phòng giới thiệu.", to=back,
    )  # fmt: skip
    return answer or form_page(request, "councils/ask.html", form, nomination=nomination)


def _kept(request: HttpRequest, found: Standing, form: SheetForm) -> bool:
    """Save the draft; then file it, where that was the button."""
    user = request.user
    sheet = attempt(form, lambda: save_sheet(found.nomination, by=user, **form.draft()))
    if sheet is None:
        return False
    if request.POST.get("act") != "file":
        messages.success(request, "Đã lưu nháp phiếu thẩm định; chưa nộp.")
        return True
    if attempt(form, lambda: file_sheet(sheet, by=user)) is None:
        return False
    messages.success(request, "Đã nộp phiếu thẩm định. Ý kiến của các thành viên khác ở cuối trang.")
    return True


@require_GET
@on(filed_sheets)
def appraisal_sheet(request: HttpRequest, sheet: AppraisalSheet) -> HttpResponse:
    if sheet.appraiser_id != request.user.pk:
        found = standing(sheet.nomination, request.user)
        if not opinions(found).filter(pk=sheet.pk).exists():
            raise PermissionDenied("Phiếu của thành viên khác chỉ xem được sau khi đồng chí đã nộp phiếu của mình.")
    form, name = form_asked(request, "pdf", "docx"), f"phieu-tham-dinh-{sheet.nomination.number}"
    return drawn(request, lambda: paper_file(sheet_paper(sheet), name, form), back=reverse("councils:appraisals"))


@require_http_methods(["GET", "POST"])
@on(appraised)
def appraisal_close(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return act_page(
        request, "close_appraisal", BareForm(posted(request)),
        lambda: close_appraisal(nomination, by=request.user),
        back=reverse("councils:appraisals"), subject=f"{nomination.name} ({nomination.number})",
    )  # fmt: skip
