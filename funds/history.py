"""What happened to a request, in the words of its acts, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Event
from core.vietnamese import moment
from funds.workflow import SUPPORT_REQUEST


@dataclass(frozen=True)
class Entry:
    """One line of the timeline, as the template tag draws it."""

    when: str
    title: str
    who: str
    note: str = ""
    current: bool = False


def entries_of(events: Iterable[Event]) -> list[Entry]:
    """The acts told by ``accounts.events.timeline``; edits of a draft are not told one by one."""
    told = [event for event in events if event.move != "edit"]
    return [_entry(event, place == len(told) - 1) for place, event in enumerate(told)][::-1]


def _entry(event: Event, newest: bool) -> Entry:
    move = SUPPORT_REQUEST.moves.get(event.move)
    who = ", ".join(filter(None, (event.actor_name, event.capacity)))
    return Entry(moment(event.at), move.label if move else "Lập đề nghị", who, event.reason, newest)
