"""A whole box made by the package alone: counters, members, votes, count; every secret in hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from councils.ballot import encoding
from councils.ballot.archive import written_archive
from councils.ballot.ballots import make_ballot
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board, Kind
from councils.ballot.ceremony import (
    Plan,
    new_seed,
    read_certificate,
    read_shares,
    secret_key,
    write_certificate,
    write_key,
    write_shares,
)
from councils.ballot.counters import Counters, PublicKey, key_of
from councils.ballot.counting import make_share, read_share, result_of, written_owner, written_result
from councils.ballot.credentials import new_code, new_uuid, public_of
from councils.ballot.election import Election, Question, written_election
from councils.ballot.groups import GROUPS, Group
from councils.ballot.randomness import random_scalar
from councils.ballot.record import read_record, written_record
from councils.ballot.setup import Setup, read_setup
from councils.ballot.tally import Tally, add_up, last_ballots, written_size, written_sums
from councils.ballot.verifying import Verified, read_ballots, verify

MOMENT = 1_790_000_000
APPROVE, DISAPPROVE, NONE = [1, 0, 0], [0, 1, 0], [0, 0, 1]
ANSWERS = ("Tán thành", "Không tán thành", "Không có ý kiến")
WORDS = "Phiên họp ngày 28/12/2026"
ROSTER, RECEIPT = "Danh sách thành viên Hội đồng", "5d" * 32

#: From what the portal would bind, the description of a box.
Description = Callable[[Bindings], str]


def unbound(_: Bindings) -> str:
    """As of a box that the portal did not make."""
    return WORDS


def bound(**changes: Any) -> Description:
    """The description of a box of the portal, with *changes* to what it is bound to: least, revote, digests."""
    return lambda proper: replace(proper, **changes).described(WORDS)


@dataclass
class Keys:
    """Three counters, two of whom suffice, and the server."""

    uuid: str
    group: Group
    seeds: list[str]
    server_secret: int
    secrets: list[int]
    record: str

    @property
    def counters(self) -> Counters:
        return read_record(self.record, self.group, self.uuid, foreign=True)


def make_keys(group: Group, size: int = 3, threshold: int = 2) -> Keys:
    uuid = new_uuid()
    plan = Plan(uuid, group, size, threshold)
    seeds = [new_seed() for _ in range(size)]
    certificates = [read_certificate(write_certificate(seed, i, plan), i, plan) for i, seed in enumerate(seeds, 1)]
    shares = [
        read_shares(write_shares(seed, certificates, plan), i, certificates, plan) for i, seed in enumerate(seeds, 1)
    ]
    keys = [write_key(seed, certificates, shares, plan) for seed in seeds]
    server = random_scalar(group.order)
    record = written_record(PublicKey.of(server, group), certificates, shares, keys, plan)
    secrets = [secret_key(seed, certificates, shares, plan) for seed in seeds]
    return Keys(uuid, group, seeds, server, secrets, record)


@dataclass
class MadeBox:
    """A box with its members' codes, up to the step that a test wants."""

    group: Group
    keys: Keys
    codes: list[str]
    election: Election
    board: Board = field(default_factory=Board)

    @property
    def setup(self) -> Setup:
        return read_setup(self.board)

    def vote(self, member: int, chosen: Sequence[Sequence[int]]) -> str:
        ballot = make_ballot(self.election, self.codes[member], chosen)
        self.board.append(Kind.BALLOT, ballot)
        return ballot

    def tally(self) -> Tally:
        setup = self.setup
        return add_up(self.election, last_ballots(read_ballots(self.board, setup), self.group))

    def close(self) -> Tally:
        self.board.append(Kind.END_BALLOTS)
        return self.publish(self.tally())

    def publish(self, tally: Tally) -> Tally:
        sums = written_sums(tally, self.group)
        self.board.append(Kind.ENCRYPTED_TALLY, sums, written_size(tally, encoding.hexadecimal(sums)))
        return tally

    def decrypt(self, tally: Tally, *owners: int) -> list[list[int]]:
        """Shares of these owners (1 is the server, 2 to 4 are the counters), and the result."""
        secrets = {1: self.keys.server_secret, **dict(enumerate(self.keys.secrets, 2))}
        found = {}
        for owner in owners:
            share = make_share(self.election, tally, secrets[owner])
            found[owner] = read_share(self.election, tally, key_of(owner, self.keys.counters), share)
            self.board.append(Kind.PARTIAL_DECRYPTION, share, written_owner(owner, encoding.hexadecimal(share)))
        result = result_of(self.election, self.keys.counters, tally, found)
        self.board.append(Kind.RESULT, written_result(result))
        return result

    def finish(self, *owners: int) -> list[list[int]]:
        return self.decrypt(self.close(), *(owners or (1, 2, 4)))

    def verified(self) -> Verified:
        return verify(self.board)

    def archive(self) -> bytes:
        return written_archive(self.board, MOMENT)


def made_box(
    group: str = "Ed25519", *, members: int = 3, nominees: int = 1, answers: int = 3, description: Description = unbound
) -> MadeBox:
    """A box at its start."""
    codes = [new_code() for _ in range(members)]
    questions = [Question(f"HS-2026-LT-{n:02d}, Điểu K'Sroi", ANSWERS[:answers]) for n in range(1, nominees + 1)]
    return begun_box(make_keys(GROUPS[group]), codes, questions, description)


def begun_box(keys: Keys, codes: list[str], questions: Sequence[Question], description: Description) -> MadeBox:
    """A box at its start, under these keys and for the holders of these codes."""
    group = keys.group
    credentials = encoding.compact(sorted(group.text(public_of(code, keys.uuid, group)) for code in codes))
    digests = [encoding.hexadecimal(text) for text in (keys.record, credentials, ROSTER)]
    written = written_election(
        uuid=keys.uuid, group=group, public_key=keys.counters.election_key(group), questions=questions,
        description=description(Bindings(*digests, RECEIPT, least=1, revote=True)),
        name="Bình xét điển hình tiên tiến năm 2026",
    )  # fmt: skip
    box = MadeBox(group, keys, codes, Election.read(written))
    pieces = {"election": written, "trustees": keys.record, "credentials": credentials}
    names = {name: encoding.hexadecimal(piece) for name, piece in pieces.items()}
    box.board.append(Kind.SETUP, *pieces.values(), encoding.compact(names))
    return box


def counted_box(group: str = "Ed25519", *, nominees: int = 2, description: Description = unbound) -> MadeBox:
    """Four members, of whom the first changed the mind once; counted by the server and two counters."""
    box = made_box(group, members=4, nominees=nominees, description=description)
    cast_all(box)
    box.finish()
    return box


def cast_all(box: MadeBox) -> list[str]:
    """The ballots of ``counted_box``, put into *box*."""
    votes = [(0, DISAPPROVE), (1, APPROVE), (2, APPROVE), (3, NONE), (0, APPROVE)]
    return [box.vote(member, [choice] * len(box.election.questions)) for member, choice in votes]
