"""What every change of what a department plans for and collects of a new factor begins with."""

from accounts.models import User
from core.workflow import IllegalMove, duty_on, lock
from nurturing.models import NewFactor
from nurturing.readiness import keeping_refusal
from nurturing.workflow import keepers


def opened_for_keeping(new_factor: NewFactor, by: User) -> tuple[NewFactor, str]:
    """The entry locked until the transaction ends, and the duty in which *by* keeps it.

    :raises PermissionDenied: *by* does not write for the department that nurtures, or it is about *by*.
    :raises IllegalMove: it is paused, introduced or ended.
    """
    row: NewFactor = lock(new_factor)
    duty = duty_on(row, keepers, by)
    if refusal := keeping_refusal(row):
        raise IllegalMove(refusal)
    return row, duty
