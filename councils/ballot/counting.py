"""The sums are decrypted by enough counters together, and read (specification, sections 4.17 and 4.18).

Only sums are ever decrypted: never one ballot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from councils.ballot import encoding
from councils.ballot.counters import Counters, PublicKey, Single, Threshold
from councils.ballot.election import Election
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element, product
from councils.ballot.proofs import Proof, has_same_exponent, prove_same_exponent, require
from councils.ballot.tally import Tally

Factors = tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One counter's part of the decryption, checked."""

    factors: Factors
    written: str


def make_share(election: Election, tally: Tally, secret: int) -> str:
    """The part of whoever holds *secret*, with the proof that it is right."""
    group = election.group
    public = group.base_power(secret)
    factors = [[group.power(cipher.alpha, secret) for cipher in row] for row in tally.sums]
    proofs = [
        [prove_same_exponent(group, secret, cipher.alpha, _prefix(election, public)).to_json() for cipher in row]
        for row in tally.sums
    ]
    value = {
        "decryption_factors": [[group.text(factor) for factor in row] for row in factors],
        "decryption_proofs": proofs,
    }
    return encoding.compact(value)


def read_share(election: Election, tally: Tally, key: PublicKey, written: str) -> Share:
    """:raises Refused: not made with this key from this tally."""
    group = election.group
    factors, proofs = encoding.fields(encoding.parsed(written), "decryption_factors", "decryption_proofs")
    rows = []
    shaped = zip(
        tally.sums, encoding.listed(factors, len(tally.sums)), encoding.listed(proofs, len(tally.sums)), strict=True
    )
    for ciphers, own, proved in shaped:
        row = [group.element(factor) for factor in encoding.listed(own, len(ciphers))]
        pairs = [Proof.read(proof, group.order) for proof in encoding.listed(proved, len(ciphers))]
        for cipher, factor, pair in zip(ciphers, row, pairs, strict=True):
            right = has_same_exponent(group, key.element, cipher.alpha, factor, pair, _prefix(election, key.element))
            require(right, "một phần giải mã không được chứng minh là đúng")
        rows.append(tuple(row))
    return Share(tuple(rows), written)


def _prefix(election: Election, public: Element) -> str:
    return f"decrypt|{election.fingerprint}|{election.group.text(public)}|"


def written_owner(owner: int, share_name: str) -> str:
    """The payload of the event: whose share (a number from 1), and its name."""
    return encoding.compact({"owner": owner, "payload": share_name})


def read_owner(written: str) -> tuple[int, str]:
    """:raises Refused: not of this form."""
    owner, name = encoding.fields(encoding.parsed(written), "owner", "payload")
    return encoding.whole(owner, 1), encoding.digest_name(name)


def result_of(election: Election, counters: Counters, tally: Tally, shares: Mapping[int, Share]) -> list[list[int]]:
    """The numbers of votes for every answer of every question; *shares* by owner's number.

    :raises Refused: a needed counter's share is missing, or the numbers are none that the ballots can give.
    """
    group = election.group
    factors = _combined(counters, shares, group, tally)
    powers = {group.text(group.base_power(votes)): votes for votes in range(tally.ballots + 1)}
    result = []
    for ciphers, row in zip(tally.sums, factors, strict=True):
        read = [powers.get(group.text(group.over(c.beta, factor))) for c, factor in zip(ciphers, row, strict=True)]
        if None in read:
            raise Refused("các phần giải mã không cho ra số phiếu")
        result.append([votes for votes in read if votes is not None])
    return result


def _combined(counters: Counters, shares: Mapping[int, Share], group: Group, tally: Tally) -> Factors:
    first, parts = 1, []
    for kind in counters.kinds:
        own = {place: shares[number] for place, number in enumerate(range(first, first + len(kind.keys)), 1)
               if number in shares}  # fmt: skip
        first += len(kind.keys)
        parts.append(_of_kind(kind, own, group, tally))
    return tuple(
        tuple(product(group, (part[place][answer] for part in parts)) for answer in range(len(row)))
        for place, row in enumerate(tally.sums)
    )


def _of_kind(kind: Single | Threshold, shares: Mapping[int, Share], group: Group, tally: Tally) -> Factors:
    if isinstance(kind, Single):
        if not shares:
            raise Refused("thiếu phần giải mã của khóa bắt buộc phải có")
        return shares[1].factors
    if len(shares) < kind.threshold:
        raise Refused(f"cần {kind.threshold} người kiểm phiếu cùng mở, mới có {len(shares)} người")
    used = dict(sorted(shares.items())[: kind.threshold])
    weights = {place: lagrange(place, list(used), group.order) for place in used}
    return tuple(
        tuple(
            product(group, (group.power(share.factors[i][j], weights[place]) for place, share in used.items()))
            for j in range(len(row))
        )
        for i, row in enumerate(tally.sums)
    )


def lagrange(place: int, places: Sequence[int], order: int) -> int:
    """By how much the value at *place* counts for the value at 0, all *places* taken together."""
    weight = 1
    for other in places:
        if other != place:
            weight = weight * other * pow(other - place, -1, order) % order
    return weight


def written_result(result: Sequence[Sequence[int]]) -> str:
    return encoding.compact({"result": [list(row) for row in result]})
