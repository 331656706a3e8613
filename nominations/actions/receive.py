"""The Office accepts a dossier after its formal check."""

from accounts.models import User
from core import clock
from core.workflow import advance
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def receive(nomination: Nomination, *, by: User) -> Nomination:
    """Receive the dossier: from now on the council appraises it."""
    row: Nomination = advance(nomination, NOMINATION, "receive", by=by, received_at=clock.now())
    return row
