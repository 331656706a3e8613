"""A story is begun and written; what is typed is kept, what is pasted or sent as a document is read."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import on, open_to, over
from core.paging import shown
from core.unsaved import others_here
from core.uploads.rich_text import docx_text, html_text
from core.vietnamese import clock_time
from core.views import acted, attempt, carry_out, form_page
from core.workflow import IllegalMove, require, require_duty
from nominations.models import Nomination
from nominations.views.confirm import actor, posted, refused
from stories import prose
from stories.access import models, stories, writes_stories
from stories.actions.begin_story import begin_story
from stories.actions.drop_unsaved_story import drop_unsaved_story
from stories.actions.keep_unsaved_story import keep_unsaved_story
from stories.actions.write_story import write_story
from stories.forms import StoryForm, WordForm
from stories.models import Draft, Story
from stories.queries import draft_of
from stories.unsaved import unsaved_of
from stories.workflow import STORY

PAGE = 30
GET_OR_POST = require_http_methods(["GET", "POST"])
UNREADABLE = "Cổng không đọc được phần đang gõ. Mời đồng chí bấm «Lưu bài»."
CUT = "Văn bản dài hơn cổng nhận một lần, phần cuối chưa được đưa vào. Mời đồng chí dán tiếp phần còn thiếu."


@require_GET
@open_to(writes_stories)
@over(models)
def choose(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    """About whom: the recognised in force whom this person may write about, newest season first."""
    words = request.GET.get("tim", "")[:100]
    wanted = rows.filter(search_norm__words=words) if words.strip() else rows
    context = shown(request.GET, wanted, ("-pk",), PAGE, "điển hình")
    return render(request, "stories/choose.html", {**context, "words": words})


@require_POST
@on(models)
def begin(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    try:
        story = begin_story(nomination, by=actor(request))
    except ValidationError as refusal:
        return refused(request, IllegalMove(refusal.messages), reverse("stories:choose"))
    return redirect("stories:write", pk=story.pk)


@GET_OR_POST
@on(stories)
def write(request: HttpRequest, story: Story) -> HttpResponse:
    draft = draft_of(story)
    if request.method == "GET":
        if answer := closed(request, story):
            return answer
        kept = unsaved_of(story, draft, request.user)
        return _editor(request, story, StoryForm(draft, unsaved=kept), unsaved=kept)
    require_duty(story, STORY, "write", by=request.user)
    form = StoryForm(draft, request.POST)
    if form.is_valid() and attempt(form, lambda: _save(request, story, form)):
        return redirect("stories:story" if request.POST.get("then") == "read" else "stories:write", pk=story.pk)
    return _refused(request, story, form)


def _save(request: HttpRequest, story: Story, form: StoryForm) -> Draft:
    return write_story(story, by=actor(request), edition=form.cleaned_data["edition"], words=form.words())


def _refused(request: HttpRequest, story: Story, form: StoryForm) -> HttpResponse:
    """What was typed, also where the story is not written now.

    Where somebody saved meanwhile the saved text stands beside it; saving again is then meant.
    """
    draft = draft_of(story)
    overtaken = request.POST.get("edition") != str(draft.edition)
    form.data = {**request.POST.dict(), "edition": str(draft.edition)}
    return _editor(request, story, form, theirs=draft if overtaken else None)


def _editor(request: HttpRequest, story: Story, form: StoryForm, **more: Any) -> HttpResponse:
    typed = form["prose"].value() or ""
    context = {
        "story": story, "draft": draft_of(story), "blocks": prose.as_data(prose.parse(typed)),
        "others": others_here(story.unsaved.all(), request.user), "customary": prose.CUSTOMARY,
        "theirs": None, "unsaved": None, "words": prose.word_count(typed),
    }  # fmt: skip
    return form_page(request, "stories/write.html", form, **context | more)


@require_POST
@on(stories)
def keep(request: HttpRequest, story: Story) -> HttpResponse:
    """What is typed, kept while typing, for the editor's own script."""
    typed = _typed(request.body)
    if typed is None:
        return JsonResponse({"refused": UNREADABLE}, status=422)
    edition, values = typed
    try:
        kept = keep_unsaved_story(story, by=actor(request), edition=edition, values=values)
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=422)
    draft = draft_of(story)
    told = f"{draft.saved_by}, {clock_time(draft.saved_at)}" if draft.edition > edition else ""
    here = [str(one.user) for one in others_here(story.unsaved.all(), request.user)]
    return JsonResponse({"kept": clock_time(kept.typed_at) if kept.typed_at else "", "others": here, "overtaken": told})


def _typed(body: bytes) -> tuple[int, dict[str, Any] | None] | None:
    try:
        told: Any = json.loads(body)
        edition, values = told["edition"], told["values"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if isinstance(edition, bool) or not isinstance(edition, int) or not 0 < edition < 2**31:
        return None
    return (edition, values) if isinstance(values, dict | None) else None


@require_POST
@on(stories)
def drop_typed(request: HttpRequest, story: Story) -> HttpResponse:
    return carry_out(
        request,
        lambda: drop_unsaved_story(story, by=actor(request)),
        done="Đã bỏ phần chưa lưu. Trang này là bản đã lưu.",
        to=reverse("stories:write", args=[story.pk]),
    )


@require_POST
@open_to(writes_stories)
def read_text(request: HttpRequest) -> HttpResponse:
    """Blocks of pasted HTML, or of markup kept on the writer's device; nothing is stored."""
    try:
        told: Any = json.loads(request.body)
        html, markup = str(told.get("html", "")), str(told.get("prose", ""))
    except (ValueError, AttributeError, RecursionError):
        return JsonResponse({"refused": UNREADABLE}, status=422)
    if markup:
        return JsonResponse({"blocks": prose.as_data(prose.parse(markup[:60_000])), "notice": ""})
    try:
        found = html_text(html)
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=422)
    blocks = prose.as_data(prose.of_data(found["blocks"]))
    return JsonResponse({"blocks": blocks, "notice": CUT if found["is_cut"] else ""})


@GET_OR_POST
@on(stories)
def from_word(request: HttpRequest, story: Story) -> HttpResponse:
    """The words of a document take the place of the prose; the file is not kept."""
    if answer := closed(request, story):
        return answer
    form = WordForm(posted(request), request.FILES if request.method == "POST" else None)
    done = "Đã đưa nội dung tệp Word vào bài. Đồng chí đọc lại rồi lưu."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _take_in(request, story, form), done):
        return redirect("stories:write", pk=story.pk)
    return form_page(request, "stories/word.html", form, story=story, draft=draft_of(story))


def _take_in(request: HttpRequest, story: Story, form: WordForm) -> None:
    found = docx_text(form.cleaned_data["upload"])
    text = prose.write(prose.of_data(found["blocks"]))
    if not text:
        raise ValidationError("Tệp này không có chữ. Mời đồng chí chọn tệp khác.")
    if len(text) > 40_000 or found["is_cut"]:
        raise ValidationError("Tệp này dài hơn một bài viết nhận được. Mời đồng chí rút gọn rồi gửi lại.")
    draft = draft_of(story)
    kept = unsaved_of(story, draft, request.user)
    values, edition = (kept.values, kept.edition) if kept else (draft.words, draft.edition)
    keep_unsaved_story(story, by=actor(request), edition=edition, values={**values, "prose": text})


def closed(request: HttpRequest, story: Story) -> HttpResponse | None:
    """The answer to whoever may not write the story now, or None.

    :raises PermissionDenied: the reader never writes it.
    """
    try:
        require(story, STORY, "write", by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, reverse("stories:story", args=[story.pk]))
    return None
