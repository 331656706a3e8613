from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import manages_people
from accounts.models import User
from core.history import keep
from core.workflow import record_event


@transaction.atomic
def add_person(*, by: Any, facts: Mapping[str, Any], why: str = "") -> User:
    """Put a person on the staff list; there is no way to sign in before an invitation is accepted.

    :param why: whence the person comes, if not from the page; kept with the event.
    :raises PermissionDenied: *by* does not keep the staff list.
    :raises ValidationError: *facts* break a rule of the list.
    """
    if not manages_people(by):
        raise PermissionDenied("Danh sách công chức do Văn phòng Sở quản lý.")
    person = User(**facts)
    person.set_unusable_password()
    person.full_clean()
    keep(person, by=by, why="add")
    record_event(person, "add", by=by, was="", now="", reason=why)
    return person
