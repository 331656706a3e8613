"""Signed and sealed letters between the counters' browsers; the server only carries them
(specification, sections 4.5.1 and 4.5.3).
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from nacl.bindings import crypto_aead_chacha20poly1305_ietf_decrypt, crypto_aead_chacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError

from councils.ballot import encoding
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element
from councils.ballot.proofs import Proof, knows, prove_knowledge, require
from councils.ballot.randomness import random_scalar

#: The format leaves the cipher to those who write to each other; this one needs no ``crypto.subtle``.
ALGORITHM = "ChaCha20-Poly1305"


@dataclass(frozen=True, slots=True)
class Signed:
    """A message and its writer's signature."""

    message: str
    signature: Proof

    def to_json(self) -> dict[str, Any]:
        return {"message": self.message, "signature": self.signature.to_json()}

    @classmethod
    def read(cls, value: object, order: int) -> "Signed":
        """The signature is checked by ``refuse_unless_from``. :raises Refused: not of this form."""
        message, signature = encoding.fields(value, "message", "signature")
        return cls(encoding.text(message), Proof.read(signature, order))

    def refuse_unless_from(self, writer: Element, group: Group, what: str) -> None:
        """:raises Refused: another wrote it, or it was changed."""
        require(is_signed(self.message, self.signature, writer, group), f"{what} không có chữ ký của người lập")


def sign(message: str, secret: int, group: Group) -> Signed:
    return Signed(message, prove_knowledge(group, secret, f"sigmsg|{message}|"))


def is_signed(message: str, signature: Proof, writer: Element, group: Group) -> bool:
    return knows(group, writer, signature, f"sigmsg|{message}|")


def seal(message: str, recipient: Element, writer_secret: int, group: Group) -> str:
    """*message* signed by its writer, readable only to whoever holds the secret of *recipient*."""
    inner = encoding.compact({"recipient": group.text(recipient), "message": message})
    letter = encoding.compact(sign(inner, writer_secret, group).to_json())
    randomness = random_scalar(group.order)
    shared = group.base_power(random_scalar(group.order))
    alpha = group.base_power(randomness)
    key, nonce = _key_and_nonce(shared, alpha, group)
    sealed = crypto_aead_chacha20poly1305_ietf_encrypt(letter.encode(), None, nonce, key)
    return encoding.compact(
        {
            "algorithm": ALGORITHM,
            "alpha": group.text(alpha),
            "beta": group.text(group.times(group.power(recipient, randomness), shared)),
            "data": sealed.hex(),
        }
    )


def unseal(letter: str, secret: int, writer: Element, group: Group) -> str:
    """The message of a letter from *writer* to the holder of *secret*.

    :raises Refused: not for this reader, changed, or written by another.
    """
    algorithm, alpha, beta, data = encoding.fields(encoding.parsed(letter), "algorithm", "alpha", "beta", "data")
    require(algorithm == ALGORITHM, "thư được niêm phong theo cách không biết")
    first, second = group.element(alpha), group.element(beta)
    key, nonce = _key_and_nonce(group.over(second, group.power(first, secret)), first, group)
    try:
        opened = crypto_aead_chacha20poly1305_ietf_decrypt(bytes.fromhex(encoding.text(data)), None, nonce, key)
    except (ValueError, CryptoError) as problem:
        raise Refused("không mở được thư bằng khóa này") from problem
    signed = Signed.read(encoding.parsed(opened), group.order)
    signed.refuse_unless_from(writer, group, "thư")
    recipient, message = encoding.fields(encoding.parsed(signed.message), "recipient", "message")
    require(group.element(recipient) == group.base_power(secret), "thư gửi cho người kiểm phiếu khác")
    return encoding.text(message)


def _key_and_nonce(shared: Element, alpha: Element, group: Group) -> tuple[bytes, bytes]:
    key = sha256(f"key|{group.text(shared)}".encode()).digest()
    return key, sha256(f"iv|{group.text(alpha)}".encode()).digest()[:12]
