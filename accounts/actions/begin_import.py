"""Someone sends a table to import: it is read and tried, and waits for its sender."""

from typing import Any, TypeVar

from django.db import transaction

from accounts.models import TableImport, User
from accounts.models.table_import import LIFE
from accounts.tables.engine import never, take_all, unplaced
from accounts.tables.importer import Importer
from accounts.tables.records import opened
from core import clock
from core.sheets.columns import guessed
from core.uploads import StoredFile, discard, read

Kind = TypeVar("Kind", bound=TableImport)


def begin_import(kind: type[Kind], *, by: User, importer: Importer, stored: StoredFile, **of: Any) -> Kind:
    """Keep the table with what importing it would do; nothing of it is imported yet.

    Where its heads do not say all that is needed, the sender says next which column is which.

    :param of: further fields of *kind*: for which department and season.
    :raises PermissionDenied: *by* may not import this.
    :raises ValidationError: the table cannot be read or is too large; its file is not kept then.
    """
    try:
        importer.refuse()
        table = opened(read(stored.stored_name, stored.sha256), stored.original_name, importer)
        places = guessed(table.heads.labels, importer.columns)
        with transaction.atomic():
            plan = unplaced(table)
            if not importer.lacking(places):
                plan, _ = take_all(table, importer, places, file=stored.original_name, keep=never)
            now = clock.now()
            row: Kind = kind._default_manager.create(
                owner=by, places=places, plan=plan.stored(), made_at=now, expires_at=now + LIFE,
                stored_name=stored.stored_name, original_name=stored.original_name, media_type=stored.media_type,
                size=stored.size, sha256=stored.sha256, **of,
            )  # fmt: skip
            return row
    except BaseException:
        discard(stored.stored_name)
        raise
