"""Ghi điển hình báo cáo kinh nghiệm vào chương trình: added, edited, taken out until the session was held."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import drop, keep
from core.workflow import AlreadyDone, record_event
from nominations.models import Nomination
from spreading.actions._reviews import opened, still_there
from spreading.checking import differs, tidied
from spreading.models import Presentation, ReviewSession
from spreading.recognised import in_force
from spreading.workflow import ReviewState

LONGEST = 240  # minutes
_PLANNED = frozenset({ReviewState.PLANNED})
_NEEDED = {"topic": "Chưa ghi chủ đề. Mời ghi điều điển hình chia sẻ, ví dụ: Cách xử lý hồ sơ trong ngày."}


@dataclass(frozen=True)
class Talk:
    """Who presents what, for how many minutes, in which place of the order."""

    nomination: Nomination
    topic: str
    minutes: int
    ordinal: int


@transaction.atomic
def add_presentation(review: ReviewSession, talk: Talk, *, by: User) -> Presentation:
    """The presentation.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: the model presents there already; IllegalMove: the session was held or cancelled.
    :raises ValidationError: something is missing, or the model is not one in force.
    """
    row, capacity = opened(review, by, _PLANNED)
    facts = _checked(talk)
    if row.presentations.filter(nomination=talk.nomination).exists():
        raise AlreadyDone("Điển hình này đã có trong chương trình của buổi.")
    presentation = Presentation(review=row, **facts)
    keep(presentation, by=by, why="add_presentation")
    record_event(row, "add_presentation", by=by, was=row.state, now=row.state, capacity=capacity)
    return presentation


@transaction.atomic
def edit_presentation(presentation: Presentation, talk: Talk, *, by: User) -> Presentation:
    """The presentation with these words; raises as ``add_presentation`` does."""
    row, capacity = opened(presentation.review, by, _PLANNED)
    standing = still_there(row.presentations.filter(pk=presentation.pk).first(), "Phần báo cáo")
    facts = _checked(talk, standing)
    if not differs(standing, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    if row.presentations.filter(nomination=talk.nomination).exclude(pk=standing.pk).exists():
        raise ValidationError({"nomination": "Điển hình này đã có trong chương trình. Mời chọn điển hình khác."})
    for name, value in facts.items():
        setattr(standing, name, value)
    keep(standing, by=by, why="edit_presentation", fields=[*facts])
    record_event(row, "edit_presentation", by=by, was=row.state, now=row.state, capacity=capacity)
    return standing


@transaction.atomic
def drop_presentation(presentation: Presentation, *, by: User) -> None:
    """The presentation is out of the programme; its history stays.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: it is out; IllegalMove: the session was held or cancelled.
    """
    row, capacity = opened(presentation.review, by, _PLANNED)
    standing = still_there(row.presentations.filter(pk=presentation.pk).first(), "Phần báo cáo")
    record_event(row, "drop_presentation", by=by, was=row.state, now=row.state, capacity=capacity)
    drop(standing, by=by, why="drop_presentation")


def _checked(talk: Talk, standing: Presentation | None = None) -> dict[str, object]:
    facts = tidied({name: getattr(talk, name) for name in Talk.__dataclass_fields__}, _NEEDED)
    kept = standing is not None and standing.nomination_id == talk.nomination.pk
    if not kept and not in_force().filter(pk=talk.nomination.pk).exists():
        raise ValidationError({"nomination": "Giấy công nhận của điển hình này không còn hiệu lực. Mời chọn lại."})
    if not 1 <= talk.minutes <= LONGEST:
        raise ValidationError({"minutes": f"Số phút từ 1 đến {LONGEST}. Mời ghi lại."})
    return facts
