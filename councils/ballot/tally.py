"""All ballots added up while encrypted (specification, sections 4.14 and 4.15)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.ballots import Ballot
from councils.ballot.election import Election
from councils.ballot.groups import Group
from councils.ballot.groups.base import product
from councils.ballot.proofs import Ciphertext, require

#: One ciphertext for every answer of every question.
Sums = tuple[tuple[Ciphertext, ...], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is decrypted: the sums, and of how many ballots."""

    sums: Sums
    ballots: int


def last_ballots(ballots: Iterable[Ballot], group: Group) -> list[Ballot]:
    """The ballots that count: of every credential its last."""
    last: dict[str, Ballot] = {}
    for ballot in ballots:
        written = group.text(ballot.credential)
        last.pop(written, None)
        last[written] = ballot
    return list(last.values())


def add_up(election: Election, ballots: Sequence[Ballot]) -> Tally:
    """The tally of *ballots*, each counted once."""
    group = election.group

    def total(place: int, answer: int) -> Ciphertext:
        ciphers = [ballot.answers[place].choices[answer] for ballot in ballots]
        return Ciphertext(
            product(group, (cipher.alpha for cipher in ciphers)), product(group, (cipher.beta for cipher in ciphers))
        )

    sums = tuple(
        tuple(total(place, answer) for answer in range(len(question.answers)))
        for place, question in enumerate(election.questions)
    )
    return Tally(sums, len(ballots))


def written_sums(tally: Tally, group: Group) -> str:
    return encoding.compact([[cipher.to_json(group) for cipher in row] for row in tally.sums])


def written_size(tally: Tally, sums_name: str) -> str:
    """The payload of the event: how many ballots, and the name of their sums."""
    size: dict[str, Any] = {
        "num_tallied": tally.ballots,
        "total_weight": tally.ballots,
        "encrypted_tally": sums_name,
    }
    return encoding.compact(size)


def read_tally(sums: str, size: str, group: Group) -> Tally:
    """A published tally; whether it is that of the ballots is not asked. :raises Refused: not of this form."""
    rows = encoding.listed(encoding.parsed(sums))
    ballots, _, _ = encoding.fields(encoding.parsed(size), "num_tallied", "total_weight", "encrypted_tally")
    read = tuple(tuple(Ciphertext.read(cipher, group) for cipher in encoding.listed(row)) for row in rows)
    return Tally(read, encoding.whole(ballots))


def refuse_unless_same(sums: str, size: str, tally: Tally, group: Group) -> None:
    """:raises Refused: the published tally is not that of the ballots on the board."""
    require(sums == written_sums(tally, group), "tổng đã mã hóa không phải là tổng của các phiếu")
    require(size == written_size(tally, encoding.hexadecimal(sums)), "số phiếu ghi trong tổng không đúng")
