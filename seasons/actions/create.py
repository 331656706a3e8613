from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import record_event
from seasons.access import tends_season
from seasons.actions.set_dates import lay_out_phases
from seasons.models import CriteriaSet, Criterion, Season
from seasons.plan_text import GENERAL_CRITERIA


@transaction.atomic
def create(*, by: Any, year: int, plan_due: date, recognition_due: date, facts: Mapping[str, Any]) -> Season:
    """Begin to prepare a season: its strict dates, the phases planned backwards, the plan's general criteria.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the year has a season already, or the dates contradict each other.
    """
    if not tends_season(by):
        raise PermissionDenied("Kỳ bình xét do Văn phòng Sở hoặc Thường trực Hội đồng lập.")
    season = Season(year=year, plan_due=plan_due, recognition_due=recognition_due, **facts)
    season.full_clean()
    keep(season, by=by, why="create")
    lay_out_phases(season, by=by)
    criteria = CriteriaSet.objects.create(season=season, version=1, author=by, made_at=clock.now())
    for ordinal, text in enumerate(GENERAL_CRITERIA, 1):
        row = Criterion(criteria_set=criteria, ordinal=ordinal, kind=Criterion.Kind.GENERAL, text=text)
        keep(row, by=by, why="create")
    record_event(season, "create", by=by, was="", now=season.state)
    return season
