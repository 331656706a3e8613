"""What a counter keeps, and everything that follows from it."""

from dataclasses import dataclass
from hashlib import sha256

from councils.ballot import encoding
from councils.ballot.groups import Group
from councils.ballot.randomness import random_base58

SEED_LENGTH = 22


def new_seed() -> str:
    """A new counter's seed (mã mở hòm phiếu): 129 bits."""
    return random_base58(SEED_LENGTH)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a box's counters agree on: the group, how many they are, how many suffice."""

    uuid: str
    group: Group
    size: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Own:
    """What one counter derives from the seed; never leaves that counter's device."""

    signing: int
    reading: int
    coefficients: tuple[int, ...]

    @classmethod
    def of(cls, seed: str, plan: Plan) -> "Own":
        def derived(label: str) -> int:
            halves = (sha256(f"counter_key|{plan.uuid}|{label}|{half}|{seed}".encode()).digest() for half in range(2))
            return int.from_bytes(b"".join(halves)) % plan.group.order

        return cls(
            derived("signing"), derived("reading"), tuple(derived(f"coefficient {k}") for k in range(plan.threshold))
        )

    def value_at(self, place: int, order: int) -> int:
        """The polynomial at *place*."""
        return sum(a * pow(place, k, order) for k, a in enumerate(self.coefficients)) % order

    def coefficients_text(self, group: Group) -> str:
        """The powers of the coefficients, as they are promised in step 1 and published in step 2."""
        return encoding.compact({"coefexps": [group.text(group.base_power(a)) for a in self.coefficients]})
