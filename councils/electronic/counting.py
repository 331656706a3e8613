"""Electronic boxes after the end of the vote: which are opened, their encrypted sums, and what was decrypted."""

from typing import Any

from councils.ballot import encoding
from councils.ballot.board import Board, Kind
from councils.ballot.counters import Counters, key_of
from councils.ballot.counting import Share, read_owner, read_share
from councils.ballot.election import Election
from councils.ballot.record import read_record
from councils.ballot.tally import Tally, read_tally
from councils.electronic.boards import latest_payloads, published
from councils.models import BallotBox, BoxKey, CouncilSession, KeyHolder
from councils.workflow import State
from seasons.rules import Rules

#: The server's number among the owners of keys; counters follow in the order of their places.
SERVER = 1


def electronic_boxes(session: CouncilSession) -> list[BallotBox]:
    return list(session.boxes.filter(used=True, key__isnull=False).select_related("key__keys", "session"))


def opened(box: BallotBox) -> bool:
    """Whether enough ballots came back for the box to be opened."""
    return (box.cast or 0) >= int(Rules(box.session.rules)["min_box"])


def to_open(session: CouncilSession) -> list[BallotBox]:
    return [box for box in electronic_boxes(session) if opened(box)]


def owner_of(place: int) -> int:
    """The number in the record of keys of the counter at *place*."""
    return SERVER + place


class Count:
    """A box being counted: its published sums, and the shares that have come, by owner's number."""

    def __init__(self, board: Board, key: BoxKey) -> None:
        setup = encoding.parsed(board.payload(board.events[0]))
        self.election = Election.read(board.piece(setup["election"]))
        self.counters: Counters = read_record(key.record, self.election.group, key.uuid)
        self.tally = _published(board, self.election)
        self.shares: dict[int, Share] = {}
        for event in board.of(Kind.PARTIAL_DECRYPTION):
            owner, name = read_owner(board.payload(event))
            self.take(owner, board.piece(name))

    def take(self, owner: int, written: str) -> None:
        """:raises Refused: not made with this owner's key from these sums."""
        key = key_of(owner, self.counters)
        self.shares[owner] = read_share(self.election, self.tally, key, written)


def _published(board: Board, election: Election) -> Tally:
    size = board.payload(next(board.of(Kind.ENCRYPTED_TALLY)))
    return read_tally(board.piece(encoding.parsed(size)["encrypted_tally"]), size, election.group)


def counting_state(session: CouncilSession, holder: KeyHolder) -> dict[str, Any]:
    """Where the count stands, for a counter's page."""
    if session.state != State.ENDED:
        return {"state": session.state, "destroyed": holder.keys.destroyed_at is not None}
    boxes, shared = to_open(session), set()
    for box in boxes:
        shared |= {read_owner(payload)[0] for payload in latest_payloads(box, Kind.PARTIAL_DECRYPTION)}
    return {
        "state": session.state,
        "boxes": [{"uuid": box.key.uuid, "ordinal": box.ordinal} for box in boxes if box.key],
        "summed": all(published(box, Kind.ENCRYPTED_TALLY) for box in boxes),
        "opened": [owner - SERVER for owner in sorted(shared)],
    }
