"""Lập buổi sơ kết, tổng kết: begun, and edited until it was held."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, hold_gate, record_event
from seasons.models import Movement
from spreading.access import preparing
from spreading.actions._reviews import opened, season_now
from spreading.checking import differs, tidied
from spreading.models import ReviewSession
from spreading.workflow import ReviewState

_NEEDED = {
    "title": "Chưa ghi tên buổi. Ví dụ: Sơ kết phong trào thi đua 6 tháng đầu năm.",
    "place": "Chưa ghi địa điểm. Ví dụ: Phòng họp tầng 2, trụ sở Sở.",
    "agenda": "Chưa ghi chương trình. Mời ghi mỗi dòng một nội dung, theo thứ tự.",
}
#: What those invited must know: another value calls them anew.
_WHEN_AND_WHERE = ("day", "starts", "place")


@dataclass(frozen=True)
class ReviewWords:
    """What is planned; ``agenda`` holds an item a line."""

    kind: str
    title: str
    day: date
    starts: time
    place: str
    chair: User
    secretary: User
    agenda: str
    movements: tuple[Movement, ...] = ()

    def facts(self) -> dict[str, object]:
        """Everything but the movements, tidy.

        :raises ValidationError: something is missing.
        """
        return tidied({name: getattr(self, name) for name in self.__dataclass_fields__ if name != "movements"}, _NEEDED)


@transaction.atomic
def plan_review(words: ReviewWords, *, by: User) -> ReviewSession:
    """The session, being prepared, of the season under way.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: one with this title on that day is there.
    :raises ValidationError: something is missing.
    """
    capacity, facts = preparing(by), words.facts()
    hold_gate()
    same = ReviewSession.objects.filter(title=facts["title"], day=words.day).exclude(state=ReviewState.CANCELLED)
    if same.exists():
        raise AlreadyDone("Đã có buổi mang tên này trong ngày đó. Mời mở buổi đã lập.")
    row = ReviewSession(**facts, season=season_now(), prepared_by=by, prepared_at=clock.now())
    keep(row, by=by, why="plan_review")
    row.movements.set(words.movements)
    record_event(row, "plan_review", by=by, was="", now=row.state, capacity=capacity)
    return row


@transaction.atomic
def edit_review(review: ReviewSession, words: ReviewWords, *, by: User) -> ReviewSession:
    """The session with these words; where time or place change, those invited are to be called anew.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: it says so already; IllegalMove: it was held or cancelled.
    :raises ValidationError: something is missing.
    """
    row, capacity = opened(review, by, frozenset({ReviewState.PLANNED}))
    facts = words.facts()
    movements = {one.pk for one in words.movements}
    if not differs(row, facts) and movements == set(row.movements.values_list("pk", flat=True)):
        raise AlreadyDone("Nội dung này đã ghi.")
    moved = differs(row, {name: facts[name] for name in _WHEN_AND_WHERE})
    for name, value in facts.items():
        setattr(row, name, value)
    if moved and row.invited_at:
        row.call, row.invited_at = row.call + 1, None
    keep(row, by=by, why="edit_review", fields=[*facts, "call", "invited_at"])
    row.movements.set(words.movements)
    record_event(row, "edit_review", by=by, was=row.state, now=row.state, capacity=capacity)
    return row
