"""Keys of those who count: one that is always needed, and several of which enough are needed
(specification, sections 4.4 and 4.6).
"""

from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element, product
from councils.ballot.proofs import Proof, knows, prove_knowledge, require


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key with the proof that its secret is known; signed by its owner where it is one of several."""

    element: Element
    proof: Proof
    signature: Proof | None = None

    def to_json(self, group: Group) -> dict[str, Any]:
        signed = {"signature": self.signature.to_json()} if self.signature else {}
        return {"pok": self.proof.to_json(), "public_key": group.text(self.element), **signed}

    @classmethod
    def read(cls, value: object, group: Group) -> "PublicKey":
        """:raises Refused: the secret is not proved to be known."""
        pok, public, signature, _ = encoding.fields(value, "pok", "public_key", optional=("signature", "name"))
        element = group.element(public)
        signed = Proof.read(signature, group.order) if signature is not None else None
        found = cls(element, Proof.read(pok, group.order), signed)
        require(
            knows(group, element, found.proof, _prefix(group, element)),
            "người giữ khóa không chứng minh được phần bí mật",
        )
        return found

    @classmethod
    def of(cls, secret: int, group: Group) -> "PublicKey":
        element = group.base_power(secret)
        return cls(element, prove_knowledge(group, secret, _prefix(group, element)))


def _prefix(group: Group, element: Element) -> str:
    return f"pok|{group.name}|{group.text(element)}|"


@dataclass(frozen=True, slots=True)
class Single:
    """A key without which nothing is decrypted: the server's."""

    key: PublicKey

    @property
    def keys(self) -> tuple[PublicKey, ...]:
        return (self.key,)

    def share(self, _: Group) -> Element:
        """What it adds to the key of the box."""
        return self.key.element


@dataclass(frozen=True, slots=True)
class Threshold:
    """Keys of which any *threshold* decrypt together; made so that nobody ever holds the whole secret.

    *early*: their record has the form of belenios-tool before 2.5.1.
    """

    threshold: int
    keys: tuple[PublicKey, ...]
    constants: tuple[Element, ...]  # the powers of every polynomial's constant term
    early: bool = False

    def share(self, group: Group) -> Element:
        return product(group, self.constants)


Kind = Single | Threshold


@dataclass(frozen=True, slots=True)
class Counters:
    """The record of all keys of a box; owners are numbered from 1 in its order."""

    kinds: tuple[Kind, ...]
    written: str

    def owned(self) -> list[tuple[Kind, PublicKey]]:
        """Every key with the kind it belongs to; the place is the owner's number less one."""
        return [(kind, key) for kind in self.kinds for key in kind.keys]

    def election_key(self, group: Group) -> Element:
        """The key that ballots are encrypted under."""
        return product(group, (kind.share(group) for kind in self.kinds))


def key_of(number: object, counters: Counters) -> PublicKey:
    """:raises Refused: nobody has this number."""
    owned = counters.owned()
    place = encoding.whole(number, 1)
    if place > len(owned):
        raise Refused(f"không có người giữ khóa số {place}")
    return owned[place - 1][1]
