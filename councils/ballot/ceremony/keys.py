"""Step 3: every counter checks what it was sent; the sum is its part of the key, of which it shows the public half."""

from collections.abc import Sequence
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony.certificates import Certificate, place_of
from councils.ballot.ceremony.seed import Own, Plan
from councils.ballot.ceremony.shares import Shares
from councils.ballot.counters import PublicKey
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element, product
from councils.ballot.letters import sign, unseal
from councils.ballot.proofs import require


def write_key(seed: str, certificates: Sequence[Certificate], shares: Sequence[Shares], plan: Plan) -> dict[str, Any]:
    """Step 3: every share received is checked; the public key of their sum, proved and signed.

    :raises Refused: a share does not fit its coefficients; the sentence names whose it is.
    """
    own, group = Own.of(seed, plan), plan.group
    place = place_of(own, certificates, group)
    key = PublicKey.of(secret_key(seed, certificates, shares, plan), group)
    expected = expected_key(place, [one.powers for one in shares], group)
    require(key.element == expected, "các phần khóa cộng lại không thành khóa của người kiểm phiếu này")
    signature = sign(group.text(key.element), own.signing, group).signature
    return PublicKey(key.element, key.proof, signature).to_json(group)


def secret_key(seed: str, certificates: Sequence[Certificate], shares: Sequence[Shares], plan: Plan) -> int:
    """The counter's own secret: the sum of the shares sent to it. :raises Refused: as ``write_key``."""
    own, group = Own.of(seed, plan), plan.group
    place = place_of(own, certificates, group)
    total = 0
    for sender, (certificate, one) in enumerate(zip(certificates, shares, strict=True), 1):
        message = unseal(one.letters[place - 1], own.reading, certificate.writer, group)
        (written,) = encoding.fields(encoding.parsed(message), "secret")
        share = encoding.scalar(written, group.order)
        fits = group.base_power(share) == _value_at(place, one.powers, group)
        require(fits, f"phần khóa do người kiểm phiếu số {sender} gửi không khớp với những gì người đó đã công bố")
        total += share
    return total % group.order


def expected_key(place: int, powers: Sequence[Sequence[Element]], group: Group) -> Element:
    """The public key that counter number *place* must have."""
    return product(group, (_value_at(place, own, group) for own in powers))


def _value_at(place: int, powers: Sequence[Element], group: Group) -> Element:
    """A polynomial at *place*, in the exponent."""
    return product(group, (group.power(one, pow(place, k, group.order)) for k, one in enumerate(powers)))
