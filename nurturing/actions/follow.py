"""Theo dõi: what is written of a follow-up is kept as a draft, then handed in, or the follow-up is skipped."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, advance, lock, record_event, require
from nurturing.access import follow_ups_written
from nurturing.actions._following import begin, settle
from nurturing.models import FollowUp, NewFactor
from nurturing.readiness import keeping_refusal
from nurturing.workflow import FOLLOW_UP, FollowUpState


class FollowUpSavedMeanwhile(ValidationError):
    """Somebody saved it after the page was opened; nothing was overwritten."""


@transaction.atomic
def add_follow_up(new_factor: NewFactor, *, by: User) -> FollowUp:
    """One beside the schedule, due today; the one of today where there is one.

    :raises PermissionDenied: *by* neither writes for the department nor guides.
    :raises IllegalMove: the entry is paused, introduced or ended.
    """
    row: NewFactor = lock(new_factor)
    if refusal := keeping_refusal(row):
        raise IllegalMove(refusal)
    standing = row.follow_ups.exclude(state=FollowUpState.DROPPED).filter(due=clock.today()).first()
    made = standing or begin(row, clock.today(), by=by)
    if not follow_ups_written(by).filter(pk=made.pk).exists():
        raise PermissionDenied("Việc theo dõi do phòng bồi dưỡng và người hướng dẫn ghi.")
    return made


@transaction.atomic
def write_follow_up(follow_up: FollowUp, *, by: User, edition: int, text: str, needs: str = "") -> FollowUp:
    """Keep what is written, which is not handed in yet.

    :param edition: that with which the page was opened.
    :raises PermissionDenied: *by* neither writes for the department nor guides.
    :raises IllegalMove: it is handed in or skipped; AlreadyDone: it says so already.
    :raises FollowUpSavedMeanwhile: another page saved first.
    """
    row = _opened(follow_up, by)
    if row.state != FollowUpState.DUE:
        raise IllegalMove(f"Lần theo dõi này đang ở trạng thái «{row.get_state_display()}» nên không sửa được.")
    words: dict[str, Any] = {"text": clean(text, multiline=True), "needs": clean(needs, multiline=True)}
    if (row.text, row.needs) == (words["text"], words["needs"]):
        raise AlreadyDone("Nội dung này đã lưu.")
    if row.edition != edition:
        raise FollowUpSavedMeanwhile(
            f"{row.written_by or 'Đồng chí khác'} vừa lưu lần theo dõi này. Mời mở trang ở thẻ khác để xem, rồi ghi "
            "tiếp phần của đồng chí."
        )
    row.text, row.needs = words["text"], words["needs"]
    row.edition, row.written_by = edition + 1, by
    keep(row, by=by, why="write", fields=["text", "needs", "edition", "written_by"])
    return row


@transaction.atomic
def hand_in_follow_up(follow_up: FollowUp, *, by: User) -> FollowUp:
    """What is written stands from now.

    :raises PermissionDenied: *by* neither heads nor helps to head the department, nor guides.
    :raises AlreadyDone: it is handed in; IllegalMove: it was skipped.
    :raises ValidationError: nothing is written.
    """
    row: FollowUp = lock(follow_up)
    require(row, FOLLOW_UP, "hand_in", by=by)
    if not row.text:
        raise ValidationError({"text": "Chưa ghi kết quả theo dõi. Mời ghi vài dòng rồi gửi."})
    done: FollowUp = advance(row, FOLLOW_UP, "hand_in", by=by, done_by=by, done_at=clock.now())
    _tell_factor(done, "follow_up", by, "")
    return done


@transaction.atomic
def skip_follow_up(follow_up: FollowUp, *, by: User, reason: str) -> FollowUp:
    """It is not made, and why.

    :raises PermissionDenied: *by* neither heads nor helps to head the department.
    :raises AlreadyDone: it is skipped; IllegalMove: it is handed in.
    :raises ValidationError: no reason is given.
    """
    said = clean(reason, multiline=True)
    done = settle(lock(follow_up), "skip", by=by, reason=said)
    _tell_factor(done, "skip_follow_up", by, said)
    return done


def _opened(follow_up: FollowUp, by: User) -> FollowUp:
    row: FollowUp = lock(follow_up)
    if not follow_ups_written(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Việc theo dõi do phòng bồi dưỡng và người hướng dẫn ghi.")
    return row


def _tell_factor(row: FollowUp, move: str, by: User, reason: str) -> None:
    """The line of the new factor tells of it as well."""
    if row.new_factor is not None:
        state = row.new_factor.state
        record_event(row.new_factor, move, by=by, was=state, now=state, reason=reason)
