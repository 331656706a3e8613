"""Ed25519: the prime-order subgroup of the curve of RFC 7748/8032, through libsodium.

A point is written as its 32-byte encoding (RFC 8032, 5.1.2) read as one number in hexadecimal, most significant
digit first, 64 digits (specification, section 5.2). The curve has a cofactor of 8: a point received is taken
only after libsodium has checked that it is canonical, on the curve and in the subgroup.
"""

import re

from nacl import bindings

from councils.ballot.errors import Refused
from councils.ballot.groups.base import text_of

_DIGITS = re.compile("[0-9a-f]{64}")
_IDENTITY = bytes([1]) + bytes(31)
#: The point of order 2, and the generator with it added: in no prime-order subgroup (CVE-2025-69277).
_ORDER_TWO = bytes([0xEC]) + bytes([0xFF]) * 30 + bytes([0x7F])


class Ed25519:
    name = "Ed25519"
    order = 2**252 + 27742317777372353535851937790883648493

    def __init__(self) -> None:
        self.identity = _IDENTITY
        self.generator = bindings.crypto_scalarmult_ed25519_base_noclamp(_scalar(1))
        poisoned = bindings.crypto_core_ed25519_add(self.generator, _ORDER_TWO)
        if bindings.crypto_core_ed25519_is_valid_point(poisoned):
            raise RuntimeError("this libsodium takes points outside the subgroup; PyNaCl 1.6.2 or later is needed")

    def power(self, element: bytes, exponent: int) -> bytes:
        exponent %= self.order
        if exponent == 0 or element == _IDENTITY:  # libsodium refuses to give the identity
            return _IDENTITY
        return bindings.crypto_scalarmult_ed25519_noclamp(_scalar(exponent), element)

    def base_power(self, exponent: int) -> bytes:
        exponent %= self.order
        return bindings.crypto_scalarmult_ed25519_base_noclamp(_scalar(exponent)) if exponent else _IDENTITY

    def times(self, left: bytes, right: bytes) -> bytes:
        return bindings.crypto_core_ed25519_add(left, right)

    def over(self, left: bytes, right: bytes) -> bytes:
        return bindings.crypto_core_ed25519_sub(left, right)

    def text(self, element: bytes) -> str:
        return element[::-1].hex()

    def element(self, text: object) -> bytes:
        written = text_of(text)
        if not _DIGITS.fullmatch(written):
            raise Refused("điểm phải viết bằng 64 chữ số hệ thập lục phân")
        element = bytes.fromhex(written)[::-1]
        if element == _IDENTITY or not bindings.crypto_core_ed25519_is_valid_point(element):
            raise Refused("điểm này không thuộc nhóm con có cấp nguyên tố")
        return element


def _scalar(value: int) -> bytes:
    return value.to_bytes(32, "little")
