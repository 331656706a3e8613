"""The sender of a table does without it."""

from functools import partial

from django.db import transaction

from accounts.actions._imports import locked_own
from accounts.models import TableImport, User
from core.uploads import discard


@transaction.atomic
def drop_import(row: TableImport, *, by: User) -> None:
    """Forget the table and its file; what was imported from it stays.

    :raises PermissionDenied: *by* did not send it.
    """
    locked = locked_own(row, by)
    locked.delete()
    transaction.on_commit(partial(discard, locked.stored_name))
