"""Values computed by others: belenios-tool, RFC 8032, and the points that must never be taken."""

import pytest

from councils.ballot.credentials import public_of, secret_of
from councils.ballot.errors import Refused
from councils.ballot.groups import GROUPS
from councils.ballot.proofs import challenge_of

CURVE, FIELD = GROUPS["Ed25519"], GROUPS["BELENIOS-2048"]
UUID = "HD2tdkt9vec7x4"


def test_points_are_written_most_significant_digit_first():
    assert CURVE.text(CURVE.generator) == "66" * 31 + "58"
    assert CURVE.text(CURVE.base_power(2)) == "2260cdf3092329c21da25ee8c9a21f5697390f51643851560e5f46ae6af8a3c9"
    assert CURVE.text(CURVE.identity) == "00" * 31 + "01"


def test_a_challenge_is_the_hash_modulo_the_order():
    expected = 5974732054349889829193649662641147665474913093363339973291006492123368309273
    assert challenge_of(CURVE, "t|", CURVE.generator) == expected


@pytest.mark.parametrize(
    ("group", "code", "secret"),
    [
        (CURVE, "anEq7-MPXSwq-H7sgN-hcP1KA",
         4056925288682458007540288002184287307832212810719397623972055411316907608673),
        (FIELD, "FyoAy-4vD7bV-jKJ2L-LRvAsw",
         21823655654334388185947208917730134950007481870666364071987568284280925935644),
    ],
)  # fmt: skip
def test_a_code_leads_to_the_secret_that_belenios_tool_derives(group, code, secret):
    assert secret_of(code, UUID, group.order) == secret


def test_the_public_half_of_a_code():
    public = "a40adf4c69d2c3220610f90516968253d78aaf266e78737b5896dee2af39ff96"
    assert CURVE.text(public_of("anEq7-MPXSwq-H7sgN-hcP1KA", UUID, CURVE)) == public


#: RFC 8032, 7.1: secret scalars (clamped, from the first half of the hash) lead to these public keys.
RFC_8032 = [
    ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
    ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
]  # fmt: skip


@pytest.mark.parametrize(("seed", "public"), RFC_8032)
def test_keys_of_rfc_8032(seed, public):
    from hashlib import sha512

    half = bytearray(sha512(bytes.fromhex(seed)).digest()[:32])
    half[0] &= 248
    half[31] = half[31] & 127 | 64
    assert CURVE.base_power(int.from_bytes(half, "little")) == bytes.fromhex(public)


def _written(encoded: str) -> str:
    """An encoding in the order of bytes, written as the format writes points."""
    return bytes.fromhex(encoded)[::-1].hex()


ORDER_TWO = "ec" + "ff" * 30 + "7f"
ORDER_EIGHT = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"


def _mixed(small: str) -> str:
    from nacl.bindings import crypto_core_ed25519_add

    return crypto_core_ed25519_add(CURVE.generator, bytes.fromhex(small))[::-1].hex()


@pytest.mark.parametrize(
    "written",
    [
        _written(ORDER_TWO), _written(ORDER_EIGHT), _written("00" * 32), _mixed(ORDER_TWO), _mixed(ORDER_EIGHT),
        "00" * 31 + "01",  # the identity
        _written("01" + "00" * 30 + "80"),  # the identity with a negative zero
        _written("ee" + "ff" * 30 + "7f"),  # y = 1 written as p + 1
        _written("02" + "00" * 31),  # not on the curve
        "66" * 31 + "5", "66" * 32 + "58", "66" * 31 + "5G", ("66" * 31 + "58").replace("6", "٦"), "", None, 7, ["66"],
        "A40ADF4C69D2C3220610F90516968253D78AAF266E78737B5896DEE2AF39FF96",
    ],
)  # fmt: skip
def test_what_is_no_point_of_the_subgroup_is_refused(written):
    with pytest.raises(Refused):
        CURVE.element(written)


@pytest.mark.parametrize("written", ["0", "1", "2", "01", "-1", "1e3", "", None, 4, "9" * 700, str(2**2047 + 1)])
def test_what_is_no_element_of_the_field_s_subgroup_is_refused(written):
    with pytest.raises(Refused):
        FIELD.element(written)


@pytest.mark.parametrize(
    "code", ["", "anEq7MPXSwqH7sgNhcP1KA", "anEq7-MPXSwq-H7sgN-hcP1K0", "x" * 1000, "anEq7-MPXSwq-H7sgN-hcP1KA\n"]
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(Refused):
        secret_of(code, UUID, CURVE.order)
