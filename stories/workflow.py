"""States and moves of a story about a recognised model (bài viết nêu gương)."""

from typing import Any

from django.apps import apps
from django.db.models import Q, TextChoices

from accounts.access import departments_of, director, holds, office, standing_council
from accounts.roles import Role
from core.access import EVERYONE, NOBODY, Rule
from core.workflow import Move, Workflow
from nominations.concern import concerned_rows


class State(TextChoices):
    DRAFT = "draft", "Đang viết"
    REVIEW = "review", "Chờ duyệt"
    PUBLISHED = "published", "Đã duyệt đăng"
    UNPUBLISHED = "unpublished", "Đã gỡ"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


def _in_department(role: Role) -> Rule:
    def rows(user: Any) -> Q:
        mine = departments_of(user, role)
        return Q(nomination__department__in=mine) if mine else NOBODY

    return Rule(role.value, str(role.label), rows)


def _edits(user: Any) -> Q:
    return EVERYONE if holds(user, Role.EDITOR) else NOBODY


def _apart(right: Rule) -> Rule:
    """The same right on stories that its holder did not write, is not named in, and whose model is nobody close."""

    def rows(user: Any) -> Q:
        held = right(user)
        return held if held == NOBODY else held & ~_own(user)

    return Rule(right.name, right.label, rows)


def _own(user: Any) -> Q:
    story, named, nomination = (
        apps.get_model(label) for label in ("stories.Story", "stories.Named", "nominations.Nomination")
    )
    wrote = story.writers.through.objects.filter(user=user.pk).values("story")
    naming = named.objects.filter(subject__user=user.pk).values("story")
    close = nomination.objects.filter(concerned_rows(user)).values("pk")
    return Q(pk__in=wrote) | Q(pk__in=naming) | Q(nomination__in=close)


editor = Rule(Role.EDITOR.value, str(Role.EDITOR.label), _edits)
#: Heads, their deputies and clerks write about the recognised whom their department introduced.
department = _in_department(Role.HEAD) | _in_department(Role.DEPUTY_HEAD) | _in_department(Role.CLERK)
department_head = _in_department(Role.HEAD) | _in_department(Role.DEPUTY_HEAD)
writing = editor | office | department
reviewing = office | standing_council | director
approving = _apart(director) | _apart(standing_council)
taking_down = reviewing | editor | department_head

S = State
STORY = Workflow(
    name="story",
    record="bài viết",
    states=State,
    moves={
        "write": Move("Viết bài", frozenset({S.DRAFT}), None, writing),
        "submit": Move("Gửi duyệt", frozenset({S.DRAFT}), S.REVIEW, writing),
        "take_back": Move("Lấy lại để sửa", frozenset({S.REVIEW}), S.DRAFT, writing),
        "return": Move("Trả lại bài", frozenset({S.REVIEW}), S.DRAFT, reviewing, needs_reason=True),
        "approve": Move("Duyệt đăng", frozenset({S.REVIEW}), S.PUBLISHED, approving),
        "revise": Move("Sửa bài", frozenset({S.PUBLISHED, S.UNPUBLISHED}), S.DRAFT, writing),
        "unpublish": Move(
            "Gỡ bài", frozenset({S.PUBLISHED, S.DRAFT, S.REVIEW}), S.UNPUBLISHED, taking_down, needs_reason=True
        ),
    },
)
