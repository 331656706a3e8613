"""The counting team's outcome reaches the dossier."""

from accounts.models import User
from core.workflow import advance
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def record_vote(nomination: Nomination, *, by: User, passed: bool) -> Nomination:
    """Record whether the dossier reached the ratio of votes; no figure is kept here."""
    row: Nomination = advance(nomination, NOMINATION, "pass" if passed else "fail", by=by)
    return row
