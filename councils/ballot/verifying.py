"""Everything that anybody can check of a box from its board alone (specification, section 3.5, and stricter).

One rule set for the server, the counters, the page of the verifier and the command.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from councils.ballot import encoding
from councils.ballot.ballots import Ballot, read_ballot
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board, Kind, refuse_unless_chained
from councils.ballot.counters import key_of
from councils.ballot.counting import Share, read_owner, read_share, result_of, written_result
from councils.ballot.errors import Refused, at
from councils.ballot.groups import Group
from councils.ballot.proofs import require
from councils.ballot.reading import Reader, in_turn
from councils.ballot.setup import Setup, read_setup
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
class Verified:
    """A board that keeps every rule as far as it has come; *result* is None before the count.

    *unopened*: it ended with fewer ballots than may be opened, so that there is no count.
    """

    setup: Setup
    ballots: tuple[Ballot, ...]
    counted: tuple[Ballot, ...]
    result: tuple[tuple[int, ...], ...] | None
    head: str
    unopened: bool

    @property
    def bindings(self) -> Bindings | None:
        """What the portal bound into the box; None if another program made it."""
        return self.setup.bindings


def verify(board: Board, *, complete: bool = True, portal: bool = False, reader: Reader = in_turn) -> Verified:
    """Check the whole board; with *complete*, up to its end; with *portal*, that our portal made the box.

    What the portal bound into a box is checked wherever it is found. *reader* reads the ballots.

    :raises Refused: the first rule that does not hold, and where.
    """
    refuse_unless_chained(board.events)
    _refuse_other_order(board)
    with at("sự kiện 0"):
        setup = read_setup(board)
    require(setup.bindings is not None or not portal, "hòm phiếu không có ràng buộc của cổng")
    ballots = read_ballots(board, setup, reader)
    counted = last_ballots(ballots, setup.election.group)
    unopened = _is_unopened(board, setup.bindings, len(counted))
    result = _result(board, setup, counted)
    require(result is not None or unopened or not complete, "thiếu sự kiện Result")
    return Verified(setup, tuple(ballots), tuple(counted), result, board.head, unopened)


def _refuse_other_order(board: Board) -> None:
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


def read_ballots(board: Board, setup: Setup, reader: Reader = in_turn) -> list[Ballot]:
    """Every ballot on the board, those replaced by a later one too.

    :raises Refused: one is invalid, of a stranger, or a copy.
    """
    events, copies, ballots = list(board.of(Kind.BALLOT)), Copies(), []
    found = reader(setup.election, [board.payload(event) for event in events])
    for event, read in zip(events, found, strict=True):
        with at(f"sự kiện {event.height}"):
            ballots.append(_taken(read, setup, copies))
    return ballots


class Copies:
    """What has been on the board: no ballot comes twice, no ciphertext comes from two members."""

    def __init__(self) -> None:
        self._ballots: set[str] = set()
        self._voters: set[str] = set()
        self._ciphertexts: dict[tuple[str, str], str] = {}

    def refuse(self, ballot: Ballot, group: Group, *, once: bool = False) -> None:
        """:raises Refused: the ballot, or a ciphertext in it, was on the board before; or, with *once*, its owner."""
        require(ballot.tracker not in self._ballots, "phiếu này đã có trong sổ phiếu")
        owner = group.text(ballot.credential)
        require(not once or owner not in self._voters, "mã nhận phiếu này đã bỏ phiếu, hòm phiếu không cho bỏ lại")
        for cipher in _ciphertexts(ballot, group):
            require(self._ciphertexts.get(cipher, owner) == owner, "một lựa chọn được chép từ phiếu khác")
        self._ballots.add(ballot.tracker)
        self._voters.add(owner)
        self._ciphertexts |= dict.fromkeys(_ciphertexts(ballot, group), owner)


def _ciphertexts(ballot: Ballot, group: Group) -> list[tuple[str, str]]:
    return [
        (group.text(cipher.alpha), group.text(cipher.beta)) for answer in ballot.answers for cipher in answer.choices
    ]


def accept(written: str, setup: Setup, copies: Copies) -> Ballot:
    """A ballot that may be appended. :raises Refused: it may not, and why."""
    return _taken(read_ballot(setup.election, written), setup, copies)


def _taken(read: Ballot | Refused, setup: Setup, copies: Copies) -> Ballot:
    if isinstance(read, Refused):
        raise read
    ballot = read
    known = setup.election.group.text(ballot.credential) in setup.credentials
    require(known, "mã nhận phiếu không có trong danh sách của hòm phiếu")
    once = setup.bindings is not None and not setup.bindings.revote
    copies.refuse(ballot, setup.election.group, once=once)
    return ballot


def _is_unopened(board: Board, bindings: Bindings | None, counted: int) -> bool:
    """Whether the box ended with too few ballots. :raises Refused: it was opened all the same."""
    if bindings is None or counted >= bindings.least:
        return False
    opened = next(board.of(Kind.ENCRYPTED_TALLY), None)
    require(opened is None, f"hòm phiếu có {counted} phiếu, ít hơn {bindings.least}, nên không được mở")
    return next(board.of(Kind.END_BALLOTS), None) is not None


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
