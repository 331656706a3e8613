from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import manages_people
from accounts.models import Department
from accounts.unit_rules import refuse_dates_of_a_reorganisation
from core.history import keep
from core.workflow import record_event


@transaction.atomic
def keep_department(department: Department | None, *, by: Any, facts: Mapping[str, Any], why: str = "") -> Department:
    """Add a department, or change the one given; the row's history keeps what it was.

    :param why: the reason or the document, for the history.
    :raises PermissionDenied: *by* does not keep the staff list.
    :raises ValidationError: *facts* break a rule, for instance a code already in use, or change a date that a
        reorganisation set.
    """
    if not manages_people(by):
        raise PermissionDenied("Danh sách phòng do Văn phòng Sở quản lý.")
    row = department or Department()
    if department:
        refuse_dates_of_a_reorganisation(department, facts)
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    keep(row, by=by, why=why)
    record_event(row, "edit" if department else "add", by=by, was="", now="", reason=why)
    return row
