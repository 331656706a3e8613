"""Sổ nhân tố mới: the list, as Excel and on paper; recording; joining."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import open_to, over
from core.downloads import form_asked, paper_file, sheet_file
from core.paging import asked_beside, counted, how_many, page_of
from core.sheets.writing import MOST_ROWS
from core.views import attempt, form_page
from core.workflow import AlreadyDone
from nominations.access import suggestions_to_answer
from nominations.models import Suggestion
from nominations.views.confirm import actor, posted
from nurturing.access import oversees, reads_register, records, units_to_record_for, urges, visible
from nurturing.actions.join import join
from nurturing.actions.record import record
from nurturing.actions.take_suggestion import open_departments, take_suggestion
from nurturing.forms.register import FilterForm, RecordForm
from nurturing.listing import ORDER, Wanted, figures, listing
from nurturing.models import NewFactor
from nurturing.namesakes import AlreadyRecorded, Match
from nurturing.printing import register_paper
from nurturing.queries import silent
from nurturing.sheets import register_sheet
from nurturing.timeline import badge_of
from nurturing.views.acting import GET_OR_POST
from nurturing.views.acting import page_of as page

SIZE = 50
MOST_PRINTED = 300


def _wanted(form: FilterForm) -> Wanted:
    """What is understood of the address."""
    form.is_valid()
    typed = form.cleaned_data
    return Wanted(typed.get("q", ""), typed.get("phong"), typed.get("trang_thai", ""), silent=typed.get("loc") == "lau")


@require_GET
@open_to(reads_register)
@over(visible)
def register(request: HttpRequest, rows: QuerySet[NewFactor]) -> HttpResponse:
    form = FilterForm(request.GET)
    wanted = _wanted(form)
    found = listing(rows, request.user, wanted)
    shown = page_of([found], ORDER, SIZE, asked_beside(request.GET))
    watching = urges(request.user)
    context = {
        "form": form, "lines": [(row, badge_of(row)) for row in shown.rows], "figures": figures(rows),
        "position": how_many(counted(found), "nhân tố mới"), "asked": urlencode(wanted.asked()),
        "narrowed": bool(wanted.asked()), "records": records(request.user), "oversees": oversees(request.user),
        "silent": list(silent(request.user)[:SIZE]) if watching and not wanted.asked() else [],
        **shown.ways(wanted.asked()),
    }  # fmt: skip
    return render(request, "nurturing/register.html", context)


@require_GET
@open_to(reads_register)
@over(visible)
def register_export(request: HttpRequest, rows: QuerySet[NewFactor]) -> HttpResponse:
    """The rows that the filters show, all pages of them, as .xlsx or .csv."""
    wanted = _wanted(FilterForm(request.GET))
    found = list(listing(rows, request.user, wanted).order_by(*ORDER)[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        messages.error(request, "Danh sách dài quá. Mời đồng chí lọc bớt rồi tải lại.")
        return redirect(f"{reverse('nurturing:register')}?{urlencode(wanted.asked())}")
    for row in found[:1]:
        seen(request.user, row, "tải danh sách nhân tố mới")
    return sheet_file(register_sheet(found), "Danh-sach-nhan-to-moi", form_asked(request, "xlsx", "csv"))


@require_GET
@open_to(reads_register)
@over(visible)
def register_print(request: HttpRequest, rows: QuerySet[NewFactor]) -> HttpResponse:
    """The same on paper: PDF or .docx."""
    wanted = _wanted(FilterForm(request.GET))
    found = list(listing(rows, request.user, wanted).order_by(*ORDER)[: MOST_PRINTED + 1])
    back = f"{reverse('nurturing:register')}?{urlencode(wanted.asked())}"
    if not found or len(found) > MOST_PRINTED:
        messages.info(request, "Không có dòng nào, hoặc dài quá 300 dòng. Mời đồng chí lọc lại rồi in.")
        return redirect(back)
    try:
        paper = register_paper(found, by=actor(request))
        answer = paper_file(paper, "Danh-sach-nhan-to-moi", form_asked(request, "pdf", "docx"))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(back)
    seen(request.user, found[0], "in danh sách nhân tố mới")
    return answer


@GET_OR_POST
@open_to(lambda user: records(user) or suggestions_to_answer(user).exists())
def record_one(request: HttpRequest) -> HttpResponse:
    """Record somebody found, or whom a suggestion names; what is in the register already may be joined."""
    user, suggestion = actor(request), _suggestion(request)
    units = open_departments(suggestion, user) if suggestion else units_to_record_for(user)
    form = RecordForm(posted(request), departments=units, initial=_suggested(suggestion))
    matches: list[Match] = []
    if form.is_bound and form.is_valid():
        joins = _joined(request)
        made = attempt(form, lambda: _once(request, form, suggestion, joins, matches))
        if made is not None:
            return redirect(made)
    joinable = [one.new_factor for one in matches if one.new_factor.is_live]
    return form_page(request, "nurturing/record.html", form, suggestion=suggestion, joinable=joinable)


def _once(
    request: HttpRequest, form: RecordForm, suggestion: Suggestion | None, joins: NewFactor | None, found: list[Match]
) -> str:
    """Where to go on after the act; what stands in the register already is put into *found*."""
    by, unit, words = actor(request), form.cleaned_data["department"], form.found()
    try:
        if suggestion is not None:
            row = take_suggestion(suggestion, words, by=by, department=unit, joins=joins)
        elif joins is not None:
            row = join(joins, words, by=by, department=unit).new_factor
        else:
            row = record(words, by=by, department=unit)
    except AlreadyDone as earlier:
        messages.info(request, " ".join(earlier.messages))
        return page(joins) if joins is not None else reverse("nurturing:register")
    except AlreadyRecorded as refusal:
        found.extend(refusal.matches)
        raise
    told = "Đã cùng đề xuất." if joins else "Đã ghi vào sổ nhân tố mới. Việc tiếp theo: soạn kế hoạch bồi dưỡng."
    messages.success(request, f"{told} Người gửi gợi ý đọc được trả lời." if suggestion else told)
    return page(row) if visible(by).filter(pk=row.pk).exists() else reverse("nurturing:register")


def _suggestion(request: HttpRequest) -> Suggestion | None:
    key = request.GET.get("goi-y", "")
    if not key.isascii() or not key.isdecimal() or len(key) > 18:
        return None
    found: Suggestion = get_object_or_404(suggestions_to_answer(request.user), pk=int(key))
    return found


def _suggested(suggestion: Suggestion | None) -> dict[str, Any]:
    if suggestion is None:
        return {}
    told = {
        "strengths": suggestion.facts,
        "how_found": "Gợi ý của cán bộ, công chức.",
        "department": suggestion.department_id,
    }
    return told | ({"person": suggestion.person_id} if suggestion.person_id else {"name": suggestion.name})


def _joined(request: HttpRequest) -> NewFactor | None:
    """The entry that the button names; the act checks that the same name was typed."""
    key = request.POST.get("join", "")
    if not key.isascii() or not key.isdecimal() or len(key) > 18:
        return None
    return NewFactor.objects.filter(pk=int(key)).first()
