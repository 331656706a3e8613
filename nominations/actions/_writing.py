"""What every change of a dossier's text and evidence begins with."""

from accounts.access import introducing
from accounts.models import User
from core.workflow import IllegalMove, duty_on, lock
from nominations.models import Nomination
from nominations.readiness import writing_refusal
from nominations.workflow import shown_state


def opened_for_writing(nomination: Nomination, by: User) -> tuple[Nomination, str]:
    """The dossier locked until the transaction ends, and the duty in which *by* writes it.

    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises IllegalMove: the dossier is handed in, suspended, or its season is over.
    """
    row: Nomination = lock(nomination)
    return row, duty_of_writer(row, by)


def duty_of_writer(row: Nomination, by: User) -> str:
    """The duty in which *by* writes the dossier as it stands now.

    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises IllegalMove: the dossier is handed in, suspended, or its season is over.
    """
    duty = duty_on(row, introducing, by)
    if refusal := writing_refusal(row, shown_state(row, by)):
        raise IllegalMove(refusal)
    return duty
