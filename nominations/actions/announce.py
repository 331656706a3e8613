"""The outcome of a dossier is made known; departments read the true state from now on."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def announce(nomination: Nomination, *, by: User) -> Nomination:
    """Announce the outcome.

    :raises AlreadyDone: it was announced before.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "announce", by=by)
    if row.announced_at is not None:
        raise AlreadyDone("Kết quả hồ sơ này đã được công bố.")
    row = advance(row, NOMINATION, "announce", by=by, announced_at=clock.now())
    return row
