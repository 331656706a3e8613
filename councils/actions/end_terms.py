"""The term of a council is over: its members' duties end with the last day of the term; for the clock."""

from django.db import transaction

from core import clock
from core.history import keep
from core.vietnamese import short_date
from core.workflow import lock, record_event
from councils.actions.duties import relieve
from councils.models import Council


def end_terms() -> None:
    """Every council whose term is over and that no other replaced yet."""
    for council in Council.objects.filter(ended_at=None, term_until__lt=clock.today()).order_by("pk"):
        _end(council)


@transaction.atomic
def _end(council: Council) -> None:
    row: Council = lock(council)
    if row.ended_at is not None or row.term_until is None:
        return
    row.ended_at = clock.now()
    keep(row, by=None, why="end", fields=["ended_at"])
    why = f"hết nhiệm kỳ ngày {short_date(row.term_until)}"
    for seat in row.members.filter(duty__until=None).select_related("duty__user"):
        relieve(seat.duty, by=None, until=row.term_until, why=why)
    record_event(row, "end_term", by=None, was="", now="", reason=why)
