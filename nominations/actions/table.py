"""The chair puts a dossier to the vote."""

from accounts.models import User
from core.workflow import advance
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def table(nomination: Nomination, *, by: User) -> Nomination:
    """Table the dossier: from now on it cannot be withdrawn."""
    row: Nomination = advance(nomination, NOMINATION, "table", by=by)
    return row
