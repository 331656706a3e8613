"""The Office accepts a dossier after its formal check."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from nominations.eligibility import obstacle_refusal
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def receive(nomination: Nomination, *, by: User) -> Nomination:
    """Receive the dossier: from now on the council appraises it.

    :raises ValidationError: something stands in the way of the nominee.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "receive", by=by)
    if refusal := obstacle_refusal(row):
        raise ValidationError(refusal)
    row = advance(row, NOMINATION, "receive", by=by, received_at=clock.now())
    return row
