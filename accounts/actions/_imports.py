"""What every step of an import begins with."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied

from accounts.models import TableImport, User
from accounts.tables.importer import Importer
from accounts.tables.records import Table, opened
from core import clock
from core.uploads import read
from core.vietnamese import moment
from core.workflow import AlreadyDone, IllegalMove, lock

Kind = TypeVar("Kind", bound=TableImport)


def locked_own(row: Kind, by: User) -> Kind:
    """The table locked until the transaction ends.

    :raises PermissionDenied: another sent it.
    :raises IllegalMove: it was dropped meanwhile.
    """
    try:
        locked: Kind = lock(row)
    except type(row).DoesNotExist:
        raise IllegalMove("Tệp này đã được bỏ nên không còn chờ nhập. Mời đồng chí gửi lại tệp.") from None
    if locked.owner_id != by.pk:
        raise PermissionDenied("import")
    return locked


def held(row: Kind, by: User) -> Kind:
    """The same, while it waits to be imported.

    :raises AlreadyDone: it was imported before.
    :raises IllegalMove: its day is over.
    """
    locked = locked_own(row, by)
    if locked.imported_at is not None:
        raise AlreadyDone(f"Tệp này đã nhập lúc {moment(locked.imported_at)}. Không nhập lại lần nữa.")
    if locked.expires_at <= clock.now():
        raise IllegalMove("Tệp này đã chờ quá một ngày nên không nhập được nữa. Mời đồng chí gửi lại tệp.")
    return locked


def table_of(row: TableImport, importer: Importer) -> Table:
    """The table read anew from its file."""
    return opened(read(row.stored_name, row.sha256), row.original_name, importer)
