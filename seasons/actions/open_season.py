from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.workflow import advance, lock
from seasons.models import Season
from seasons.readiness import missing_to_open
from seasons.workflow import SEASON, State


@transaction.atomic
def open_season(season: Season, *, by: Any) -> Season:
    """Open the season: departments may nominate; its criteria are frozen as they stand.

    :raises PermissionDenied: *by* may not open a season.
    :raises ValidationError: something is missing; every gap is one sentence.
    """
    row: Season = lock(season)
    gaps = missing_to_open(row) if row.state == State.PREPARING else []
    if gaps:
        raise ValidationError([gap.sentence for gap in gaps])
    now = clock.now()
    row = advance(row, SEASON, "open", by=by, opened_at=now)
    row.criteria_sets.filter(frozen_at=None).update(frozen_at=now)
    return row
