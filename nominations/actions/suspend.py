"""The Standing Council stops a dossier for a reason; every forward move is then refused."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def suspend(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Suspend the dossier.

    :raises AlreadyDone: it is suspended.
    """
    row: Nomination = lock(nomination)
    if row.suspended_at is not None:
        require(row, NOMINATION, "resume", by=by)
        raise AlreadyDone("Hồ sơ đang tạm dừng xét.")
    row = advance(
        row, NOMINATION, "suspend", by=by, reason=reason,
        suspended_at=clock.now(), suspension_reason=reason.strip(),
    )  # fmt: skip
    return row
