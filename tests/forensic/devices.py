"""Members' devices that remember what never leaves them, and may have a fault.

They are those of the demonstration, which make ballots as the pages do.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from accounts.models import User
from councils.ballot import ballots, proofs
from councils.ballot.ballots import make_ballot
from councils.ballot.proofs import prove_one_of
from councils.ballot.randomness import random_scalar
from councils.models import BallotBox
from operations.demo import devices as demo
from operations.demo.devices import Choose, Devices

Source = Callable[[int], int]


def stuck() -> Source:
    """The same numbers in every vote, as from a generator that forgot to begin anew."""
    numbers = random.Random("a device that never changes")
    return lambda order: numbers.randrange(order)


def small() -> Source:
    """From the operating system, but of ten bits only; never twice the same, or the portal refuses the copy."""
    taken = {0}

    def source(order: int) -> int:
        number = next(number for number in iter(lambda: random_scalar(order) % 1024, None) if number not in taken)
        taken.add(number)
        return number

    return source


@dataclass
class WatchedDevices(Devices):
    """*faulty* maps a member's id to where the randomness of that member's ciphertexts comes from."""

    faulty: dict[int, Source] = field(default_factory=dict)
    #: r of every ciphertext, and the nonces of its proofs, from which r follows.
    randomness: list[int] = field(default_factory=list)
    nonces: list[int] = field(default_factory=list)
    #: The choices of every ballot, as 0 and 1.
    chosen: list[list[list[int]]] = field(default_factory=list)

    def _ballot(self, box: BallotBox, member: User, choose: Choose) -> str:
        with self._watched(self.faulty.get(member.pk, random_scalar)):
            return super()._ballot(box, member, choose)

    @contextmanager
    def _watched(self, source: Source) -> Iterator[None]:
        first: list[bool] = []

        def ciphertext(order: int) -> int:
            self.randomness.append(source(order))
            return self.randomness[-1]

        def prove(*args: Any) -> Any:
            first.append(True)
            return prove_one_of(*args)

        def in_proof(order: int) -> int:
            number = random_scalar(order)
            if first:
                first.clear()
                self.nonces.append(number)
            return number

        def make(election: Any, code: str, chosen: list[list[int]]) -> str:
            self.chosen.append(chosen)
            return make_ballot(election, code, chosen)

        with (
            patch.object(ballots, "random_scalar", ciphertext), patch.object(ballots, "prove_one_of", prove),
            patch.object(proofs, "random_scalar", in_proof), patch.object(demo, "make_ballot", make),
        ):  # fmt: skip
            yield
