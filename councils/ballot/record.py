"""The published record of the counters' keys (specification, sections 4.5.7 and 4.6)."""

from collections.abc import Sequence
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony import Certificate, Plan, Shares, expected_key, read_certificate, read_coefficients
from councils.ballot.counters import Counters, Kind, PublicKey, Single, Threshold
from councils.ballot.errors import Refused, at
from councils.ballot.groups import Group
from councils.ballot.letters import is_signed
from councils.ballot.proofs import require


def written_record(
    server: PublicKey,
    certificates: Sequence[Certificate],
    shares: Sequence[Shares],
    keys: Sequence[dict[str, Any]],
    plan: Plan,
) -> str:
    """The record of a server key that is always needed and of counters of whom *plan.threshold* suffice."""
    pedersen = {
        "threshold": plan.threshold,
        "certs": [one.signed.to_json() for one in certificates],
        "coefexps": [one.signed.to_json() for one in shares],
        "signatures": [one.seen.to_json() for one in shares],
        "verification_keys": list(keys),
    }
    return encoding.compact([["Single", server.to_json(plan.group)], ["Pedersen", pedersen]])


def read_record(written: str, group: Group, uuid: str) -> Counters:
    """Check the whole record: every signature, every key against the coefficients it follows from.

    :raises Refused: the first thing that is wrong with it, and where it stands.
    """
    kinds = []
    for place, item in enumerate(encoding.listed(encoding.parsed(written)), 1):
        with at(f"khóa {place}"):
            kinds.append(_kind(item, group, uuid))
    require(bool(kinds), "không ai giữ khóa")
    return Counters(tuple(kinds), written)


def _kind(value: object, group: Group, uuid: str) -> Kind:
    name, body = encoding.listed(value, 2)
    if name == "Single":
        return Single(PublicKey.read(body, group))
    if name == "Pedersen":
        return _threshold(body, group, uuid)
    raise Refused("chỉ có hai loại khóa: Single và Pedersen")


def _threshold(value: object, group: Group, uuid: str) -> Threshold:
    threshold, certs, coefficients, signatures, keys = encoding.fields(
        value, "threshold", "certs", "coefexps", "signatures", "verification_keys"
    )
    size = len(encoding.listed(certs))
    plan = Plan(uuid, group, size, encoding.whole(threshold, 1))
    require(plan.threshold <= size, "số người cần để mở hòm nhiều hơn số người giữ khóa")
    certificates = [read_certificate(one, index, plan) for index, one in enumerate(certs, 1)]
    published = zip(encoding.listed(coefficients, size), encoding.listed(signatures, size), strict=True)
    powers = [
        read_coefficients(own, seen, index, certificates, plan)[1] for index, (own, seen) in enumerate(published, 1)
    ]
    owned = [PublicKey.read(key, group) for key in encoding.listed(keys, size)]
    for index, (key, certificate) in enumerate(zip(owned, certificates, strict=True), 1):
        require(
            key.element == expected_key(index, powers, group), f"khóa số {index} không phải do các phần khóa hợp thành"
        )
        signed = key.signature is not None and is_signed(
            group.text(key.element), key.signature, certificate.writer, group
        )
        require(signed, f"khóa số {index} không có chữ ký của người giữ khóa")
    return Threshold(plan.threshold, tuple(owned), tuple(own[0] for own in powers))
