"""A season is prepared: its dates, its stages, the criteria of the plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import record_event
from seasons.access import tending
from seasons.actions.edit_criteria import write_lines
from seasons.actions.set_dates import lay_out_stages
from seasons.carrying import carry_over, newest_criteria, season_before
from seasons.models import CriteriaSet, Criterion, Season
from seasons.plan_text import GENERAL_CRITERIA


@transaction.atomic
def create(*, by: Any, year: int, plan_due: date, recognition_due: date, facts: Mapping[str, Any]) -> Season:
    """Begin to prepare a season: stages planned backwards, and what the season before hands over.

    Version 1 of the criteria repeats the last one of the season before; of the first season it holds the plan's
    common ones.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the year has a season already, or the dates contradict each other.
    """
    capacity = tending(by)
    season = Season(year=year, plan_due=plan_due, recognition_due=recognition_due, **facts)
    season.full_clean()
    keep(season, by=by, why="")
    lay_out_stages(season, by=by)
    criteria = CriteriaSet.objects.create(season=season, version=1, author=by, made_at=clock.now())
    write_lines(criteria, _lines_before(year), by)
    carry_over(season, by=by)
    record_event(season, "create", by=by, was="", now=season.state, capacity=capacity)
    return season


def _lines_before(year: int) -> list[tuple[str, str]]:
    before = season_before(year)
    newest = newest_criteria(before) if before else None
    lines = list(newest.criteria.order_by("ordinal").values_list("kind", "text")) if newest else []
    return lines or [(Criterion.Kind.GENERAL, text) for text in GENERAL_CRITERIA]
