"""Đặt số buổi sinh hoạt có lồng ghép mỗi quý, with what says so."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from seasons.models import Season
from seasons.readiness import refuse_closed
from spreading.access import preparing
from spreading.checking import differs, tidied
from spreading.models import MeetingGoal


@transaction.atomic
def set_meeting_goal(season: Season, *, a_quarter: int, basis: str, by: User) -> MeetingGoal:
    """The goal of the season.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it is set so.
    :raises ValidationError: the season is closed, the number is none, or no basis is named.
    """
    capacity = preparing(by)
    row: Season = lock(season)
    refuse_closed(row)
    facts = tidied(
        {"a_quarter": a_quarter, "basis": basis},
        {"basis": "Chưa ghi căn cứ. Ví dụ: Kế hoạch số 06/KH-SNgV, mục IV.3."},
    )
    if not 1 <= a_quarter <= 12:
        raise ValidationError({"a_quarter": "Số buổi mỗi quý từ 1 đến 12. Mời ghi lại."})
    goal = MeetingGoal.objects.filter(season=row).first() or MeetingGoal(season=row)
    if not differs(goal, facts):
        raise AlreadyDone("Số buổi này đã ghi.")
    goal.a_quarter, goal.basis = a_quarter, facts["basis"]
    keep(goal, by=by, why="set_meeting_goal")
    record_event(goal, "set_meeting_goal", by=by, was="", now=str(a_quarter), reason=goal.basis, capacity=capacity)
    return goal
