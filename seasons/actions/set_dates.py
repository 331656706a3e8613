"""The strict dates of a season, its plan's number, and its stages."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.vietnamese import short_date
from core.workflow import lock, record_event
from seasons.access import tending
from seasons.models import Season, Stage
from seasons.readiness import refuse_closed
from seasons.workflow import State
from seasons.working_days import planned

FACTS = frozenset({"plan_due", "recognition_due", "plan_number", "plan_date", "director_buffer"})
#: (begins, ends) of every stage in order.
Spans = Sequence[tuple[date, date]]


@transaction.atomic
def set_dates(season: Season, *, by: Any, facts: Mapping[str, Any], spans: Spans | None, reason: str = "") -> Season:
    """Set the strict dates and the plan (*facts*, of ``FACTS``) and the stages, planned anew without *spans*.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed, an open one changes without a reason, or dates contradict.
    """
    capacity, row = tending(by), lock(season)
    refuse_closed(row)
    if row.state == State.OPEN and not reason.strip():
        raise ValidationError({"reason": "Kỳ đang diễn ra: phải ghi rõ lý do đổi thời hạn rồi mới lưu được."})
    changed = [name for name in sorted(FACTS & facts.keys()) if getattr(row, name) != facts[name]]
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean()
    if changed:
        keep(row, by=by, why=reason.strip(), fields=changed)
    moved = lay_out_stages(row, by=by, why=reason) if spans is None else _place(row, spans, by, reason)
    if changed or moved:
        record_event(row, "set_dates", by=by, was=row.state, now=row.state, reason=reason.strip(), capacity=capacity)
    result: Season = row
    return result


def lay_out_stages(season: Season, *, by: Any, why: str = "") -> bool:
    """Plan the stages backwards from the season's own dates; whether any moved."""
    proposal = planned(season)
    rows = {row.ordinal: row for row in season.stages.all()}
    wanted = []
    for ordinal, stage in enumerate(proposal.stages, 1):
        row = rows.get(ordinal) or Stage(season=season, ordinal=ordinal, kind=stage.kind, name=stage.name)
        wanted.append((row, stage.begins, stage.ends))
    return _move(wanted, by, why)


def _place(season: Season, spans: Spans, by: Any, reason: str) -> bool:
    stages = list(season.stages.all())
    if len(stages) != len(spans):
        raise ValidationError("Các bước vừa được xếp lại. Đồng chí tải lại trang để xem bản mới nhất.")
    wanted = [(stage, begins, ends) for stage, (begins, ends) in zip(stages, spans, strict=True)]
    for stage, begins, ends in wanted:
        if ends < begins:
            raise ValidationError(f"Bước «{stage.name}» kết thúc trước khi bắt đầu. Mời ghi lại ngày.")
        if ends >= season.recognition_due:
            due = short_date(season.recognition_due)
            raise ValidationError(f"Bước «{stage.name}» phải hết trước ngày {due}. Mời ghi lại ngày.")
    for (earlier, _, ends), (later, begins, _) in pairwise(wanted):
        if begins <= ends:
            raise ValidationError(
                f"Bước «{later.name}» bắt đầu khi «{earlier.name}» chưa hết. Mời sửa ngày cho nối nhau."
            )
    return _move(wanted, by, reason)


def _move(wanted: Sequence[tuple[Stage, date, date]], by: Any, why: str) -> bool:
    moved = [item for item in wanted if (item[0].begins, item[0].ends) != item[1:]]
    for row, begins, ends in moved:
        row.begins, row.ends = begins, ends
        keep(row, by=by, why=why.strip())
    return bool(moved)
