"""The counters' keys are made together (specification, section 4.5: Pedersen's distributed key generation).

Three steps, each in every counter's own browser; the server carries what they write. A counter's seed of 22
characters is all there is to keep: keys and coefficients follow from it and from the box, so that one seed serves
all boxes of a session and a paper copy of it recovers everything.

Each certificate already holds a digest of the coefficients that follow in the next step, so that nobody can choose
them after seeing the others'.
"""

from councils.ballot.ceremony.certificates import (
    Certificate,
    place_of,
    read_certificate,
    read_early_certificate,
    write_certificate,
)
from councils.ballot.ceremony.keys import expected_key, secret_key, write_key
from councils.ballot.ceremony.seed import Own, Plan, new_seed
from councils.ballot.ceremony.shares import Shares, read_coefficients, read_powers, read_shares, write_shares

__all__ = [
    "Certificate", "Own", "Plan", "Shares", "expected_key", "new_seed", "place_of", "read_certificate",
    "read_coefficients", "read_early_certificate", "read_powers", "read_shares", "secret_key", "write_certificate",
    "write_key", "write_shares",
]  # fmt: skip
