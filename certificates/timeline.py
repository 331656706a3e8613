"""A decision's history in sentences, for those who oversee the procedure."""

from accounts.events import timeline
from accounts.models import Event
from certificates.models import Decision, DecisionChange
from certificates.workflow import CHANGE, DECISION
from core.vietnamese import clock_time, short_date
from core.workflow import Workflow
from nominations.timeline import Entry

_TOLD = {"create": "Lập danh sách trình Giám đốc", "decide": "Giám đốc quyết định"}
_NEWEST = 50


def entries(decision: Decision) -> list[Entry]:
    """What happened, newest first; the Director's provisional choices are nobody's business."""
    events = timeline(decision).exclude(move="weigh").order_by("-number")[:_NEWEST]
    return [_entry(event, place == 0, DECISION, _TOLD) for place, event in enumerate(events)]


def changes_of(change: DecisionChange) -> list[Entry]:
    """The same of a paper that changes a decision."""
    events = timeline(change).order_by("-number")[:_NEWEST]
    told = {"create": f"Lập {change.form.lower()}"}
    return [_entry(event, place == 0, CHANGE, told) for place, event in enumerate(events)]


def _entry(event: Event, newest: bool, flow: Workflow, told: dict[str, str]) -> Entry:
    move = flow.moves.get(event.move)
    title = told.get(event.move) or (move.label if move else event.move)
    who = ", ".join(part for part in (event.actor_name, event.capacity) if part)
    return Entry(f"{clock_time(event.at)} ngày {short_date(event.at)}", title, who, event.reason, newest)
