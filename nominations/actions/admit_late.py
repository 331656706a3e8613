"""The Standing Council opens the door for a dossier after the time is over."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import Nomination
from nominations.readiness import closed_door
from nominations.workflow import NOMINATION, State
from seasons.calendar import last_moment_before


@transaction.atomic
def admit_late(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Let the dossier be handed in late; "Nộp muộn" stays with it.

    A returned dossier may then come back until the season's own last day.

    :raises AlreadyDone: it was admitted before and the door is open.
    :raises ValidationError: the time is not over.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "admit_late", by=by)
    if not closed_door(row, clock.now()):
        if row.late:
            raise AlreadyDone("Hồ sơ đã được cho nộp muộn.")
        raise ValidationError("Hồ sơ còn trong hạn nộp nên không cần cho nộp muộn.")
    facts: dict[str, Any] = {"late": True}
    if row.state == State.RETURNED:
        facts["supplement_due"] = last_moment_before(row.season.recognition_due)
    row = advance(row, NOMINATION, "admit_late", by=by, reason=reason, **facts)
    return row
