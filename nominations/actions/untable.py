"""A dossier is taken out of the vote it was put to."""

from accounts.models import User
from core.workflow import advance
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def untable(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Take the dossier back to "appraised", for a session put off or an item dropped."""
    row: Nomination = advance(nomination, NOMINATION, "untable", by=by, reason=reason)
    return row
