"""Theo dõi hằng năm: the clock makes the follow-up of each recognised role model a month before it is due."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from core import clock
from core.history import keep
from core.vietnamese import local_day
from core.workflow import hold_gate
from nominations.models import Nomination
from nurturing.models import FollowUp
from nurturing.queries import followed
from nurturing.schedule import anniversary

#: Made so many days before it is due.
AHEAD = 30
#: Made in one transaction, so that nobody waits long.
PORTION = 20
#: A year or more lies between two days on which one is due.
_NEARLY_A_YEAR = 360


def due_follow_ups() -> int:
    """How many were made. Safe to repeat, to be killed and in two processes: of each day there is one.

    A year that went by while the clock stood still is not asked for afterwards: only the newest is.
    """
    horizon = clock.today() + timedelta(days=AHEAD)
    fresh = FollowUp.objects.filter(nomination=OuterRef("pk"), due__gt=horizon - timedelta(days=_NEARLY_A_YEAR))
    old = clock.now() - timedelta(days=_NEARLY_A_YEAR - AHEAD)
    rows = followed().filter(~Exists(fresh), announced_at__lte=old).order_by("pk")
    wanted = [(row.pk, due) for row in rows if (due := _next(row, horizon))]
    return sum(_make(wanted[at : at + PORTION]) for at in range(0, len(wanted), PORTION))


def _next(row: Nomination, horizon: date) -> date | None:
    return anniversary(local_day(row.announced_at), horizon) if row.announced_at else None


@transaction.atomic
def _make(wanted: list[tuple[int, date]]) -> int:
    hold_gate()
    made, still = 0, set(followed().filter(pk__in=[key for key, _ in wanted]).values_list("pk", flat=True))
    for key, due in wanted:
        if key in still and not FollowUp.objects.filter(nomination=key, due=due).exists():
            keep(FollowUp(nomination_id=key, due=due, made_at=clock.now()), by=None, why="due_follow_ups")
            made += 1
    return made
