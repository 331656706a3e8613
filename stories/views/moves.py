"""The moves of a story, each with a page that says what happens and what does not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from core.access import on
from core.forms import TidyForm
from core.views import acted, carry_out, form_page
from core.workflow import IllegalMove, require
from nominations.views.confirm import actor, posted, refused
from stories.access import stories
from stories.actions.approve_story import approve_story
from stories.actions.drop_story import drop_story
from stories.actions.return_story import return_story
from stories.actions.revise_story import revise_story
from stories.actions.submit_story import submit_story
from stories.actions.take_back_story import take_back_story
from stories.actions.unpublish_story import unpublish_story
from stories.forms import ReasonForm
from stories.models import Story
from stories.queries import photos_of
from stories.readiness import taking_down_refusals
from stories.views.pages import draft_pieces
from stories.workflow import STORY, State

GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(story: Story) -> str:
    return reverse("stories:story", args=[story.pk])


@require_POST
@on(stories)
def submit(request: HttpRequest, story: Story) -> HttpResponse:
    done = "Đã gửi duyệt. Trong lúc chờ, bài không sửa được; cần sửa thì bấm «Lấy lại để sửa»."
    return carry_out(request, lambda: submit_story(story, by=actor(request)), done=done, to=page_of(story))


@require_POST
@on(stories)
def take_back(request: HttpRequest, story: Story) -> HttpResponse:
    done = "Đã lấy lại bài. Sửa xong, đồng chí gửi duyệt lại."
    return carry_out(request, lambda: take_back_story(story, by=actor(request)), done=done, to=page_of(story))


@require_POST
@on(stories)
def revise(request: HttpRequest, story: Story) -> HttpResponse:
    done = "Đã mở bài để sửa. Bản đang đăng giữ nguyên đến khi bản mới được duyệt."
    return carry_out(request, lambda: revise_story(story, by=actor(request)), done=done, to=page_of(story))


@GET_OR_POST
@on(stories)
def approve(request: HttpRequest, story: Story) -> HttpResponse:
    form = TidyForm(posted(request))

    def act() -> Story:
        return approve_story(story, by=actor(request), handed_in=request.POST.get("handed_in"))

    done = "Đã duyệt đăng. Khách xem được từ lúc này."
    drawn = draft_pieces(story.draft, photos_of(story))
    return _confirm(request, story, "approve", form, act, done, "stories/approve.html", pieces=drawn)


@GET_OR_POST
@on(stories)
def send_back(request: HttpRequest, story: Story) -> HttpResponse:
    form = ReasonForm(posted(request))

    def act() -> Story:
        return return_story(story, by=actor(request), reason=form.cleaned_data["reason"])

    return _confirm(request, story, "return", form, act, "Đã trả lại bài kèm lý do.", "stories/return.html")


@GET_OR_POST
@on(stories)
def unpublish(request: HttpRequest, story: Story) -> HttpResponse:
    form = ReasonForm(posted(request))
    if story.state != State.UNPUBLISHED and (nothing := taking_down_refusals(story)):
        return refused(request, IllegalMove(nothing), page_of(story))

    def act() -> Story:
        return unpublish_story(story, by=actor(request), reason=form.cleaned_data["reason"])

    return _confirm(
        request, story, "unpublish", form, act, "Đã gỡ bài. Khách không còn xem được.", "stories/unpublish.html"
    )


@GET_OR_POST
@on(stories)
def drop(request: HttpRequest, story: Story) -> HttpResponse:
    form = TidyForm(posted(request))

    def act() -> None:
        drop_story(story, by=actor(request))

    to = reverse("stories:list")
    return _confirm(request, story, "write", form, act, "Đã bỏ bài viết.", "stories/drop.html", to=to)


def _confirm(
    request: HttpRequest, story: Story, move: str, form: TidyForm, act: Callable[[], object], done: str, template: str,
    *, to: str = "", **more: Any,
) -> HttpResponse:  # fmt: skip
    """The confirm page of *move*, and on POST the act itself, which leads to *to* or to the story.

    :raises PermissionDenied: the reader holds no duty that may make the move on this story.
    """
    try:
        require(story, STORY, move, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(story))
    if request.method == "POST" and form.is_valid() and acted(request, form, act, done):
        return redirect(to or page_of(story))
    return form_page(request, template, form, story=story, draft=story.draft, **more)
