"""Lập lại danh sách: after a file was suspended, or another session ended, the list is made anew."""

from django.db import transaction

from accounts.models import User
from certificates.models import Decision, DecisionItem
from certificates.queries import candidates
from certificates.workflow import DECISION
from core.workflow import advance
from nominations.workflow import State


@transaction.atomic
def relist(decision: Decision, *, by: User) -> Decision:
    """The list as the council's results stand now.

    :raises IllegalMove: the list has gone to the Director, or the season is closed.
    """
    row: Decision = advance(decision, DECISION, "relist", by=by)
    row.items.all().delete()
    fill(row)
    return row


def fill(decision: Decision) -> None:
    """Put every result that waits for the Director on an empty list, in the order of papers."""
    DecisionItem.objects.bulk_create(
        DecisionItem(
            decision=decision,
            nomination=item.nomination,
            agenda_item=item,
            passed=item.nomination.state == State.PASSED,
            ordinal=ordinal,
        )
        for ordinal, item in enumerate(candidates(decision.season, beside=decision), 1)
    )
