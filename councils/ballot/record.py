"""The published record of the counters' keys (specification, sections 4.5.7 and 4.6)."""

from collections.abc import Sequence
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony import (
    Certificate,
    Plan,
    Shares,
    expected_key,
    read_certificate,
    read_coefficients,
    read_early_certificate,
    read_powers,
)
from councils.ballot.counters import Counters, Kind, PublicKey, Single, Threshold
from councils.ballot.errors import Refused, at
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element
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


def read_record(written: str, group: Group, uuid: str, *, foreign: bool = False) -> Counters:
    """Check the whole record: every signature, every key against the coefficients it follows from.

    Every certificate must promise its coefficients. A *foreign* record need not, and may have the early form of
    belenios-tool before 2.5.1, whose certificates are for no place and whose counters sign less.

    :raises Refused: the first thing that is wrong with it, and where it stands.
    """
    kinds = []
    for place, item in enumerate(encoding.listed(encoding.parsed(written)), 1):
        with at(f"khóa {place}"):
            kinds.append(_kind(item, group, uuid, foreign=foreign))
    require(bool(kinds), "không ai giữ khóa")
    forms = {kind.early for kind in kinds if isinstance(kind, Threshold)}
    require(len(forms) <= 1, "bản ghi khóa lẫn dạng cũ với dạng mới")
    return Counters(tuple(kinds), written)


def _kind(value: object, group: Group, uuid: str, *, foreign: bool) -> Kind:
    name, body = encoding.listed(value, 2)
    if name == "Single":
        key = PublicKey.read(body, group)
        require(key.signature is None, "khóa đứng riêng thì không mang chữ ký của người kiểm phiếu")
        return Single(key)
    if name == "Pedersen":
        if isinstance(body, dict) and "signatures" not in body:
            require(foreign, "bản ghi khóa dạng cũ không được dùng cho hòm phiếu của cổng")
            return _early_threshold(body, group, uuid)
        return _threshold(body, group, uuid, foreign=foreign)
    raise Refused("chỉ có hai loại khóa: Single và Pedersen")


def _threshold(value: object, group: Group, uuid: str, *, foreign: bool) -> Threshold:
    threshold, certs, coefficients, signatures, keys = encoding.fields(
        value, "threshold", "certs", "coefexps", "signatures", "verification_keys"
    )
    plan = _plan(uuid, group, threshold, certs)
    certificates = [read_certificate(one, index, plan) for index, one in enumerate(certs, 1)]
    promised = all(one.promised for one in certificates)
    require(foreign or promised, "giấy chứng nhận khóa thiếu cam kết về hệ số")
    published = zip(encoding.listed(coefficients, plan.size), encoding.listed(signatures, plan.size), strict=True)
    powers = [
        read_coefficients(own, seen, index, certificates, plan)[1] for index, (own, seen) in enumerate(published, 1)
    ]
    owned = _keys(keys, powers, plan)
    for index, (key, certificate) in enumerate(zip(owned, certificates, strict=True), 1):
        text = group.text(key.element)
        signed = key.signature is not None and is_signed(text, key.signature, certificate.writer, group)
        require(signed, f"khóa số {index} không có chữ ký của người giữ khóa")
    return Threshold(plan.threshold, owned, tuple(own[0] for own in powers))


def _early_threshold(value: dict[str, Any], group: Group, uuid: str) -> Threshold:
    """The form of belenios-tool before 2.5.1 (specification of 2.0, section 4.6), and of no later one."""
    threshold, certs, coefficients, keys = encoding.fields(value, "threshold", "certs", "coefexps", "verification_keys")
    plan = _plan(uuid, group, threshold, certs)
    certificates = [read_early_certificate(one, group) for one in certs]
    published = zip(encoding.listed(coefficients, plan.size), certificates, strict=True)
    powers = [read_powers(own, certificate, plan)[1] for own, certificate in published]
    owned = _keys(keys, powers, plan)
    require(all(key.signature is None for key in owned), "bản ghi khóa dạng cũ không có chữ ký trên khóa")
    return Threshold(plan.threshold, owned, tuple(own[0] for own in powers), early=True)


def _plan(uuid: str, group: Group, threshold: object, certs: object) -> Plan:
    plan = Plan(uuid, group, len(encoding.listed(certs)), encoding.whole(threshold, 1))
    require(plan.threshold <= plan.size, "số người cần để mở hòm nhiều hơn số người giữ khóa")
    return plan


def _keys(value: object, powers: Sequence[Sequence[Element]], plan: Plan) -> tuple[PublicKey, ...]:
    """The counters' keys. :raises Refused: one does not follow from the coefficients."""
    owned = tuple(PublicKey.read(key, plan.group) for key in encoding.listed(value, plan.size))
    for index, key in enumerate(owned, 1):
        follows = key.element == expected_key(index, powers, plan.group)
        require(follows, f"khóa số {index} không phải do các phần khóa hợp thành")
    return owned
