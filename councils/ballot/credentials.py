"""What entitles a member to put a ballot into a box (specification, section 4.7).

The member's browser makes a code of 22 characters; the server is told only the public half of what follows from
it. One code serves all boxes of a session, since what is derived depends on the box.
"""

import re
from hashlib import sha256
from typing import Any

from councils.ballot import encoding
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element
from councils.ballot.proofs import Proof, knows, prove_knowledge, require
from councils.ballot.randomness import BASE58, random_base58

_CODE = re.compile(f"[{BASE58}]{{5}}-[{BASE58}]{{6}}-[{BASE58}]{{5}}-[{BASE58}]{{6}}")
_UUID = re.compile(f"[{BASE58}]{{14,}}")
UUID_LENGTH = 22


def new_uuid() -> str:
    """The name of a new box: 128 bits."""
    return random_base58(UUID_LENGTH)


def read_uuid(value: object) -> str:
    """:raises Refused: not 14 or more characters of Base58."""
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise Refused("mã hòm phiếu gồm từ 14 ký tự Base58")
    return value


def new_code() -> str:
    """A new code, e.g. ``anEq7-MPXSwq-H7sgN-hcP1KA``."""
    letters = random_base58(22)
    return f"{letters[:5]}-{letters[5:11]}-{letters[11:16]}-{letters[16:]}"


def secret_of(code: str, uuid: str, order: int) -> int:
    """The secret exponent of *code* for one box: two labelled digests, 512 bits, modulo the order.

    :raises Refused: this is no code.
    """
    if not _CODE.fullmatch(code):
        raise Refused("mã gồm 22 ký tự Base58, chia nhóm 5, 6, 5 và 6")
    halves = (sha256(f"derive_credential|{uuid}|{half}|{code}".encode()).digest() for half in range(2))
    return int.from_bytes(b"".join(halves)) % order


def public_of(code: str, uuid: str, group: Group) -> Element:
    """The public half, by which the box knows its member."""
    return group.base_power(secret_of(code, uuid, group.order))


def write_claim(code: str, uuid: str, group: Group) -> dict[str, Any]:
    """What a member tells the portal to be put on the roll of a box: the public half, and that its code is known."""
    public = group.text(public_of(code, uuid, group))
    proof = prove_knowledge(group, secret_of(code, uuid, group.order), _claim(uuid, public))
    return {"public": public, "proof": proof.to_json()}


def read_claim(value: object, uuid: str, group: Group) -> str:
    """The public half of a claim. :raises Refused: the code behind it is not proved to be known."""
    public, proof = encoding.fields(value, "public", "proof")
    element, proved = group.element(public), Proof.read(proof, group.order)
    require(knows(group, element, proved, _claim(uuid, public)), "mã nhận phiếu không được chứng minh")
    return group.text(element)


def _claim(uuid: str, public: str) -> str:
    return f"claim|{uuid}|{public}|"
