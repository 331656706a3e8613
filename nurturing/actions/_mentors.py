"""Asking a mentor, and letting one go."""

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import record_event
from nurturing.actions._told import tell
from nurturing.models import Mentoring, NewFactor
from nurturing.queries import mentoring_of

ASKED = "Đồng chí được mời hướng dẫn một nhân tố mới. Mời đồng chí xem kế hoạch và trả lời."


def ask(row: NewFactor, mentor: User | None, *, by: User, again: bool = False) -> Mentoring | None:
    """Have *mentor* asked, unless he or she is already; whoever approves as mentor has accepted by that.

    :param again: ask even whoever has accepted, as after a transfer.
    """
    standing = mentoring_of(row)
    if standing is not None and mentor is not None and standing.mentor_id == mentor.pk and not again:
        return standing
    let_go(row, by=by)
    if mentor is None:
        return None
    at, own = clock.now(), mentor.pk == by.pk
    made = Mentoring(new_factor=row, mentor=mentor, asked_by=by, asked_at=at)
    if own:
        made.answer, made.answered_at = Mentoring.Answer.ACCEPTED, at
    keep(made, by=by, why="ask_mentor")
    record_event(row, "ask_mentor", by=by, was=row.state, now=row.state, reason=str(mentor))
    if not own:
        tell([mentor], row, f"mentor-{made.pk}", ASKED)
    return made


def let_go(row: NewFactor, *, by: User) -> None:
    """Whoever guides or is asked does so no longer."""
    if standing := mentoring_of(row):
        standing.ended_at = clock.now()
        keep(standing, by=by, why="end_mentoring", fields=["ended_at"])
