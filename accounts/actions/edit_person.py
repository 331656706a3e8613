from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import manages_people
from accounts.models import User
from core.history import keep
from core.workflow import lock, record_event

KEYS = ("sort_key", "search_norm")


@transaction.atomic
def edit_person(person: User, *, by: Any, facts: Mapping[str, Any], why: str = "") -> User:
    """Change what the staff list says of a person; papers already made keep what they printed.

    :param why: whence the change comes, if not from the page; kept with the event.
    :raises PermissionDenied: *by* does not keep the staff list.
    :raises ValidationError: *facts* break a rule of the list.
    """
    if not manages_people(by):
        raise PermissionDenied("Danh sách công chức do Văn phòng Sở quản lý.")
    row: User = lock(person)
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    keep(row, by=by, why="edit", fields=[*facts, *KEYS])
    record_event(row, "edit", by=by, was="", now="", reason=why)
    return row
