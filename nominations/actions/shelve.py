"""The Standing Council ends a dossier whose supplement did not come in time."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from nominations.models import Nomination
from nominations.readiness import closed_door
from nominations.workflow import NOMINATION

TOO_EARLY = "Hồ sơ còn trong hạn bổ sung. Đồng chí chờ hết hạn rồi mới để ngoài kỳ này được."


@transaction.atomic
def shelve(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Leave the dossier out for this season: it stays in the figures and with its department, nothing is deleted.

    :raises ValidationError: the time is not over, or the reason is missing.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "shelve", by=by)
    if not closed_door(row, clock.now()):
        raise ValidationError(TOO_EARLY)
    row = advance(row, NOMINATION, "shelve", by=by, reason=reason)
    return row
