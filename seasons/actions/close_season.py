"""The season is over."""

from typing import Any

from core import clock
from core.workflow import advance
from seasons.models import Season
from seasons.workflow import SEASON


def close_season(season: Season, *, by: Any) -> Season:
    """Close the season: from now on nothing changes who was nominated, appraised, voted on or decided.

    :raises PermissionDenied: *by* may not close a season.
    :raises IllegalMove: the season is not open.
    """
    row: Season = advance(season, SEASON, "close", by=by, closed_at=clock.now())
    return row
