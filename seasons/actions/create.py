"""A season is prepared: its dates, its phases, the criteria of the plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.actions.edit_criteria import write_lines
from seasons.actions.set_dates import lay_out_phases
from seasons.models import CriteriaSet, Criterion, Season
from seasons.plan_text import GENERAL_CRITERIA


@transaction.atomic
def create(*, by: Any, year: int, plan_due: date, recognition_due: date, facts: Mapping[str, Any]) -> Season:
    """Begin to prepare a season: phases planned backwards, version 1 of the criteria with the plan's common ones.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the year has a season already, or the dates contradict each other.
    """
    capacity = tending(by)
    season = Season(year=year, plan_due=plan_due, recognition_due=recognition_due, **facts)
    season.full_clean()
    keep(season, by=by, why="")
    lay_out_phases(season, by=by)
    criteria = CriteriaSet.objects.create(season=season, version=1, author=by, made_at=clock.now())
    write_lines(criteria, [(Criterion.Kind.GENERAL, text) for text in GENERAL_CRITERIA], by)
    record_event(season, "create", by=by, was="", now=season.state, capacity=capacity)
    return season
