"""What a box begins with (specification, sections 4.3, 4.6 to 4.8), and what the portal binds into it."""

from dataclasses import dataclass

from councils.ballot import encoding
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board
from councils.ballot.counters import Counters
from councils.ballot.election import Election
from councils.ballot.groups import Group
from councils.ballot.proofs import require
from councils.ballot.record import read_record


@dataclass(frozen=True, slots=True)
class Setup:
    """What a box begins with: its questions and key, the counters, those who may vote, what the portal binds."""

    election: Election
    counters: Counters
    credentials: frozenset[str]
    bindings: Bindings | None


def read_setup(board: Board) -> Setup:
    """The first event of *board*, read and checked.

    :raises Refused: keys that do not follow from their record, credentials that are none or stand twice, or others
        than the election is bound to.
    """
    names = encoding.fields(encoding.parsed(board.payload(board.events[0])), "election", "trustees", "credentials")
    election_text, counters_text, credentials_text = (board.piece(encoding.digest_name(name)) for name in names)
    election = Election.read(election_text)
    bindings = Bindings.read(election.description)
    if bindings is not None:
        bindings.refuse_other(counters_text, credentials_text)
    counters = read_record(counters_text, election.group, election.uuid, foreign=bindings is None)
    require(
        counters.election_key(election.group) == election.public_key,
        "khóa của hòm phiếu không phải là khóa chung",
    )
    return Setup(election, counters, _credentials(credentials_text, election.group), bindings)


def _credentials(written: str, group: Group) -> frozenset[str]:
    listed = [encoding.text(item) for item in encoding.listed(encoding.parsed(written))]
    for item in listed:
        group.element(item)
    require(len(set(listed)) == len(listed), "một mã nhận phiếu có hai lần trong danh sách")
    return frozenset(listed)
