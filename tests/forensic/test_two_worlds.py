"""Whoever has everything on the server and one counter's seed guesses who approved no better than a coin does.

The coin is seeded, the randomness of ballots is real. The attacker plays some worlds itself before it guesses, and is
right about nearly all of those into which a leak was planted. In *make soak* a hundred worlds each; a hundred that
end outside 40 to 60 come by chance once in 28 runs, so a second hundred decides then. And no measure may separate
the hundred better than 499 shuffles of their labels do (by chance once in 500 runs). Prints: name value unit
against-what.
"""

import random
from collections import Counter
from dataclasses import replace
from math import comb

import pytest

from tests.forensic.attacker.mind import GUESSED, Attacker
from tests.forensic.attacker.shuffles import SHUFFLES, rank
from tests.forensic.attacker.traces import Measures
from tests.forensic.council import HONEST, SIZE, Council
from tests.forensic.leaks import LEAKS, NONE, Leak
from tests.forensic.worlds import WORLDS, play

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

LESSONS, FEW, MANY = 12, 20, 100
#: What a false alarm of the short run may cost.
RARE = 1e-4


def furthest(worlds: int) -> int:
    """How far from one half the number of right guesses may be; a coin is further off more rarely than RARE."""
    ends = [comb(worlds, right) for right in range(worlds + 1)]
    return next(off for off in range(worlds) if _outside(ends, worlds / 2, off) < RARE * 2**worlds)


def _outside(ends: list[int], middle: float, off: int) -> int:
    return sum(ways for right, ways in enumerate(ends) if abs(right - middle) > off)


class Game:
    """One attacker, one kind of world, as many worlds as are asked for."""

    def __init__(self, council: Council, leak: Leak = NONE, lessons: int = LESSONS, start: int = 2026) -> None:
        self.council, self.leak, self.coin = council, leak, random.Random(start)
        self.attacker, self.informed = Attacker(), Attacker()
        self.measured: list[tuple[str, Measures]] = []
        for number in range(lessons):
            world = WORLDS[number % 2]
            self.attacker.learn(play(council, world, self._order(), leak), world)

    def _order(self) -> list[int]:
        return self.coin.sample(range(SIZE), SIZE)

    def right(self, worlds: int) -> int:
        """How many of so many guesses are right."""
        return sum(self._guessed() for _ in range(worlds))

    def right_with_second_seed(self, worlds: int) -> tuple[int, int]:
        """How many are right without and with a second counter's seed in a forgotten file."""
        both = [self._guessed_twice() for _ in range(worlds)]
        return sum(first for first, _ in both), sum(second for _, second in both)

    def _guessed(self) -> bool:
        world = self.coin.choice(WORLDS)
        return self.attacker.guess(play(self.council, world, self._order(), self.leak)) == world

    def _guessed_twice(self) -> tuple[bool, bool]:
        world = self.coin.choice(WORLDS)
        evidence = play(self.council, world, self._order())
        forgotten = f'{{"kept": "{self.council.devices.seeds[HONEST - 1]}"}}'.encode()
        planted = replace(evidence, files={**evidence.files, "tmp/forgotten": forgotten})
        right = self.attacker.guess(evidence) == world
        self.measured.append((world, self.attacker.last))
        return right, self.informed.guess(planted) == world


def test_the_bound_is_that_of_a_coin() -> None:
    assert furthest(FEW) == 8
    assert 1 / 30 < _outside([comb(MANY, right) for right in range(MANY + 1)], 50, 10) / 2**MANY < 1 / 25


def test_two_worlds_look_alike_and_a_second_seed_tells_them_apart(council: Council) -> None:
    game = Game(council)
    right, informed = game.right_with_second_seed(FEW)
    assert game.attacker.reasons == Counter({GUESSED: FEW}), "it knew, and did not only guess"
    assert abs(right - FEW / 2) <= furthest(FEW)
    assert informed == FEW and game.informed.reasons == Counter(decrypted=FEW)


def test_a_measure_that_tells_is_beyond_all_shuffles() -> None:
    """One of a hundred measures is a little larger in one of the worlds; the others are noise."""
    dealt = random.Random(7)
    worlds = [
        (
            world,
            {str(number): dealt.gauss(0, 1) for number in range(100)} | {"told": dealt.gauss(2 * (world == "A"), 1)},
        )
        for world in 50 * WORLDS
    ]
    assert rank(worlds, 50) == (0, "told")
    for _, found in worlds:
        del found["told"]
    assert rank(worlds, 50)[0] > 0


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_planted_leak_is_found(council: Council, leak: Leak) -> None:
    assert Game(council, leak, leak.lessons).right(4) == 4


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_a_hundred_worlds_look_alike(council: Council, request: pytest.FixtureRequest) -> None:
    engine, game = request.config.getoption("engine"), Game(council, lessons=2 * LESSONS)
    right, informed = game.right_with_second_seed(MANY)
    print(f"\nforensic_{engine}_nothing_planted {right} right guesses of {MANY} worlds, {game.attacker.reasons}")
    print(f"forensic_{engine}_second_seed {informed} right guesses of {MANY} worlds, {game.informed.reasons}")
    if abs(right - MANY / 2) > 10:
        right = game.right(MANY)
        print(f"forensic_{engine}_nothing_planted_again {right} right guesses of {MANY} worlds")
    assert set(game.attacker.reasons) == {GUESSED}
    assert 40 <= right <= 60
    assert informed >= 99
    as_well, name = rank(game.measured)
    print(f"forensic_{engine}_shuffles {as_well} of {SHUFFLES} separate the worlds as well as they are by: {name}")
    assert as_well > 0


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_leak_is_found_in_a_hundred_worlds(council: Council, leak: Leak, request: pytest.FixtureRequest) -> None:
    engine, game = request.config.getoption("engine"), Game(council, leak, leak.lessons)
    right = game.right(MANY)
    print(f"\nforensic_{engine}_{leak.name} {right} right guesses of {MANY} worlds, {game.attacker.reasons}")
    assert right >= 99
