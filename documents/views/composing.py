"""Văn bản soạn ở cổng: the list, one paper, its words, its number, its files."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core import clock
from core.access import on, open_to, over
from core.downloads import form_asked, paper_file
from core.paging import shown
from core.papers import Reference
from core.vietnamese import lines
from core.views import acted, attempt, form_page
from core.workflow import AlreadyDone
from documents.access import composed, keeps_book
from documents.actions.compose import compose
from documents.actions.drop_composed import drop_composed
from documents.actions.number_composed import number_composed
from documents.actions.reword_composed import reword_composed
from documents.beside import beside
from documents.composing import Words, begun, composed_paper, symbol_of, tables
from documents.forms.composing import ComposeForm, DropForm, NumberForm
from documents.models import Composed, ComposedPaper
from documents.papers.composed import Figures
from documents.queries import PAGE, entry_for, was_sent
from documents.season_plan import season_plan
from seasons.bases import named_out_of_force
from seasons.frozen import frozen_file
from seasons.models import Season

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@open_to(keeps_book)
@over(composed)
def composed_list(request: HttpRequest, rows: QuerySet[Composed]) -> HttpResponse:
    context = shown(request.GET, rows.select_related("paper"), ("-pk",), PAGE, "văn bản")
    return render(request, "documents/composed_list.html", context)


@GET_OR_POST
@open_to(keeps_book)
def composed_new(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Composed.Kind.values:
        raise Http404
    season = Season.objects.first() if kind == Composed.Kind.PLAN else None
    words = season_plan(season, clock.today()) if season else begun(kind)
    return composing(request, kind, words, season=season)


def composing(
    request: HttpRequest, kind: str, words: Words, figures: Sequence[Figures] = (), season: Season | None = None
) -> HttpResponse:
    """The form of a new paper that begins with *words*; sent, it becomes a draft of *season* with *figures*."""
    form = ComposeForm(kind, words, _posted(request))

    def act() -> Composed:
        try:
            return compose(kind, form.words(), by=request.user, figures=figures, season=season)
        except AlreadyDone:
            return Composed.objects.get(kind=kind, subject=form.words().subject, numbered_at=None, dropped_at=None)

    if form.is_bound and form.is_valid() and (row := attempt(form, act)):
        messages.success(request, "Đã lưu bản nháp. Mời xem bản in thử rồi cấp số.")
        return redirect(_page_of(row))
    title = f"Soạn {Composed.Kind(kind).label.lower()}"
    back = {"back": reverse("documents:composed_list"), "back_label": "Văn bản soạn ở cổng"}
    context = {"title": title, "tables": figures, "beside": beside(kind, season, request.user)}
    return form_page(request, "documents/composed_form.html", form, **context, **back)


@require_GET
@open_to(keeps_book)
@on(composed)
def composed_page(request: HttpRequest, row: Composed) -> HttpResponse:
    paper = ComposedPaper.objects.filter(composed=row).first()
    entry = entry_for(row, row.kind) if paper else None
    context = {
        "row": row,
        "paper": paper,
        "entry": entry,
        "sent": was_sent(entry),
        "outdated": named_out_of_force([row.bases, row.body], clock.today()) if row.is_draft else [],
        "bases": lines(row.bases),
        "body": lines(row.body),
        "figures": tables(row),
    }
    return render(request, "documents/composed.html", context)


@GET_OR_POST
@open_to(keeps_book)
@on(composed)
def composed_edit(request: HttpRequest, row: Composed) -> HttpResponse:
    words = Words(row.subject, row.body, row.addressed_to, row.bases, row.recipients, row.signing)
    form = ComposeForm(row.kind, words, _posted(request))
    answer = _settled(request, row, form, lambda: reword_composed(row, form.words(), by=request.user), "Đã lưu.")
    label = row.get_kind_display().lower()
    return answer or form_page(
        request, "documents/composed_form.html", form, title=f"Sửa {label}", back=_page_of(row), back_label=row.subject,
        beside=beside(row.kind, row.season, request.user),
    )  # fmt: skip


@GET_OR_POST
@open_to(keeps_book)
@on(composed)
def composed_number(request: HttpRequest, row: Composed) -> HttpResponse:
    form = NumberForm(row, _posted(request))
    answer = _settled(
        request, row, form, lambda: number_composed(row, by=request.user, **form.cleaned_data),
        "Đã cấp số và lập văn bản. Mời in, trình ký, rồi ghi sổ gửi.",
    )  # fmt: skip
    return answer or form_page(request, "documents/composed_number.html", form, row=row)


@GET_OR_POST
@open_to(keeps_book)
@on(composed)
def composed_drop(request: HttpRequest, row: Composed) -> HttpResponse:
    form = DropForm(_posted(request))
    answer = _settled(
        request, row, form, lambda: drop_composed(row, by=request.user, **form.cleaned_data),
        "Đã bỏ bản nháp, lý do được giữ trong danh sách.",
    )  # fmt: skip
    return answer or form_page(request, "documents/composed_drop.html", form, row=row)


@require_GET
@open_to(keeps_book)
@on(composed)
def composed_file(request: HttpRequest, row: Composed) -> HttpResponseBase:
    """The paper as numbered; of a draft, as it would be printed today, with number and date left blank."""
    paper = ComposedPaper.objects.filter(composed=row).select_related("composed").first()
    try:
        if paper:
            seen(request.user, paper, "xem văn bản")
            return frozen_file(request, paper)
        today = clock.today()
        draft = composed_paper(row, Reference(None, symbol_of(row, today), None), today)
        return paper_file(draft, "ban-nhap", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_page_of(row))


def _settled(request: HttpRequest, row: Composed, form: Any, act: Any, done: str) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands."""
    settled = form.is_bound and form.is_valid() and acted(request, form, act, done)
    return redirect(_page_of(row)) if settled else None


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page_of(row: Composed) -> str:
    return reverse("documents:composed", args=[row.pk])
