"""The laws that the protocol leans on, in both groups; and the curve against a third implementation."""

import secrets

import ge25519
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councils.ballot.groups import GROUPS
from councils.ballot.groups.base import product

CURVE = GROUPS["Ed25519"]
exponents = st.integers(-(2**260), 2**260) | st.sampled_from([0, 1, -1, CURVE.order, CURVE.order - 1])


@pytest.mark.parametrize("name", GROUPS)
@settings(deadline=None, max_examples=25)
@given(a=exponents, b=exponents)
def test_powers_add_and_multiply(name, a, b):
    group = GROUPS[name]
    x, y = group.base_power(a), group.base_power(b)
    assert group.times(x, y) == group.base_power(a + b)
    assert group.over(x, y) == group.base_power(a - b)
    assert group.power(x, b) == group.base_power(a * b) == group.power(y, a)


@pytest.mark.parametrize("name", GROUPS)
def test_the_identity_is_one_and_the_order_leads_to_it(name):
    group = GROUPS[name]
    x = group.base_power(secrets.randbelow(group.order))
    assert group.power(x, group.order) == group.power(x, 0) == group.base_power(0) == group.identity
    assert group.times(x, group.identity) == x == group.over(x, group.identity)
    assert group.power(group.identity, 5) == group.identity == group.over(x, x)
    assert product(group, []) == group.identity


@pytest.mark.parametrize("name", GROUPS)
def test_what_is_written_is_read_back(name):
    group = GROUPS[name]
    for _ in range(20):
        x = group.base_power(1 + secrets.randbelow(group.order - 1))
        assert group.element(group.text(x)) == x


def differ(triples: int) -> None:
    """Random triples of two scalars and a base, computed by libsodium and by plain Python."""
    for _ in range(triples):
        a, b = (1 + secrets.randbelow(CURVE.order - 1) for _ in range(2))
        point = ge25519.ge25519_p3.scalar_mult_base(a.to_bytes(32, "little"))
        assert point.to_bytes() == CURVE.base_power(a)
        assert point.scalar_mult(b.to_bytes(32, "little")).to_bytes() == CURVE.power(CURVE.base_power(a), b)


def test_a_third_implementation_comes_to_the_same_points():
    differ(10)
