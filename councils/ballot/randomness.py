"""Randomness of the operating system, and nothing else; nothing is ever derived from it twice."""

import secrets

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
#: Bytes behind one scalar: far more than an order has, so that the remainder is uniform (bias below 2^-128).
_SCALAR_BYTES = 48


def random_scalar(order: int) -> int:
    """A number below *order*, uniform. 48 bytes are 384 bits; both groups have an order of at most 256."""
    return int.from_bytes(secrets.token_bytes(_SCALAR_BYTES)) % order


def random_base58(length: int) -> str:
    """So many characters of the Base58 alphabet (5.86 bits each)."""
    return "".join(secrets.choice(BASE58) for _ in range(length))
