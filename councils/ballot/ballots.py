"""A member's ballot: every choice encrypted, each proved to be 0 or 1, each question proved well answered, all signed
(specification, sections 4.9, 4.13 and 4.14).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.credentials import public_of, secret_of
from councils.ballot.election import Election, Question
from councils.ballot.errors import Refused, at
from councils.ballot.groups.base import Element, product
from councils.ballot.proofs import (
    AnyOfProof,
    Ciphertext,
    Proof,
    encrypt,
    is_one_of,
    knows,
    prove_knowledge,
    prove_one_of,
    read_any_of,
    require,
)
from councils.ballot.randomness import random_scalar

BITS = (0, 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question answered."""

    choices: tuple[Ciphertext, ...]
    individual: tuple[AnyOfProof, ...]
    overall: AnyOfProof


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot that has been read and fully checked; *written* is what the board keeps."""

    credential: Element
    answers: tuple[Answer, ...]
    written: str

    @property
    def tracker(self) -> str:
        """The name of the ballot as every program of the format prints it."""
        return encoding.base64(self.written)


def make_ballot(election: Election, code: str, chosen: Sequence[Sequence[int]]) -> str:
    """The ballot of whoever holds *code*; *chosen* has a 0 or 1 for every answer of every question.

    :raises Refused: more or fewer are chosen than a question allows.
    """
    group = election.group
    credential = group.text(public_of(code, election.uuid, group))
    context = f"{election.fingerprint}|{credential}"
    answers = [
        _answer(election, question, bits, context) for question, bits in zip(election.questions, chosen, strict=True)
    ]
    value: dict[str, Any] = {
        "election_uuid": election.uuid,
        "election_hash": election.fingerprint,
        "credential": credential,
        "answers": answers,
    }
    digest = encoding.base64(encoding.compact(value))
    secret = secret_of(code, election.uuid, group.order)
    value["signature"] = {"hash": digest, "proof": prove_knowledge(group, secret, f"sig|{digest}|").to_json()}
    return encoding.compact(value)


def _answer(election: Election, question: Question, bits: Sequence[int], context: str) -> dict[str, Any]:
    group, key = election.group, election.public_key
    if len(bits) != len(question.answers) or not set(bits) <= {0, 1}:
        raise Refused("mỗi phương án chỉ được chọn hoặc không chọn")
    if not question.least <= sum(bits) <= question.most:
        raise Refused(f"phải chọn từ {question.least} đến {question.most} phương án")
    randomness = [random_scalar(group.order) for _ in bits]
    choices = tuple(encrypt(group, key, bit, r) for bit, r in zip(bits, randomness, strict=True))
    individual = [
        prove_one_of(group, key, cipher, r, bit, BITS, context)
        for cipher, r, bit in zip(choices, randomness, bits, strict=True)
    ]
    overall = prove_one_of(
        group, key, _sum(election, choices), sum(randomness) % group.order, sum(bits), _allowed(question),
        _overall_context(election, choices, context),
    )  # fmt: skip
    return {
        "choices": [cipher.to_json(group) for cipher in choices],
        "individual_proofs": [[pair.to_json() for pair in proof] for proof in individual],
        "overall_proof": [pair.to_json() for pair in overall],
    }


def read_ballot(election: Election, written: str) -> Ballot:
    """Check a ballot completely; whether its credential may vote is for the caller to say.

    :raises Refused: the first thing that is wrong with it, and where it stands.
    """
    value = encoding.parsed(written)
    uuid, fingerprint, credential, answers, signature = encoding.fields(
        value, "election_uuid", "election_hash", "credential", "answers", "signature"
    )
    require(uuid == election.uuid, "phiếu thuộc hòm phiếu khác")
    require(fingerprint == election.fingerprint, "phiếu được lập cho nội dung khác hoặc bộ khóa khác")
    public = election.group.element(credential)
    _check_signature(election, value, public, signature)
    context = f"{election.fingerprint}|{credential}"
    asked = zip(encoding.listed(answers, len(election.questions)), election.questions, strict=True)
    checked = []
    for place, (answer, question) in enumerate(asked, 1):
        with at(f"câu {place}"):
            checked.append(_read_answer(election, question, answer, context))
    return Ballot(public, tuple(checked), written)


def _check_signature(election: Election, value: dict[str, Any], public: Element, signature: object) -> None:
    digest, proof = encoding.fields(signature, "hash", "proof")
    unsigned = {name: part for name, part in value.items() if name != "signature"}
    require(digest == encoding.base64(encoding.compact(unsigned)), "chữ ký thuộc phiếu khác")
    signed = Proof.read(proof, election.group.order)
    require(knows(election.group, public, signed, f"sig|{digest}|"), "chữ ký không phải của mã nhận phiếu này")


def _read_answer(election: Election, question: Question, value: object, context: str) -> Answer:
    group, key, count = election.group, election.public_key, len(question.answers)
    choices, individual, overall = encoding.fields(value, "choices", "individual_proofs", "overall_proof")
    ciphers = tuple(Ciphertext.read(choice, group) for choice in encoding.listed(choices, count))
    each = tuple(read_any_of(proof, group.order, len(BITS)) for proof in encoding.listed(individual, count))
    whole = read_any_of(overall, group.order, len(_allowed(question)))
    for cipher, proof in zip(ciphers, each, strict=True):
        require(is_one_of(group, key, cipher, BITS, proof, context), "một lựa chọn không được chứng minh là 0 hoặc 1")
    together = _overall_context(election, ciphers, context)
    holds = is_one_of(group, key, _sum(election, ciphers), _allowed(question), whole, together)
    require(holds, "số lựa chọn không được chứng minh là đúng quy định")
    return Answer(ciphers, each, whole)


def _allowed(question: Question) -> range:
    return range(question.least, question.most + 1)


def _sum(election: Election, ciphers: Sequence[Ciphertext]) -> Ciphertext:
    group = election.group
    return Ciphertext(
        product(group, (cipher.alpha for cipher in ciphers)), product(group, (cipher.beta for cipher in ciphers))
    )


def _overall_context(election: Election, ciphers: Sequence[Ciphertext], context: str) -> str:
    return f"{context}|{','.join(cipher.text(election.group) for cipher in ciphers)}"
