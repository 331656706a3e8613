"""Everything in a heap of bytes that looks like a secret: seeds of counters, numbers that could be exponents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from councils.ballot.ceremony.seed import SEED_LENGTH
from councils.ballot.randomness import BASE58

_RUN = re.compile(rb"[0-9A-Za-z]{22,}")
_SEED = re.compile(rf"[{BASE58}]{{{SEED_LENGTH}}}")
_HEXADECIMAL = re.compile("[0-9a-fA-F]{64}")
_DECIMAL = re.compile("[0-9]{60,79}")


@dataclass(frozen=True)
class Litter:
    """Texts of the form of a seed, and numbers below the order of the group, however they are written."""

    seeds: frozenset[str]
    scalars: frozenset[int]

    @classmethod
    def of(cls, contents: Iterable[bytes], order: int) -> "Litter":
        runs = {run.decode() for content in contents for run in _RUN.findall(content)}
        numbers = {int(run) for run in runs if _DECIMAL.fullmatch(run)}
        for run in filter(_HEXADECIMAL.fullmatch, runs):
            numbers |= {int.from_bytes(bytes.fromhex(run), ending) for ending in ("big", "little")}
        return cls(
            frozenset(run for run in runs if _SEED.fullmatch(run)),
            frozenset(number for number in numbers if 0 < number < order),
        )
