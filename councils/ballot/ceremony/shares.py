"""Step 2: every counter opens what it promised and sends each of the others a share of its own secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony.certificates import Certificate, place_of
from councils.ballot.ceremony.seed import Own, Plan
from councils.ballot.groups.base import Element
from councils.ballot.letters import Signed, is_signed, seal, sign
from councils.ballot.proofs import Proof, require


def write_shares(seed: str, certificates: Sequence[Certificate], plan: Plan) -> dict[str, Any]:
    """Step 2: the powers of the coefficients, signed; that all certificates were seen, signed; a letter to each.

    :raises Refused: none of the certificates is this counter's, or one promises no coefficients.
    """
    own, group = Own.of(seed, plan), plan.group
    place_of(own, certificates, group)
    require(all(one.promised for one in certificates), "giấy chứng nhận khóa thiếu cam kết về hệ số")
    text = own.coefficients_text(group)
    letters = [
        seal(encoding.compact({"secret": str(own.value_at(place, group.order))}), one.reader, own.signing, group)
        for place, one in enumerate(certificates, 1)
    ]
    return {
        "secrets": letters,
        "coefexps": sign(text, own.signing, group).to_json(),
        "signature": sign(_seen(certificates, text), own.signing, group).signature.to_json(),
    }


@dataclass(frozen=True, slots=True)
class Shares:
    """What a counter published in step 2, checked; the letters are for their readers."""

    letters: tuple[str, ...]
    signed: Signed
    powers: tuple[Element, ...]
    seen: Proof


def read_shares(value: object, index: int, certificates: Sequence[Certificate], plan: Plan) -> Shares:
    """:raises Refused: not signed by counter *index*, other coefficients than were promised, or too many."""
    secrets, coefficients, seen = encoding.fields(value, "secrets", "coefexps", "signature")
    letters = tuple(encoding.text(letter) for letter in encoding.listed(secrets, plan.size))
    signed, powers, proof = read_coefficients(coefficients, seen, index, certificates, plan)
    return Shares(letters, signed, powers, proof)


def read_coefficients(
    coefficients: object, seen: object, index: int, certificates: Sequence[Certificate], plan: Plan
) -> tuple[Signed, tuple[Element, ...], Proof]:
    """The public part of step 2. :raises Refused: as ``read_shares``."""
    group, own = plan.group, certificates[index - 1]
    signed, powers = read_powers(coefficients, own, plan)
    proof = Proof.read(seen, group.order)
    agrees = is_signed(_seen(certificates, signed.message), proof, own.writer, group)
    require(agrees, "người kiểm phiếu không ký vào đúng các giấy chứng nhận khóa này")
    return signed, powers, proof


def read_powers(value: object, own: Certificate, plan: Plan) -> tuple[Signed, tuple[Element, ...]]:
    """The powers of a counter's coefficients. :raises Refused: not its own, too many, or others than were promised."""
    group = plan.group
    signed = Signed.read(value, group.order)
    signed.refuse_unless_from(own.writer, group, "danh sách hệ số")
    (listed,) = encoding.fields(encoding.parsed(signed.message), "coefexps")
    powers = tuple(group.element(item) for item in encoding.listed(listed, plan.threshold))
    kept = own.promised is None or own.promised == encoding.hexadecimal(signed.message)
    require(kept, "các hệ số không đúng với cam kết trước đó")
    return signed, powers


def _seen(certificates: Sequence[Certificate], coefficients_text: str) -> str:
    """What a counter signs: all certificates and its own coefficients."""
    coefficients = encoding.parsed(coefficients_text)["coefexps"]
    certs = [one.signed.to_json() for one in certificates]
    return f"certs_sig|{encoding.compact({'certs': certs, 'coefexps': coefficients})}"
