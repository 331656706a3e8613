"""Proofs that tell nothing but their statement (specification, sections 4.4 to 4.16).

All are made non-interactive by a hash over the statement, the session and every commitment (strong Fiat-Shamir);
responses are ``nonce - secret * challenge``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from councils.ballot.encoding import fields, listed, scalar
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element
from councils.ballot.randomness import random_scalar


@dataclass(frozen=True, slots=True)
class Proof:
    """One pair of challenge and response, both modulo the order."""

    challenge: int
    response: int

    def to_json(self) -> dict[str, str]:
        return {"challenge": str(self.challenge), "response": str(self.response)}

    @classmethod
    def read(cls, value: object, order: int) -> "Proof":
        """:raises Refused: not of this form."""
        challenge, response = fields(value, "challenge", "response")
        return cls(scalar(challenge, order), scalar(response, order))


#: A proof that one of several statements holds: one pair for each.
AnyOfProof = tuple[Proof, ...]


def read_any_of(value: object, order: int, cases: int) -> AnyOfProof:
    """:raises Refused: not one pair for each of the *cases*."""
    return tuple(Proof.read(item, order) for item in listed(value, cases))


def challenge_of(group: Group, prefix: str, *elements: Element) -> int:
    """SHA-256 over the prefix and the elements with commas between, as a number modulo the order."""
    hashed = f"{prefix}{','.join(group.text(element) for element in elements)}"
    return int.from_bytes(sha256(hashed.encode()).digest()) % group.order


# --- a secret exponent is known


def prove_knowledge(group: Group, secret: int, prefix: str) -> Proof:
    """Of *secret* with ``base ** secret``, under *prefix* (sections 4.4, 4.5.1, 4.13)."""
    nonce = random_scalar(group.order)
    challenge = challenge_of(group, prefix, group.base_power(nonce))
    return Proof(challenge, (nonce - secret * challenge) % group.order)


def knows(group: Group, public: Element, proof: Proof, prefix: str) -> bool:
    commitment = group.times(group.base_power(proof.response), group.power(public, proof.challenge))
    return challenge_of(group, prefix, commitment) == proof.challenge


# --- two powers have the same secret exponent


def prove_same_exponent(group: Group, secret: int, base: Element, prefix: str) -> Proof:
    """Of one *secret* behind ``generator ** secret`` and ``base ** secret`` (section 4.16)."""
    nonce = random_scalar(group.order)
    challenge = challenge_of(group, prefix, group.base_power(nonce), group.power(base, nonce))
    return Proof(challenge, (nonce - secret * challenge) % group.order)


def has_same_exponent(group: Group, public: Element, base: Element, raised: Element, proof: Proof, prefix: str) -> bool:
    first = group.times(group.base_power(proof.response), group.power(public, proof.challenge))
    second = group.times(group.power(base, proof.response), group.power(raised, proof.challenge))
    return challenge_of(group, prefix, first, second) == proof.challenge


# --- an encrypted number is one of a few


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """ElGamal with the number in the exponent: ``(g^r, y^r g^m)``."""

    alpha: Element
    beta: Element

    def to_json(self, group: Group) -> dict[str, str]:
        return {"alpha": group.text(self.alpha), "beta": group.text(self.beta)}

    @classmethod
    def read(cls, value: object, group: Group) -> "Ciphertext":
        """:raises Refused: not of this form, or not of this group."""
        alpha, beta = fields(value, "alpha", "beta")
        return cls(group.element(alpha), group.element(beta))

    def text(self, group: Group) -> str:
        return f"{group.text(self.alpha)},{group.text(self.beta)}"


def encrypt(group: Group, key: Element, number: int, randomness: int) -> Ciphertext:
    """*number* under the public *key*."""
    return Ciphertext(group.base_power(randomness), group.times(group.power(key, randomness), group.base_power(number)))


def prove_one_of(
    group: Group, key: Element, cipher: Ciphertext, randomness: int, number: int, numbers: Sequence[int], prefix: str
) -> AnyOfProof:
    """That *cipher* holds one of *numbers*, without telling which (section 4.9).

    The statements that do not hold get a challenge and a response at random; the true one takes what is left.
    """
    commitments: list[Element] = []
    pairs: dict[int, Proof] = {}
    nonce = random_scalar(group.order)
    for candidate in numbers:
        if candidate == number:
            commitments += [group.base_power(nonce), group.power(key, nonce)]
            continue
        pairs[candidate] = Proof(random_scalar(group.order), random_scalar(group.order))
        commitments += _commitments(group, key, cipher, candidate, pairs[candidate])
    whole = challenge_of(group, _statement(group, cipher, prefix), *commitments)
    own = (whole - sum(pair.challenge for pair in pairs.values())) % group.order
    pairs[number] = Proof(own, (nonce - randomness * own) % group.order)
    return tuple(pairs[candidate] for candidate in numbers)


def is_one_of(
    group: Group, key: Element, cipher: Ciphertext, numbers: Sequence[int], proof: AnyOfProof, prefix: str
) -> bool:
    commitments = [
        commitment
        for candidate, pair in zip(numbers, proof, strict=True)
        for commitment in _commitments(group, key, cipher, candidate, pair)
    ]
    whole = challenge_of(group, _statement(group, cipher, prefix), *commitments)
    return whole == sum(pair.challenge for pair in proof) % group.order


def _commitments(group: Group, key: Element, cipher: Ciphertext, number: int, pair: Proof) -> list[Element]:
    lowered = group.over(cipher.beta, group.base_power(number))
    return [
        group.times(group.base_power(pair.response), group.power(cipher.alpha, pair.challenge)),
        group.times(group.power(key, pair.response), group.power(lowered, pair.challenge)),
    ]


def _statement(group: Group, cipher: Ciphertext, prefix: str) -> str:
    return f"prove|{prefix}|{cipher.text(group)}|"


def require(holds: bool, what: str) -> None:
    """:raises Refused: it does not hold."""
    if not holds:
        raise Refused(what)


__all__ = [
    "AnyOfProof", "Ciphertext", "Proof", "challenge_of", "encrypt", "has_same_exponent", "is_one_of", "knows",
    "prove_knowledge", "prove_one_of", "prove_same_exponent", "read_any_of", "require",
]  # fmt: skip
