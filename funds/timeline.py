"""What happened to a request, in the words of its acts."""

from accounts.events import timeline
from accounts.models import Event
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST
from nominations.timeline import Entry, told_of


def entries(row: SupportRequest) -> list[Entry]:
    """The newest first; edits of a draft are not told one by one."""
    events = [event for event in timeline(row) if event.move != "edit"]
    return [told_of(event, _title(event), note=event.reason, newest=event is events[-1]) for event in events][::-1]


def _title(event: Event) -> str:
    move = SUPPORT_REQUEST.moves.get(event.move)
    return move.label if move else "Lập đề nghị"
