"""Follow-ups as other acts make and drop them."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import advance
from nurturing.models import FollowUp, NewFactor, NurturingPlan
from nurturing.schedule import follow_up_days
from nurturing.workflow import FOLLOW_UP, FollowUpState


def schedule(row: NewFactor, plan: NurturingPlan, *, by: User, reason: str) -> None:
    """The follow-ups that the plan asks for from today on, in the place of those that nobody has begun to write."""
    drop_coming(row, by=by, reason=reason)
    standing = row.follow_ups.exclude(state=FollowUpState.DROPPED)
    there = set(standing.values_list("due", flat=True))
    for day in follow_up_days(plan.begins, plan.ends, plan.every, clock.today()):
        if day not in there:
            begin(row, day, by=by)


def begin(row: NewFactor, day: date, *, by: User) -> FollowUp:
    """One follow-up, due on *day*."""
    made = FollowUp(new_factor=row, due=day, made_at=clock.now())
    keep(made, by=by, why="schedule")
    return made


def drop_coming(row: NewFactor, *, by: User, reason: str) -> None:
    """Those due from today on that nobody has begun to write are not owed any more."""
    _drop(row.follow_ups.filter(state=FollowUpState.DUE, due__gte=clock.today(), edition=0), by=by, reason=reason)


def drop_all(row: NewFactor, *, by: User, reason: str) -> None:
    """None is owed any more."""
    _drop(row.follow_ups.filter(state=FollowUpState.DUE), by=by, reason=reason)


def _drop(rows: QuerySet[FollowUp], *, by: User, reason: str) -> None:
    for one in list(rows):
        settle(one, "drop", by=by, reason=reason)


def settle(row: FollowUp, move: str, *, by: User, reason: str) -> FollowUp:
    """Skip or drop it; the reason stands in the row as well."""
    facts = {"done_by": by, "done_at": clock.now(), "why": reason}
    settled: FollowUp = advance(row, FOLLOW_UP, move, by=by, reason=reason, **facts)
    return settled
