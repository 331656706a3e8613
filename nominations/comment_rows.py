"""A file's comments line by line, as one reader may read them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from nominations.access import introduces
from nominations.commenting import answerable, commented, comments_on, moderated, moderates
from nominations.models import Comment, Nomination
from nominations.workflow import UNDER_APPRAISAL


@dataclass(frozen=True)
class CommentRow:
    """One comment: of a hidden one only moderators are told whose it is and what it says."""

    comment: Comment
    hidden: str  # why, in words; empty while it is shown
    author: str
    text: str
    withheld: str  # what a moderator hid, where the author has written something else since
    may_hide: bool
    may_show: bool
    may_answer: bool


def rows_for(nomination: Nomination, user: Any) -> list[CommentRow]:
    """In the order in which they were given; whether *user* reads them at all is asked before."""
    said = list(comments_on([nomination.pk]))
    if not said:
        return []
    hides = moderates(user) and moderated(user).filter(nomination=nomination).exists()
    answers = set(_to_answer(nomination, user).values_list("pk", flat=True)) if introduces(user) else set()
    return [_row(one, hides, one.pk in answers) for one in said]


def read_on_file_page(nomination: Nomination, user: Any) -> list[CommentRow]:
    """The comments for the page of the file: empty for whoever may not read them."""
    if nomination.received_at is None or not commented(user).filter(pk=nomination.pk).exists():
        return []
    return rows_for(nomination, user)


def _to_answer(nomination: Nomination, user: Any) -> QuerySet[Comment]:
    halted = nomination.suspended_at is not None or nomination.state not in UNDER_APPRAISAL
    rows = answerable(user).filter(nomination=nomination, answered_at=None)
    return rows.none() if halted or nomination.season.state == "closed" else rows


def _row(comment: Comment, hides: bool, answers: bool) -> CommentRow:
    hiding = comment.hiding
    told = hiding is None or hides
    withheld = hiding.text if hiding and hides and hiding.text != comment.text else ""
    return CommentRow(
        comment,
        hidden=hiding.words if hiding else "",
        author=f"{comment.author}, {comment.author.department}" if told else "",
        text=comment.text if told else "",
        withheld=withheld,
        may_hide=hides and hiding is None and bool(comment.text),
        may_show=hides and hiding is not None,
        may_answer=answers and hiding is None,
    )
