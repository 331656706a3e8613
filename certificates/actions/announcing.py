"""The files of a decision, taken together: locked in one order, then announced."""

from accounts.models import User
from certificates.models import Decision
from core.workflow import lock
from nominations.actions.announce import announce
from nominations.models import Nomination
from nominations.workflow import State


def lock_files(decision: Decision) -> dict[int, Nomination]:
    """The decision, then its files by id: locked before any of them moves, so that no two wait in a ring."""
    lock(decision)
    ids = list(decision.items.values_list("nomination_id", flat=True))
    return {row.pk: row for row in Nomination.objects.select_for_update().filter(pk__in=ids).order_by("pk")}


def announce_all(decision: Decision, *, by: User) -> None:
    """Announce every file that this decision recognised or declined."""
    decided = Nomination.objects.filter(
        decision_items__decision=decision,
        decision_items__outcome__in=("recognise", "decline"),
        state__in=(State.RECOGNISED, State.DECLINED),
        announced_at=None,
    )
    for nomination in decided.order_by("pk"):
        announce(nomination, by=by)
