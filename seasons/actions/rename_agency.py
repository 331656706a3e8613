"""How papers name the agency, from a day on."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.models import Agency


@transaction.atomic
def rename_agency(*, by: Any, facts: Mapping[str, Any]) -> Agency:
    """Say how papers name the agency from a day on; a row for the same day is written over.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: a name is missing or too long.
    """
    capacity = tending(by)
    row = Agency.objects.filter(since=facts["since"]).first() or Agency()
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    keep(row, by=by, why="")
    record_event(row, "rename", by=by, was="", now="", capacity=capacity)
    return row
