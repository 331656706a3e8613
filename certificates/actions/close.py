"""Công bố, không ban hành quyết định: nobody on the list was recognised, so there is nothing to sign."""

from django.db import transaction

from accounts.models import User
from certificates.actions.announcing import announce_all, lock_files
from certificates.actions.draft_letters import draft_letters
from certificates.models import Decision
from certificates.readiness import before_close, guard
from certificates.workflow import DECISION
from core.workflow import advance


@transaction.atomic
def close(decision: Decision, *, by: User) -> Decision:
    """End the list and announce the files that were declined.

    :raises IllegalMove: it was ended before, or the season is closed.
    :raises ValidationError: somebody was recognised, so a decision has to be issued.
    """
    lock_files(decision)
    row: Decision = advance(decision, DECISION, "close", by=by)
    guard(before_close(row))
    announce_all(row, by=by)
    draft_letters(row, by=by)
    return row
