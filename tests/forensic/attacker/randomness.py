"""Guess the randomness of a ballot: it is small, it follows from something known, it was used before, it lies about."""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256

from councils.ballot.groups import Group, group_named
from councils.ballot.proofs import Ciphertext
from tests.forensic.attacker.case import Case, Suspect, world_where

FEW = 2048


def by_randomness(case: Case, earlier: Iterable["Used"]) -> str | None:
    """The world, if one of the suspects' first answers gives its randomness away."""
    table = _small(case.group.name) | _table(case.group, {*case.lying_about.scalars, *_digests(case)})
    for at, suspect in enumerate(case.suspects):
        for bit in (_known(case, suspect, table), _repeated(case, suspect), *_before(case, suspect, earlier)):
            if bit is not None:
                return world_where(bool(bit) == (at == 0))
    return None


#: A ballot seen before: by whom, its ciphertext, and the choice if that is known.
Used = tuple[str, Ciphertext, int | None]


def used(case: Case, world: str | None = None) -> list[Used]:
    """The suspects' first answers, for later comparison."""
    return [
        (suspect.username, suspect.ballot.answers[0].choices[0], None if world is None else int((world == "A") != at))
        for at, suspect in enumerate(case.suspects)
    ]  # fmt: skip


def _known(case: Case, suspect: Suspect, table: dict[str, int]) -> int | None:
    """The randomness, or the nonce of a proof, is in the table."""
    group, answer = case.group, suspect.ballot.answers[0]
    cipher = answer.choices[0]
    number = table.get(group.text(cipher.alpha))
    if number is not None:
        return _bit(group, group.over(cipher.beta, group.power(case.election.public_key, number)))
    for bit, pair in enumerate(answer.individual[0]):
        commitment = group.times(group.base_power(pair.response), group.power(cipher.alpha, pair.challenge))
        if group.text(commitment) in table:
            return bit
    return None


def _repeated(case: Case, suspect: Suspect) -> int | None:
    """Both answers to the question have the same randomness: one is 0 and the other 1."""
    first, second, *_ = suspect.ballot.answers[0].choices
    if first.alpha != second.alpha:
        return None
    return int(case.group.over(first.beta, second.beta) == case.group.generator)


def _before(case: Case, suspect: Suspect, earlier: Iterable[Used]) -> Sequence[int]:
    """The same randomness as in an earlier ballot: the same number, or one that differs by one."""
    cipher, group, found = suspect.ballot.answers[0].choices[0], case.group, []
    for username, other, bit in earlier:
        if username != suspect.username or other.alpha != cipher.alpha:
            continue
        if other.beta != cipher.beta:
            found.append(int(group.over(cipher.beta, other.beta) == group.generator))
        elif bit is not None:
            found.append(bit)
    return found


def _bit(group: Group, element: object) -> int | None:
    return {group.text(group.identity): 0, group.text(group.generator): 1}.get(group.text(element))


def _digests(case: Case) -> set[int]:
    """Numbers that a lazy program might have taken: digests of what is known."""
    order, uuid = case.group.order, case.election.uuid
    words = {"", uuid, case.election.fingerprint}
    for suspect in case.suspects:
        words |= {suspect.username, suspect.credential, f"{uuid}|{suspect.credential}", f"{suspect.username}{uuid}"}
    return {int.from_bytes(sha256(word.encode()).digest()) % order for word in words}


@cache
def _small(name: str) -> dict[str, int]:
    return _table(group_named(name), range(1, FEW))


def _table(group: Group, numbers: Iterable[int]) -> dict[str, int]:
    return {group.text(group.base_power(number)): number for number in numbers}
