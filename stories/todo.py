"""What waits for whom among the stories: to be approved, to be changed, hidden from the public."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core.todo import Task, some_of
from stories.access import stories
from stories.consents import Thing
from stories.models import Consent, Named, Story
from stories.queries import hidden
from stories.workflow import STORY, State

MOST = 100


def tasks(user: Any) -> Iterator[Task]:
    """To approve or return; to change what was returned; what is up and not shown; one's own consent."""
    if holds(user, Role.DIRECTOR, Role.STANDING_COUNCIL):
        yield from _to_approve(user)
    if holds(user, Role.EDITOR, Role.OFFICE, Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK):
        yield from _returned(user)
    if holds(user, Role.OFFICE):
        yield from _hidden()
    yield from _asked(user)


def _to_approve(user: Any) -> Iterator[Task]:
    rows = list(Story.objects.filter(STORY.open_to("approve", user)).select_related("draft")[:MOST])
    if rows:
        page = reverse("stories:story", args=[rows[0].pk]) if len(rows) == 1 else _list("cho-duyet")
        why = some_of([row.draft.title for row in rows], "bài")
        yield Task(f"{len(rows)} bài viết nêu gương chờ duyệt", why, page, "Đọc và duyệt", tone="info", icon="file")


def _returned(user: Any) -> Iterator[Task]:
    rows = stories(user).filter(state=State.DRAFT, writers=user.pk).exclude(returned_reason="")
    for row in rows[:MOST]:
        page = reverse("stories:story", args=[row.pk])
        title = f"Bài «{row.draft.title}» được trả lại"
        yield Task(title, row.returned_reason, page, "Sửa bài", tone="late", state="Trả lại", icon="back")


def _hidden() -> Iterator[Task]:
    rows = list(hidden()[:MOST])
    if rows:
        page = reverse("stories:story", args=[rows[0].pk]) if len(rows) == 1 else _list("khong-hien")
        title = f"{len(rows)} bài đã duyệt đăng mà khách không xem được"
        why = "Có người rút đồng ý, hoặc Giấy công nhận hết hiệu lực. Mở để xem lý do; sửa bài hoặc gỡ bài."
        yield Task(title, why, page, "Xem lý do", tone="warn", state="Không hiện", icon="eye")


def _asked(user: Any) -> Iterator[Task]:
    """A story that waits for approval names this person, who has not agreed yet."""
    given = Consent.objects.filter(subject=OuterRef("subject"), withdrawn_at=None)
    named = Named.objects.filter(subject__user=user.pk, drafted=True, story__state=State.REVIEW)
    lacking = named.exclude(Exists(given.filter(thing=Thing.NAME)), Exists(given.filter(thing=Thing.TEXT)))
    if lacking.exists():
        why = "Có bài viết nêu gương nhắc tên đồng chí, đang chờ đồng chí cho biết có đồng ý công khai hay không."
        yield Task("Đồng ý công khai", why, reverse("stories:own"), "Mở", tone="info", state="Hỏi ý kiến", icon="user")


def _list(tab: str) -> str:
    return f"{reverse('stories:list')}?xem={tab}"
