"""The phases of several years to which the seasons belong."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import hold_gate, record_event
from seasons.access import tending
from seasons.models import Phase


@transaction.atomic
def keep_phase(phase: Phase | None, *, by: Any, facts: Mapping[str, Any]) -> Phase:
    """Add a phase, or change the one given.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the years contradict each other, or another phase has one of them.
    """
    hold_gate()
    capacity, row = tending(by), phase or Phase()
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    others = Phase.objects.filter(first_year__lte=row.last_year, last_year__gte=row.first_year).exclude(pk=row.pk)
    if other := others.first():
        raise ValidationError(
            {"first_year": f"Năm này đã thuộc «{other}» ({other.first_year} - {other.last_year}). Mời ghi lại năm."}
        )
    keep(row, by=by, why="")
    record_event(row, "edit_phase" if phase else "add_phase", by=by, was="", now="", capacity=capacity)
    return row
