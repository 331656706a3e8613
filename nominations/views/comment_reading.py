"""A file's comments for those who read them: hiding, showing again, the department's answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on
from core.views import acted, carry_out, form_page
from nominations.actions.answer_comment import answer_comment
from nominations.actions.hide_comment import hide_comment
from nominations.actions.show_comment import show_comment
from nominations.comment_rows import rows_for
from nominations.comment_terms import time_left
from nominations.commenting import answerable, commented, moderated
from nominations.forms import CommentAnswerForm, HidingForm
from nominations.models import Comment
from nominations.views.confirm import actor, posted

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@on(commented)
def file_comments(request: HttpRequest, nomination: Any) -> HttpResponse:
    seen(request.user, nomination, "xem ý kiến nội bộ")
    context = {
        "nomination": nomination,
        "left": time_left(nomination.comments_until),
        "said": rows_for(nomination, request.user),
    }
    return render(request, "nominations/file_comments.html", context)


def _page_of(comment: Comment) -> str:
    return reverse("nominations:file_comments", args=[comment.nomination_id])


@GET_OR_POST
@on(moderated)
def comment_hide(request: HttpRequest, comment: Comment) -> HttpResponse:
    form = HidingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = "Đã ẩn ý kiến. Người viết được báo lý do."
        if acted(request, form, lambda: hide_comment(comment, by=actor(request), **form.cleaned_data), done):
            return redirect(_page_of(comment))
    return form_page(request, "nominations/comment_hide.html", form, comment=comment, back=_page_of(comment))


@GET_OR_POST
@on(moderated)
def comment_show(request: HttpRequest, comment: Comment) -> HttpResponse:
    if request.method == "POST":
        act = lambda: show_comment(comment, by=actor(request))  # noqa: E731
        return carry_out(request, act, done="Ý kiến hiện lại như trước.", to=_page_of(comment))
    return render(request, "nominations/comment_show.html", {"comment": comment, "back": _page_of(comment)})


@GET_OR_POST
@on(answerable)
def comment_answer(request: HttpRequest, comment: Comment) -> HttpResponse:
    form = CommentAnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["answer"]
        if acted(request, form, lambda: answer_comment(comment, by=actor(request), answer=words), "Đã trả lời ý kiến."):
            return redirect(_page_of(comment))
    return form_page(request, "nominations/comment_answer.html", form, comment=comment, back=_page_of(comment))
