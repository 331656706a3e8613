"""Lấy ý kiến nội bộ: what waits for one's comment, and writing, changing, taking it back."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from core import clock
from core.access import on, over
from core.paging import shown
from core.views import acted, carry_out, form_page
from nominations.actions.give_comment import ANSWERED, OVER, give_comment
from nominations.actions.take_back_comment import take_back_comment
from nominations.comment_terms import days_asked, time_left
from nominations.commenting import (
    asked_about,
    commentable,
    commented,
    compiles_comments,
    gives_comments,
    own_comments,
    periods_of,
)
from nominations.commenting import opens_periods as opens
from nominations.content import kind_line
from nominations.forms import CommentForm
from nominations.listing import IN_ORDER, PAGE
from nominations.models import Comment, Nomination
from nominations.views.confirm import actor, posted
from seasons.models import Season
from seasons.queries import current_season

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@over(commentable)
def comments(request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
    season, user = current_season(), actor(request)
    context = {
        "season": season,
        **(_waiting(request, rows, season) if gives_comments(user) else _heard(request, season)),
        "opens": opens(user),
        "asks": season is not None and days_asked(season) > 0,
        "periods": _periods(user, season),
        "compiles": compiles_comments(user),
    }
    return render(request, "nominations/comments.html", context)


def _waiting(request: HttpRequest, rows: QuerySet[Any], season: Season | None) -> dict[str, Any]:
    """A page of the files that wait for a comment, what this person said before, and the answers of the own files."""
    user = actor(request)
    page = shown(request.GET, rows, ("comments_until", *IN_ORDER), PAGE, "hồ sơ")
    said = {one.nomination_id: one for one in own_comments(user).filter(nomination__in=page["rows"])}
    files = [(row, kind_line(row), time_left(row.comments_until), said.get(row.pk)) for row in page.pop("rows")]
    others = own_comments(user).filter(nomination__season=season).exclude(nomination__in=rows.values("pk"))
    read = _read(user, season).order_by(*IN_ORDER)
    return {**page, "gives": True, "files": files, "earlier": others[:PAGE], "read": read}


def _heard(request: HttpRequest, season: Season | None) -> dict[str, Any]:
    """For those who are not asked: a page of the files whose comments they read."""
    page = shown(request.GET, _read(actor(request), season), IN_ORDER, PAGE, "hồ sơ")
    return {**page, "read": page.pop("rows")}


def _periods(user: Any, season: Season | None) -> list[tuple[Any, str, bool]]:
    """Each with its time in words, and whether it still goes on."""
    rows, today = periods_of(user, season) if opens(user) else [], clock.today()
    return [(row, time_left(row.last_day), row.last_day >= today) for row in rows]


def _read(user: Any, season: Season | None) -> QuerySet[Any]:
    """Files whose comments this reader may read, each with how many there are."""
    standing = Count("comments", filter=Q(comments__taken_back_at=None))
    return commented(user).filter(season=season).annotate(said=standing)


@GET_OR_POST
@on(asked_about)
def comment(request: HttpRequest, nomination: Any) -> HttpResponse:
    user = actor(request)
    own = Comment.objects.filter(nomination=nomination, author=user, taken_back_at=None).first()
    form = CommentForm(posted(request), initial={"stance": own.stance, "text": own.text} if own else None)
    if request.method == "POST" and form.is_valid():
        done = f"Đã ghi ý kiến của đồng chí về {nomination.name}."
        if acted(request, form, lambda: give_comment(nomination, by=user, **form.cleaned_data), done):
            return redirect("nominations:comments")
    context = {
        "nomination": nomination,
        "about": kind_line(nomination),
        "left": time_left(nomination.comments_until),
        "own": own,
        "refusal": _refusal(nomination, user, own),
    }
    return form_page(request, "nominations/comment.html", form, **context)


def _refusal(nomination: Nomination, user: Any, own: Comment | None) -> str:
    if not commentable(user).filter(pk=nomination.pk).exists():
        return OVER
    return ANSWERED if own and own.answered_at else ""


@GET_OR_POST
@on(asked_about)
def comment_take_back(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if request.method == "POST":
        done = f"Đã rút ý kiến về {nomination.name}."
        act, to = lambda: take_back_comment(nomination, by=actor(request)), reverse("nominations:comments")
        return carry_out(request, act, done=done, to=to)
    return render(request, "nominations/comment_take_back.html", {"nomination": nomination})
