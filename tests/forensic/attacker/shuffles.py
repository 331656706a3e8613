"""Whether any measure at all separates the worlds better than labels dealt at random do."""

from collections.abc import Sequence
from math import inf, sqrt
from random import Random

from tests.forensic.attacker.traces import Measures

SHUFFLES = 499


def rank(measured: Sequence[tuple[str, Measures]], shuffles: int = SHUFFLES) -> tuple[int, str]:
    """In how many of the shuffles some measure separates the worlds at least as well as the best one really does.

    And the name of that one. Without a leak every number up to *shuffles* is as likely as another.
    """
    labels = [world for world, _ in measured]
    names = {name for _, found in measured for name in found}
    columns = {name: [found.get(name, 0.0) for _, found in measured] for name in names}
    best, name = max((_apart(numbers, labels), name) for name, numbers in columns.items())
    deal, dealt = Random(2026), list(labels)
    as_well = 0
    for _ in range(shuffles):
        deal.shuffle(dealt)
        as_well += any(_apart(numbers, dealt) >= best for numbers in columns.values())
    return as_well, name


def _apart(numbers: Sequence[float], labels: Sequence[str]) -> float:
    """The distance of the two means in standard errors."""
    split = {world: [n for n, label in zip(numbers, labels, strict=True) if label == world] for world in "AB"}
    means = {world: sum(own) / len(own) for world, own in split.items()}
    error = sqrt(sum(sum((n - means[world]) ** 2 for n in own) / len(own) ** 2 for world, own in split.items()))
    distance = abs(means["A"] - means["B"])
    return distance / error if error else inf if distance else 0.0
