"""Everything that anybody can check of a box from its board alone (specification, section 3.5, and stricter).

One rule set for the server, the counters, the page of the verifier and the command.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from councils.ballot import encoding
from councils.ballot.ballots import Ballot, read_ballot
from councils.ballot.board import Board, Kind, refuse_unless_chained
from councils.ballot.counters import Counters, key_of
from councils.ballot.counting import Share, read_owner, read_share, result_of, written_result
from councils.ballot.election import Election
from councils.ballot.errors import at
from councils.ballot.groups import Group
from councils.ballot.proofs import require
from councils.ballot.record import read_record
from councils.ballot.tally import Tally, add_up, last_ballots, refuse_unless_same

#: The order in which things happen to a box; ballots and shares may be several.
ORDER = (
    Kind.SETUP,
    Kind.BALLOT,
    Kind.END_BALLOTS,
    Kind.ENCRYPTED_TALLY,
    Kind.PARTIAL_DECRYPTION,
    Kind.RESULT,
)
SEVERAL = frozenset({Kind.BALLOT, Kind.PARTIAL_DECRYPTION})


@dataclass(frozen=True, slots=True)
class Setup:
    """What a box begins with: its questions and key, the counters, those who may vote."""

    election: Election
    counters: Counters
    credentials: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verified:
    """A board that keeps every rule as far as it has come; *result* is None before the count."""

    setup: Setup
    ballots: tuple[Ballot, ...]
    counted: tuple[Ballot, ...]
    result: tuple[tuple[int, ...], ...] | None
    head: str


def verify(board: Board, *, complete: bool = True) -> Verified:
    """Check the whole board; with *complete*, up to its result.

    :raises Refused: the first rule that does not hold, and where.
    """
    refuse_unless_chained(board.events)
    _refuse_other_order(board, complete=complete)
    with at("sự kiện 0"):
        setup = read_setup(board)
    ballots = read_ballots(board, setup)
    counted = last_ballots(ballots, setup.election.group)
    result = _result(board, setup, counted)
    require(result is not None or not complete, "hòm phiếu chưa được kiểm")
    return Verified(setup, tuple(ballots), tuple(counted), result, board.head)


def _refuse_other_order(board: Board, *, complete: bool) -> None:
    kinds = [event.kind for event in board.events]
    places = [ORDER.index(kind) for kind in kinds]
    require(places == sorted(places), "các sự kiện không theo đúng trình tự")
    for kind in ORDER:
        if kind not in SEVERAL:
            require(kinds.count(kind) <= 1, f"có nhiều hơn một sự kiện {kind}")
    if places:
        reached = set(kinds) | SEVERAL
        missing = [kind for kind in ORDER[: max(places)] if kind not in reached]
        require(not missing, f"thiếu sự kiện {', '.join(missing)}")
    require(Kind.SETUP in kinds, "hòm phiếu chưa được lập")
    require(not complete or Kind.RESULT in kinds, "thiếu sự kiện Result")


def read_setup(board: Board) -> Setup:
    """:raises Refused: keys that do not follow from their record, or credentials that are none or stand twice."""
    names = encoding.fields(encoding.parsed(board.payload(board.events[0])), "election", "trustees", "credentials")
    election_text, counters_text, credentials_text = (board.piece(encoding.digest_name(name)) for name in names)
    election = Election.read(election_text)
    counters = read_record(counters_text, election.group, election.uuid)
    require(
        counters.election_key(election.group) == election.public_key,
        "khóa của hòm phiếu không phải là khóa chung",
    )
    return Setup(election, counters, _credentials(credentials_text, election.group))


def _credentials(written: str, group: Group) -> frozenset[str]:
    listed = [encoding.text(item) for item in encoding.listed(encoding.parsed(written))]
    for item in listed:
        group.element(item)
    require(len(set(listed)) == len(listed), "một mã nhận phiếu có hai lần trong danh sách")
    return frozenset(listed)


def read_ballots(board: Board, setup: Setup) -> list[Ballot]:
    """Every ballot on the board, those replaced by a later one too.

    :raises Refused: one is invalid, of a stranger, or a copy.
    """
    ballots = []
    copies = Copies()
    for event in board.of(Kind.BALLOT):
        with at(f"sự kiện {event.height}"):
            ballots.append(accept(board.payload(event), setup, copies))
    return ballots


class Copies:
    """What has been on the board: no ballot comes twice, no ciphertext comes from two members."""

    def __init__(self) -> None:
        self._ballots: set[str] = set()
        self._ciphertexts: dict[tuple[str, str], str] = {}

    def refuse(self, ballot: Ballot, group: Group) -> None:
        """:raises Refused: the ballot, or a ciphertext in it, was on the board before."""
        require(ballot.tracker not in self._ballots, "phiếu này đã có trong sổ phiếu")
        owner = group.text(ballot.credential)
        for cipher in _ciphertexts(ballot, group):
            require(self._ciphertexts.get(cipher, owner) == owner, "một lựa chọn được chép từ phiếu khác")
        self._ballots.add(ballot.tracker)
        self._ciphertexts |= dict.fromkeys(_ciphertexts(ballot, group), owner)


def _ciphertexts(ballot: Ballot, group: Group) -> list[tuple[str, str]]:
    return [
        (group.text(cipher.alpha), group.text(cipher.beta)) for answer in ballot.answers for cipher in answer.choices
    ]


def accept(written: str, setup: Setup, copies: Copies) -> Ballot:
    """A ballot that may be appended. :raises Refused: it may not, and why."""
    ballot = read_ballot(setup.election, written)
    known = setup.election.group.text(ballot.credential) in setup.credentials
    require(known, "mã nhận phiếu không có trong danh sách của hòm phiếu")
    copies.refuse(ballot, setup.election.group)
    return ballot


def _result(board: Board, setup: Setup, counted: Sequence[Ballot]) -> tuple[tuple[int, ...], ...] | None:
    published = next(board.of(Kind.ENCRYPTED_TALLY), None)
    if published is None:
        return None
    group, tally, size = setup.election.group, add_up(setup.election, counted), board.payload(published)
    name = encoding.fields(encoding.parsed(size), "num_tallied", "total_weight", "encrypted_tally")[2]
    refuse_unless_same(board.piece(encoding.digest_name(name)), size, tally, group)
    shares = read_shares(board, setup, tally)
    told = next(board.of(Kind.RESULT), None)
    if told is None:
        return None
    found = result_of(setup.election, setup.counters, tally, shares)
    require(board.payload(told) == written_result(found), "kết quả công bố khác với kết quả giải mã")
    return tuple(tuple(row) for row in found)


def read_shares(board: Board, setup: Setup, tally: Tally) -> dict[int, Share]:
    """Every share by its owner's number. :raises Refused: one is wrong, or its owner gave two."""
    shares: dict[int, Share] = {}
    for event in board.of(Kind.PARTIAL_DECRYPTION):
        with at(f"sự kiện {event.height}"):
            owner, name = read_owner(board.payload(event))
            require(owner not in shares, f"người giữ khóa số {owner} nộp hai phần giải mã")
            shares[owner] = read_share(setup.election, tally, key_of(owner, setup.counters), board.piece(name))
    return shares
