"""Ten thousand encryptions: neither a proof nor a ciphertext leans to one side, whatever was chosen."""

import pytest

from councils.ballot.groups import GROUPS
from councils.ballot.proofs import encrypt, prove_one_of
from councils.ballot.randomness import random_scalar

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
TIMES = 10_000
CURVE = GROUPS["Ed25519"]
#: Kolmogorov and Smirnov: an honest generator is above this once in 140 000 runs.
BOUND = 2.5 / TIMES**0.5


def distance_from_uniform(values: list[int]) -> float:
    """The greatest distance between their distribution and the even one."""
    shares = sorted(value / CURVE.order for value in values)
    return max(
        max(abs(share - place / len(shares)), abs(share - (place + 1) / len(shares)))
        for place, share in enumerate(shares)
    )


@pytest.mark.parametrize("bit", [0, 1])
def test_proofs_look_the_same_whatever_is_chosen(bit):
    key = CURVE.base_power(random_scalar(CURVE.order))
    proofs, ciphers = [], set()
    for _ in range(TIMES):
        randomness = random_scalar(CURVE.order)
        cipher = encrypt(CURVE, key, bit, randomness)
        ciphers.add((CURVE.text(cipher.alpha), CURVE.text(cipher.beta)))
        proofs.append(prove_one_of(CURVE, key, cipher, randomness, bit, (0, 1), "S"))
    assert len(ciphers) == TIMES
    for branch in (0, 1):
        assert distance_from_uniform([proof[branch].challenge for proof in proofs]) < BOUND
        assert distance_from_uniform([proof[branch].response for proof in proofs]) < BOUND


def test_the_measure_notices_a_generator_that_leans():
    leaning = [random_scalar(CURVE.order) * 9 // 10 for _ in range(TIMES)]
    assert distance_from_uniform(leaning) > BOUND
