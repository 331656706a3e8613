"""Step 1: every counter publishes two keys of its own, and the digest of what it publishes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony.seed import Own, Plan
from councils.ballot.errors import Refused
from councils.ballot.groups import Group
from councils.ballot.groups.base import Element
from councils.ballot.letters import Signed, sign
from councils.ballot.proofs import require

CERTIFICATE = "giấy chứng nhận khóa"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Step 1: a counter's keys for signing and reading, and the digest of what is published next."""

    signed: Signed
    writer: Element
    reader: Element
    promised: str | None


def write_certificate(seed: str, index: int, plan: Plan) -> dict[str, Any]:
    """Step 1 of counter number *index* (from 1)."""
    own, group = Own.of(seed, plan), plan.group
    keys = {
        "context": _context(index, plan),
        "coefexps_sha256": encoding.hexadecimal(own.coefficients_text(group)),
        "verification": group.text(group.base_power(own.signing)),
        "encryption": group.text(group.base_power(own.reading)),
    }
    return sign(encoding.compact(keys), own.signing, group).to_json()


def read_certificate(value: object, index: int, plan: Plan) -> Certificate:
    """:raises Refused: not signed with its own key, or made for another place or another ceremony."""
    signed = Signed.read(value, plan.group.order)
    keys = encoding.parsed(signed.message)
    promised = keys.get("coefexps_sha256") if isinstance(keys, dict) else None
    names = ("context", *(("coefexps_sha256",) if promised is not None else ()), "verification", "encryption")
    context, *_, writer, reader = encoding.fields(keys, *names)
    same = encoding.compact(context) == encoding.compact(_context(index, plan))
    require(same, "giấy chứng nhận khóa thuộc vị trí khác hoặc lần lập khóa khác")
    found = Certificate(
        signed, plan.group.element(writer), plan.group.element(reader),
        encoding.digest_name(promised) if promised is not None else None,
    )  # fmt: skip
    signed.refuse_unless_from(found.writer, plan.group, CERTIFICATE)
    return found


def read_early_certificate(value: object, group: Group) -> Certificate:
    """A certificate of belenios-tool before 2.5.1, made for no place (section 4.6.2 of its specification, 2.0).

    :raises Refused: not of this form, or not signed with its own key.
    """
    signed = Signed.read(value, group.order)
    writer, reader = encoding.fields(encoding.parsed(signed.message), "verification", "encryption")
    found = Certificate(signed, group.element(writer), group.element(reader), None)
    signed.refuse_unless_from(found.writer, group, CERTIFICATE)
    return found


def _context(index: int, plan: Plan) -> dict[str, Any]:
    return {"group": plan.group.name, "size": plan.size, "threshold": plan.threshold, "index": index}


def place_of(own: Own, certificates: Sequence[Certificate], group: Group) -> int:
    """The number of the counter who holds this seed. :raises Refused: it is none of them."""
    mine = group.base_power(own.signing), group.base_power(own.reading)
    for place, one in enumerate(certificates, 1):
        if (one.writer, one.reader) == mine:
            return place
    raise Refused("mã mở hòm phiếu này không phải của người nào trong Tổ kiểm phiếu")
