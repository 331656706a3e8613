"""What waits for whom while staff are asked for comments: to comment, to open, to answer; and what was hidden."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core import clock
from core.todo import Task, some_of
from nominations.comment_terms import days_asked
from nominations.commenting import answerable, commentable, gives_comments, openable
from nominations.models import Comment, CommentHiding
from nominations.workflow import UNDER_APPRAISAL
from seasons.calendar import last_moment_before
from seasons.models import Season
from seasons.queries import current_season

#: How long the author of a hidden comment is told so on the first page; the page of comments tells it for good.
TOLD_FOR = timedelta(days=7)


def tasks(user: Any) -> Iterator[Task]:
    """For staff, for the Office and the secretary, for heads; nothing is asked where the season asks nobody."""
    season = current_season()
    if season is None or season.state != "open" or not days_asked(season):
        return
    if gives_comments(user):
        yield from _to_comment(user)
        yield from _hidden(user)
    if holds(user, Role.OFFICE, Role.COUNCIL_SECRETARY):
        yield from _to_open(user, season)
    if holds(user, Role.HEAD, Role.DEPUTY_HEAD):
        yield from _to_answer(user)


def _to_comment(user: Any) -> Iterator[Task]:
    own = Comment.objects.filter(author=user.pk, taken_back_at=None).values("nomination")
    waiting = list(commentable(user).exclude(pk__in=own).values_list("name", "comments_until"))
    if waiting:
        until = min(day for _, day in waiting)
        yield Task(
            f"Góp ý về {len(waiting)} hồ sơ đang lấy ý kiến",
            some_of([name for name, _ in waiting]),
            reverse("nominations:comments"),
            "Xem và góp ý",
            tone="info",
            state="Đang lấy ý kiến",
            icon="users",
            due=last_moment_before(until + timedelta(days=1)),
        )


def _hidden(user: Any) -> Iterator[Task]:
    rows = CommentHiding.objects.filter(
        comment__author=user.pk, comment__taken_back_at=None, lifted_at=None, hidden_at__gte=clock.now() - TOLD_FOR
    )
    for row in rows.select_related("comment__nomination"):
        page = reverse("nominations:comments")
        title = f"Ý kiến của đồng chí về {row.comment.nomination.name} đã được ẩn"
        yield Task(title, f"Lý do: {row.words}.", page, "Xem lại", tone="warn", state="Đã ẩn", icon="alert")


def _to_open(user: Any, season: Season) -> Iterator[Task]:
    names = list(openable(user, season).filter(comments_until=None).values_list("name", flat=True))
    if names:
        page = reverse("nominations:comment_period_open")
        yield Task(
            f"{len(names)} hồ sơ chưa được lấy ý kiến nội bộ", some_of(names), page, "Mở lấy ý kiến",
            tone="info", icon="users",
        )  # fmt: skip


def _to_answer(user: Any) -> Iterator[Task]:
    """Remarks only: agreement asks for no answer."""
    rows = answerable(user).filter(answered_at=None, stance=Comment.Stance.REMARK)
    rows = rows.filter(nomination__state__in=UNDER_APPRAISAL, nomination__suspended_at=None)
    waiting: dict[int, list[Comment]] = {}
    for row in rows.exclude(nomination__season__state="closed"):
        if row.hiding is None:
            waiting.setdefault(row.nomination_id, []).append(row)
    for remarks in waiting.values():
        nomination = remarks[0].nomination
        page = reverse("nominations:file_comments", args=[nomination.pk])
        title = f"{len(remarks)} ý kiến về hồ sơ {nomination.name}, phòng trả lời được"
        why = "Hội đồng đọc ý kiến và lời trả lời trước khi bỏ phiếu. Mỗi ý kiến trả lời một lần."
        yield Task(title, why, page, "Đọc, trả lời", tone="info", state="Chờ trả lời", icon="pen")
