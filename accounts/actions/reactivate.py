from typing import Any

from django.db import transaction

from accounts.actions._managing import refuse_unless_managing
from accounts.models import User
from core.history import keep
from core.workflow import lock, record_event


@transaction.atomic
def reactivate(person: User, *, by: Any) -> User:
    """Let a person who came back use the account again; password and duties are as they were.

    :raises PermissionDenied: *by* may not manage this person.
    """
    refuse_unless_managing(by, person)
    row: User = lock(person)
    row.is_active = True
    keep(row, by=by, why="reactivate", fields=["is_active"])
    record_event(row, "reactivate", by=by, was="", now="")
    return row
