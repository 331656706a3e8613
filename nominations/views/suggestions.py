"""Discovery suggestions: sent by anybody, answered by the head, taken up as a dossier."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import on, open_to, over, signed_in
from core.paging import shown
from core.views import acted, carry_out, form_page
from nominations.access import introducing_departments, suggestions_seen, suggestions_to_answer, visible
from nominations.actions.answer_suggestion import answer_suggestion
from nominations.actions.suggest import suggest
from nominations.actions.take_up import take_up as begin
from nominations.forms.suggestion import SuggestionAnswerForm, SuggestionForm
from nominations.models import Suggestion
from nominations.views.confirm import actor, posted

PAGE = 50


@require_GET
@over(suggestions_seen)
def suggestions(request: HttpRequest, rows: QuerySet[Suggestion]) -> HttpResponse:
    page = shown(request.GET, rows, ("-made_at", "-pk"), PAGE, "gợi ý")
    listed = page.pop("rows")
    context = {
        **page,
        "mine": [row for row in listed if row.by_id == request.user.pk],
        "received": [row for row in listed if row.by_id != request.user.pk],
    }
    return render(request, "nominations/suggestions.html", context)


@require_http_methods(["GET", "POST"])
@open_to(signed_in)
def suggest_someone(request: HttpRequest) -> HttpResponse:
    form = SuggestionForm(posted(request), user=actor(request))
    if request.method == "POST" and form.is_valid():
        done = "Đã gửi gợi ý. Câu trả lời hiện ở trang này."
        if acted(request, form, lambda: suggest(by=actor(request), **form.cleaned_data), done):
            return redirect("nominations:suggestions")
    return form_page(request, "nominations/suggest.html", form)


@require_http_methods(["GET", "POST"])
@on(suggestions_seen)
def suggestion(request: HttpRequest, row: Suggestion) -> HttpResponse:
    answers = suggestions_to_answer(request.user).filter(pk=row.pk).exists()
    if request.method == "POST" and not answers:
        raise PermissionDenied
    form = SuggestionAnswerForm(posted(request))
    here = reverse("nominations:suggestion", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["answer"]
        if acted(request, form, lambda: answer_suggestion(row, by=actor(request), answer=words), "Đã trả lời gợi ý."):
            return redirect(here)
    may_begin = answers and introducing_departments(request.user).filter(pk=row.department_id).exists()
    context = {
        "row": row, "answers": answers and row.answered_at is None, "may_begin": may_begin,
        "opens": row.nomination_id is not None and visible(request.user).filter(pk=row.nomination_id).exists(),
    }  # fmt: skip
    return form_page(request, "nominations/suggestion.html", form, **context)


@require_POST
@on(suggestions_to_answer)
def take_up(request: HttpRequest, row: Suggestion) -> HttpResponse:
    begun: list[str] = []

    def act() -> None:
        begun.append(reverse("nominations:edit", args=[begin(row, by=actor(request)).pk]))

    answer = carry_out(
        request, act, done=f"Đã tạo hồ sơ giới thiệu {row.name}. Mời đồng chí soạn tiếp.",
        to=reverse("nominations:suggestion", args=[row.pk]),
    )  # fmt: skip
    return redirect(begun[0]) if begun else answer
