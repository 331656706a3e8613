"""The Standing Council lets a suspended dossier go on from where it stood."""

from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def resume(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Lift the suspension.

    :raises AlreadyDone: it is not suspended.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "resume", by=by)
    if row.suspended_at is None:
        raise AlreadyDone("Hồ sơ không bị tạm dừng xét nên không cần cho xét tiếp.")
    row = advance(row, NOMINATION, "resume", by=by, reason=reason, suspended_at=None, suspension_reason="")
    return row
