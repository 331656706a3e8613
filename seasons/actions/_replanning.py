"""Stages placed anew because the calendar changed."""

from collections.abc import Iterable
from typing import Any

from core.workflow import lock, record_event
from seasons.actions.set_dates import lay_out_stages
from seasons.working_days import Moved


def replan(moves: Iterable[Moved], *, by: Any, why: str, capacity: str) -> None:
    """Place the stages of every season that *moves* names by the calendar as it now stands."""
    for season in {move.season for move in moves}:
        row = lock(season)
        lay_out_stages(row, by=by, why=why)
        record_event(row, "set_dates", by=by, was=row.state, now=row.state, reason=why, capacity=capacity)
