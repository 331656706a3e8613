"""The board of a box as it stands in the database."""

from typing import Any

from councils.ballot.board import Board, Event, Kind
from councils.ballot.encoding import hexadecimal
from councils.ballot.errors import Refused
from councils.models import BallotBox, BoardEvent, BoardPiece


def append(box: BallotBox, kind: Kind, *pieces: str) -> Event:
    """The next event of a box that is locked; its payload is the last of *pieces*, which names those before it."""
    payload = hexadecimal(pieces[-1]) if pieces else None
    event = Event(box.head or None, box.height, kind, payload)
    BoardPiece.objects.bulk_create(BoardPiece(box=box, name=hexadecimal(piece), body=piece) for piece in pieces)
    BoardEvent.objects.create(box=box, height=event.height, written=event.written)
    box.head, box.height = event.name, box.height + 1
    box.save(update_fields=["head", "height"])
    return event


def board_of(box: BallotBox) -> Board:
    """Everything on the board, in two queries."""
    events = [Event.read(written) for written in box.events.values_list("written", flat=True)]
    return Board(events, dict(box.pieces.values_list("name", "body")))


def broken(box: BallotBox, problem: Refused) -> str:
    """The sentence for a board that does not hold: somebody changed the database behind the portal's back."""
    return (
        f"Sổ phiếu của {str(box).lower()} không đúng: {problem}. Dừng lại, giữ nguyên máy chủ và báo "
        "Thường trực Hội đồng."
    )


def published(box: BallotBox, kind: Kind) -> bool:
    """Whether an event of this kind is on the board; of those that come near its end."""
    return any(Event.read(written).kind is kind for written in _last_events(box))


def latest_payloads(box: BallotBox, kind: Kind) -> list[str]:
    """The payloads of the events of this kind; of those that come near the board's end."""
    events = [Event.read(written) for written in _last_events(box)]
    names = [event.payload for event in events if event.kind is kind]
    return list(box.pieces.filter(name__in=names).values_list("body", flat=True))


def _last_events(box: BallotBox) -> Any:
    """No more than the end of voting, a tally, every share and a result come after the ballots."""
    return box.events.order_by("-height").values_list("written", flat=True)[:12]
