"""Codes that people compare by eye: short, in Crockford's letters (no I, L, O, U), in groups of four.

A session has one code however many boxes it has; with one box these are the constructions of a single one.
"""

from collections.abc import Iterable
from hashlib import pbkdf2_hmac, sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Whoever forges both sides of a comparison pays so many hashes for every trial.
ROUNDS = 131_072
_COMPARED_BITS, _TRACKING_BITS = 100, 80


def stretched(digests: Iterable[bytes], uuids: Iterable[str]) -> str:
    """100 bits over the digests of all boxes: mã phiên over the elections, mã chung của Tổ over the keys.

    The server could choose both sides of a comparison, so the bits are slow to make; five groups of four.
    """
    password, salt = b"".join(sorted(digests)), ",".join(sorted(uuids))
    return _grouped(pbkdf2_hmac("sha256", password, salt.encode(), ROUNDS), _COMPARED_BITS)


def tracking(ballot_digests: Iterable[bytes]) -> str:
    """The first 80 bits of a member's ballots (mã đối chiếu phiếu), four groups of four.

    A member's rows are bound to that member, so nobody gains by making two alike; nothing is stretched.
    """
    digests = sorted(ballot_digests)
    return _grouped(digests[0] if len(digests) == 1 else sha256(b"".join(digests)).digest(), _TRACKING_BITS)


def read_tracking(written: str) -> str | None:
    """The code of ``tracking`` that somebody typed: letters of either case, with or without hyphens; None if none.

    What Crockford leaves out for looking alike is read as what it looks like.
    """
    letters = written.upper().replace("-", "").translate(str.maketrans("OIL", "011"))
    if len(letters) * 5 != _TRACKING_BITS or not set(letters) <= set(LETTERS):
        return None
    return _in_fours(letters)


def seal(heads: Iterable[str]) -> str:
    """Mã niêm phong sổ phiếu over the heads of all boxes of a session; of a single box it is the head itself."""
    found = sorted(heads)
    return found[0] if len(found) == 1 else sha256(",".join(found).encode()).hexdigest()


def _grouped(content: bytes, bits: int) -> str:
    number = int.from_bytes(content) >> (8 * len(content) - bits)
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(bits - 5, -1, -5))
    return _in_fours(letters)


def _in_fours(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
