"""A department takes its dossier back; nothing is deleted."""

from accounts.models import User
from core import clock
from core.workflow import advance
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def withdraw(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Withdraw the dossier before the vote opens; the nominee may then be put forward anew."""
    row: Nomination = advance(nomination, NOMINATION, "withdraw", by=by, reason=reason, withdrawn_at=clock.now())
    return row
