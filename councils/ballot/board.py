"""The append-only board of a box: a chain of events, each naming the one before by its digest
(specification, section 4.3).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from councils.ballot import encoding
from councils.ballot.errors import Refused
from councils.ballot.proofs import require


class Kind(StrEnum):
    """What happened to the box; nothing else ever does."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


@dataclass(frozen=True, slots=True)
class Event:
    """One step; *payload* names the data that belong to it."""

    parent: str | None
    height: int
    kind: Kind
    payload: str | None

    @property
    def written(self) -> str:
        value: dict[str, object] = {} if self.parent is None else {"parent": self.parent}
        value |= {"height": self.height, "type": self.kind.value}
        return encoding.compact(value if self.payload is None else {**value, "payload": self.payload})

    @property
    def name(self) -> str:
        return encoding.hexadecimal(self.written)

    @classmethod
    def read(cls, written: str) -> "Event":
        """:raises Refused: not of this form."""
        value = encoding.parsed(written)
        first = ("parent",) if isinstance(value, dict) and "parent" in value else ()
        *parent, height, kind, payload = encoding.fields(value, *first, "height", "type", optional=("payload",))
        if kind not in list(Kind):
            raise Refused(f"không có loại sự kiện {str(kind)[:20]!r}")
        return cls(
            encoding.digest_name(parent[0]) if parent else None,
            encoding.whole(height),
            Kind(kind),
            encoding.digest_name(payload) if payload is not None else None,
        )


@dataclass
class Board:
    """The events in order, and every piece of data by its name."""

    events: list[Event] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """The name of the last event: whoever knows it knows the whole board."""
        return self.events[-1].name

    def append(self, kind: Kind, *pieces: str) -> Event:
        """The next event; its payload is the last of *pieces*, which names those before it."""
        for piece in pieces:
            self.data[encoding.hexadecimal(piece)] = piece
        parent = self.head if self.events else None
        event = Event(parent, len(self.events), kind, encoding.hexadecimal(pieces[-1]) if pieces else None)
        self.events.append(event)
        return event

    def payload(self, event: Event) -> str:
        """:raises Refused: the event has none, or it is not there."""
        return self.piece(event.payload)

    def piece(self, name: str | None) -> str:
        """:raises Refused: no such piece of data."""
        if name is None or name not in self.data:
            raise Refused("thiếu dữ liệu mà sổ phiếu nêu tên")
        return self.data[name]

    def of(self, kind: Kind) -> Iterator[Event]:
        return (event for event in self.events if event.kind is kind)


def refuse_unless_chained(events: Iterable[Event]) -> None:
    """:raises Refused: an event does not name the one before it, or heights jump."""
    name: str | None = None
    for height, event in enumerate(events):
        require(event.parent == name and event.height == height, f"sự kiện {height} không nối tiếp sự kiện đứng trước")
        name = event.name
