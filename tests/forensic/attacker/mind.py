"""The attacker: tries every way to know, and where none leads anywhere, compares with worlds it has seen.

It is told nothing but the evidence and, of the worlds that it plays itself, which was which.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean

from tests.forensic.attacker.case import Case
from tests.forensic.attacker.keys import by_keys
from tests.forensic.attacker.randomness import Used, by_randomness, used
from tests.forensic.attacker.traces import Measures, measures
from tests.forensic.attacker.words import by_words
from tests.forensic.evidence import Evidence

GUESSED = "compared with earlier worlds"
#: So many of the measures that tell the known worlds apart best are asked.
BEST = 9


@dataclass
class Attacker:
    """*known* are measures of worlds that were learned, by world; *seen* every ballot that passed by.

    *last* are the measures of the world that was guessed last.
    """

    known: dict[str, list[Measures]] = field(default_factory=lambda: {"A": [], "B": []})
    seen: list[Used] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    last: Measures = field(default_factory=dict)

    def learn(self, evidence: Evidence, world: str) -> None:
        case = Case(evidence)
        self.known[world].append(measures(case))
        self.seen += used(case, world)

    def guess(self, evidence: Evidence) -> str:
        """A or B; why is counted in *reasons*."""
        case = Case(evidence)
        self.last = measures(case)
        ways = {
            "decrypted": by_keys(case), "guessed the randomness": by_randomness(case, self.seen),
            "read in words": by_words(case), GUESSED: self._compared(self.last),
        }  # fmt: skip
        self.seen += used(case)
        reason, world = next((reason, world) for reason, world in ways.items() if world is not None)
        self.reasons[reason] += 1
        return world

    def _compared(self, found: Measures) -> str:
        """Where the measures that separate the known worlds best lie nearer to."""
        names = {name for measured in (*self.known["A"], *self.known["B"]) for name in measured}
        weighed = sorted((self._weighed(name, found.get(name, 0.0)) for name in names), reverse=True)
        return "A" if sum(weight * lean for weight, lean in weighed[:BEST]) >= 0 else "B"

    def _weighed(self, name: str, number: float) -> tuple[float, float]:
        """How well a measure separates the known worlds, and how far *number* leans to A (1) or to B (-1)."""
        in_a, in_b = ([one.get(name, 0.0) for one in self.known[world]] for world in ("A", "B"))
        apart = fmean(in_a) - fmean(in_b)
        if apart == 0:
            return 0.0, 0.0
        spread = _spread(in_a) + _spread(in_b) + abs(apart) / 1000
        lean = (number - (fmean(in_a) + fmean(in_b)) / 2) / (apart / 2)
        return abs(apart) / spread, max(-1.0, min(1.0, lean))


def _spread(numbers: list[float]) -> float:
    mean = fmean(numbers)
    return sqrt(fmean((number - mean) ** 2 for number in numbers))
