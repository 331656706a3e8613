"""The sender of a table says which column is which."""

from collections.abc import Mapping
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions._imports import held, table_of
from accounts.models import TableImport, User
from accounts.tables.engine import never, take_all
from accounts.tables.importer import Importer

Kind = TypeVar("Kind", bound=TableImport)


@transaction.atomic
def place_columns(row: Kind, *, by: User, importer: Importer, places: Mapping[str, int]) -> Kind:
    """Try the table anew with *places* (column → place, from 0); safe to repeat.

    :raises PermissionDenied: *by* did not send it, or may not import any more.
    :raises ValidationError: what is needed has no place, two columns have the same; or its time is over.
    """
    locked = held(row, by)
    importer.refuse()
    if lacking := importer.lacking(places):
        raise ValidationError(lacking)
    table = table_of(locked, importer)
    taken: dict[int, str] = {}
    for name, place in places.items():
        if not 0 <= place < len(table.heads.labels):
            raise ValidationError({name: "Tệp không có cột này. Mời chọn lại."})
        if place in taken:
            raise ValidationError({name: "Cột này của tệp đã chọn cho mục khác. Mời chọn lại."})
        taken[place] = name
    plan, _ = take_all(table, importer, places, file=locked.original_name, keep=never)
    locked.places, locked.plan = dict(places), plan.stored()
    locked.save(update_fields=["places", "plan"])
    return locked
