"""A head takes back that the department puts nobody forward."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from nominations.actions._abstentions import refuse_others
from nominations.models import Abstention


@transaction.atomic
def take_back_abstention(abstention: Abstention, *, by: User) -> Abstention:
    """People may be put forward again; the receipt stays.

    :raises PermissionDenied: only the head or deputy of that department takes it back.
    :raises AlreadyDone: it was taken back before.
    """
    row: Abstention = lock(abstention)
    refuse_others(row.department_id, by)
    if row.set_aside_at is not None:
        raise AlreadyDone("Lời báo này đã được rút lại.")
    row.set_aside_at = clock.now()
    row.save(update_fields=["set_aside_at"])
    record_event(row, "take_back", by=by, was="standing", now="taken_back")
    return row
