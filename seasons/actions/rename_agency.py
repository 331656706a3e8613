from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import manages_people
from core.history import keep
from core.workflow import record_event
from seasons.models import Agency


@transaction.atomic
def rename_agency(*, by: Any, facts: Mapping[str, Any]) -> Agency:
    """Say how papers name the agency from a day on; a row for the same day is written over.

    :raises PermissionDenied: *by* is neither of the Office nor an administrator.
    :raises ValidationError: a name is missing or too long.
    """
    if not manages_people(by):
        raise PermissionDenied("Tên cơ quan do Văn phòng Sở hoặc người quản trị ghi.")
    row = Agency.objects.filter(since=facts["since"]).first() or Agency()
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    keep(row, by=by, why="agency")
    record_event(row, "rename", by=by, was="", now="")
    return row
