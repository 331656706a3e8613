from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import lock, record_event
from seasons.access import tends_season
from seasons.calendar import StrictDates, plan_backwards
from seasons.models import Phase, Season
from seasons.queries import days_off
from seasons.workflow import State

#: (begins, ends) of every phase in order.
Spans = Sequence[tuple[date, date]]


@transaction.atomic
def set_dates(season: Season, *, by: Any, facts: Mapping[str, Any], spans: Spans | None, reason: str = "") -> Season:
    """Set the strict dates and the plan's number (*facts*), and the phases; without *spans* they are planned anew.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed, an open one changes without a reason, or dates contradict.
    """
    if not tends_season(by):
        raise PermissionDenied("Thời hạn của kỳ do Văn phòng Sở hoặc Thường trực Hội đồng đặt.")
    row: Season = lock(season)
    if row.state == State.CLOSED:
        raise ValidationError("Kỳ bình xét đã kết thúc nên không đổi được thời hạn.")
    if row.state == State.OPEN and not reason.strip():
        raise ValidationError("Kỳ đang diễn ra: phải ghi rõ lý do đổi thời hạn.")
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    keep(row, by=by, why=reason or "dates", fields=list(facts))
    if spans is None:
        lay_out_phases(row, by=by)
    else:
        _place(row, spans, by, reason)
    record_event(row, "set_dates", by=by, was=row.state, now=row.state, reason=reason.strip())
    return row


def lay_out_phases(season: Season, *, by: Any) -> None:
    """Plan the phases backwards from the season's own dates and put them in the place of any others."""
    free = days_off()
    proposal = plan_backwards(StrictDates(season.plan_due, season.recognition_due), free.off, free.worked)
    season.phases.all().delete()
    for ordinal, phase in enumerate(proposal.phases, 1):
        row = Phase(season=season, ordinal=ordinal, name=phase.name, begins=phase.begins, ends=phase.ends)
        keep(row, by=by, why="plan")


def _place(season: Season, spans: Spans, by: Any, reason: str) -> None:
    phases = list(season.phases.all())
    for phase, (begins, ends) in zip(phases, spans, strict=True):
        phase.begins, phase.ends = begins, ends
        phase.full_clean()
    for earlier, later in pairwise(phases):
        if later.begins <= earlier.ends:
            raise ValidationError(
                f"Giai đoạn «{later.name}» bắt đầu khi «{earlier.name}» chưa hết. Mời sửa ngày cho nối nhau."
            )
    for phase in phases:
        keep(phase, by=by, why=reason or "dates", fields=["begins", "ends"])
