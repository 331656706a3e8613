"""The season opens: departments may introduce."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from seasons.models import Season
from seasons.readiness import before_opening
from seasons.workflow import SEASON


@transaction.atomic
def open_season(season: Season, *, by: Any) -> Season:
    """Open the season and freeze its criteria as they stand.

    :raises PermissionDenied: *by* may not open a season.
    :raises ValidationError: something is missing; every condition is one sentence.
    """
    found: Season = lock(season)
    require(found, SEASON, "open", by=by)
    if missing := before_opening(found):
        raise ValidationError([condition.sentence for condition in missing])
    now = clock.now()
    row: Season = advance(season, SEASON, "open", by=by, opened_at=now)
    row.criteria_sets.filter(frozen_at=None).update(frozen_at=now)
    return row
