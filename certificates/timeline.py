"""A decision's history in sentences, for those who oversee the procedure."""

from accounts.events import timeline
from accounts.models import Event
from certificates.models import Decision
from certificates.workflow import DECISION
from core.vietnamese import clock_time, short_date
from nominations.timeline import Entry

_TOLD = {"create": "Lập danh sách trình Giám đốc", "decide": "Giám đốc quyết định"}
_NEWEST = 50


def entries(decision: Decision) -> list[Entry]:
    """What happened, newest first; the Director's provisional choices are nobody's business."""
    events = timeline(decision).exclude(move="weigh").order_by("-number")[:_NEWEST]
    return [_entry(event, place == 0) for place, event in enumerate(events)]


def _entry(event: Event, newest: bool) -> Entry:
    move = DECISION.moves.get(event.move)
    title = _TOLD.get(event.move) or (move.label if move else event.move)
    who = ", ".join(part for part in (event.actor_name, event.capacity) if part)
    return Entry(f"{clock_time(event.at)} ngày {short_date(event.at)}", title, who, event.reason, newest)
