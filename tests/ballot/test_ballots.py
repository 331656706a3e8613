"""A ballot says what its writer chose, to nobody; and only its writer can make it, once, for one box."""

import json

import pytest

from councils.ballot import ballots, encoding
from councils.ballot.ballots import make_ballot, read_ballot
from councils.ballot.credentials import new_code
from councils.ballot.errors import Refused
from councils.ballot.proofs import Ciphertext, Proof, encrypt, is_one_of, knows, prove_one_of
from councils.ballot.randomness import random_scalar
from councils.ballot.verifying import Copies, accept
from tests.ballot.boxes import APPROVE, DISAPPROVE, MadeBox, made_box
from tests.ballot.forging import changed, resigned

GROUPS = ["Ed25519", "BELENIOS-2048"]


@pytest.fixture(scope="module", params=GROUPS)
def box(request) -> MadeBox:
    return made_box(request.param, nominees=2)


def a_ballot(box: MadeBox, member: int = 0, chosen=(APPROVE, DISAPPROVE)) -> dict:
    return json.loads(make_ballot(box.election, box.codes[member], chosen))


def test_a_ballot_is_accepted(box):
    written = make_ballot(box.election, box.codes[0], [APPROVE, DISAPPROVE])
    ballot = accept(written, box.setup, Copies())
    assert ballot.written == written and ballot.tracker == encoding.base64(written)
    assert len(ballot.answers) == 2 and len(ballot.answers[0].choices) == 3


def test_every_ballot_has_the_same_length_give_or_take_its_random_numbers(box):
    lengths = {
        choice.index(1): [len(make_ballot(box.election, box.codes[0], [choice, choice])) for _ in range(6)]
        for choice in (APPROVE, DISAPPROVE)
    }
    assert abs(sum(lengths[0]) - sum(lengths[1])) < 0.01 * sum(lengths[0])


@pytest.mark.parametrize(
    "chosen", [[[1, 1, 0], APPROVE], [[0, 0, 0], APPROVE], [[2, 0, 0], APPROVE], [[1, 0], APPROVE]]
)
def test_no_honest_ballot_chooses_otherwise_than_the_question_allows(box, chosen):
    with pytest.raises(Refused):
        make_ballot(box.election, box.codes[0], chosen)


def test_one_choice_for_each_question(box):
    with pytest.raises(ValueError, match="zip"):
        make_ballot(box.election, box.codes[0], [APPROVE])


# --- dishonest ballots, signed by their own voters


@pytest.mark.parametrize("numbers", [(2, 0, 0), (-1, 1, 1), (1, 1, 0), (0, 0, 0)])
def test_a_ciphertext_of_another_number_is_refused_whatever_proof_goes_with_it(box, numbers):
    value, group, key = a_ballot(box), box.group, box.election.public_key
    context = f"{box.election.fingerprint}|{value['credential']}"
    randomness = [random_scalar(group.order) for _ in numbers]
    ciphers = [encrypt(group, key, number, r) for number, r in zip(numbers, randomness, strict=True)]
    answer = value["answers"][0]
    answer["choices"] = [cipher.to_json(group) for cipher in ciphers]
    answer["individual_proofs"] = [
        [
            pair.to_json()
            for pair in prove_one_of(group, key, cipher, r, number if number in (0, 1) else 1, (0, 1), context)
        ]
        for cipher, r, number in zip(ciphers, randomness, numbers, strict=True)
    ]
    whole = ballots._sum(box.election, ciphers)
    together = ballots._overall_context(box.election, ciphers, context)
    proof = prove_one_of(group, key, whole, sum(randomness), 1, (1,), together)
    answer["overall_proof"] = [pair.to_json() for pair in proof]
    with pytest.raises(Refused, match=r"câu 1: .* không được chứng minh"):
        read_ballot(box.election, resigned(box, value, box.codes[0]))


def test_choices_copied_from_another_member_are_refused(box):
    copy = a_ballot(box, 0)
    copy["credential"] = a_ballot(box, 1)["credential"]
    with pytest.raises(Refused, match="không được chứng minh"):
        read_ballot(box.election, resigned(box, copy, box.codes[1]))


def test_the_same_ciphertext_of_two_members_is_refused():
    """Even with proofs of its own: nobody votes as another did without knowing how."""
    box, copies = made_box(), Copies()
    first = accept(make_ballot(box.election, box.codes[0], [APPROVE]), box.setup, copies)
    other = accept(make_ballot(box.election, box.codes[1], [DISAPPROVE]), box.setup, Copies())
    object.__setattr__(other, "answers", first.answers)
    with pytest.raises(Refused, match="được chép từ phiếu khác"):
        copies.refuse(other, box.group)


def test_the_same_ballot_twice_is_refused(box):
    written, copies = make_ballot(box.election, box.codes[0], [APPROVE, APPROVE]), Copies()
    accept(written, box.setup, copies)
    with pytest.raises(Refused, match="đã có trong sổ phiếu"):
        accept(written, box.setup, copies)


def test_a_stranger_s_ballot_is_refused(box):
    written = make_ballot(box.election, new_code(), [APPROVE, APPROVE])
    with pytest.raises(Refused, match="không có trong danh sách của hòm phiếu"):
        accept(written, box.setup, Copies())


def test_a_ballot_of_another_box_is_refused(box):
    other = made_box(box.group.name, nominees=2)
    written = make_ballot(other.election, other.codes[0], [APPROVE, APPROVE])
    with pytest.raises(Refused, match="hòm phiếu khác"):
        read_ballot(box.election, written)
    moved = json.loads(written) | {"election_uuid": box.election.uuid}
    with pytest.raises(Refused, match="nội dung khác hoặc bộ khóa khác"):
        read_ballot(box.election, resigned(other, moved, other.codes[0]))


def test_one_cannot_sign_for_another(box):
    with pytest.raises(Refused, match="chữ ký"):
        read_ballot(box.election, resigned(box, a_ballot(box, 0), box.codes[1]))


def plus(order: int):
    return lambda written: str(int(written) + order)


PAIR = ("answers", 0, "individual_proofs", 0, 0)
TAMPERED = [
    ((*PAIR, "response"), "more"), ((*PAIR, "challenge"), "more"), ((*PAIR, "response"), "-1"),
    ((*PAIR, "response"), "01"), ((*PAIR, "response"), "1e3"), ((*PAIR, "response"), 5), ((*PAIR, "response"), "0"),
    ((*PAIR,), {}), ((*PAIR, "response"), "9" * 5000),
    (("answers", 0, "overall_proof"), []), (("answers", 0, "choices"), []), (("answers",), []),
    (("answers", 0, "individual_proofs", 0), lambda pairs: pairs[::-1]),
    (PAIR, lambda pair: {"challenge": pair["response"], "response": pair["challenge"]}),
    (("answers", 0, "choices", 0), lambda cipher: {"alpha": cipher["beta"], "beta": cipher["alpha"]}),
    (("answers", 0, "choices", 0, "alpha"), "0"), (("answers", 0, "choices", 0, "alpha"), None),
    (("answers", 0, "choices"), lambda choices: choices[::-1]),
    (("answers",), lambda answers: answers[::-1]), (("credential",), "x"), (("election_hash",), ""),
]  # fmt: skip


@pytest.mark.parametrize(("path", "new"), TAMPERED, ids=range(len(TAMPERED)))
def test_a_changed_ballot_is_refused_though_its_voter_signs_it(box, path, new):
    new = plus(box.group.order) if new == "more" else new
    value = changed(a_ballot(box), path, new)
    if path == ("answers",) and callable(new):  # both questions are alike: whoever holds the code may answer either way
        value["answers"][0]["choices"] = value["answers"][1]["choices"]
    with pytest.raises(Refused):
        read_ballot(box.election, resigned(box, value, box.codes[0]))


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.replace(":", ": ", 1),
        lambda text: text + "\n",
        lambda text: text.replace('"answers"', '"extra":1,"answers"', 1),
        lambda text: text.replace("{", '{"election_uuid":"x",', 1),
        lambda text: "\ufeff" + text,
        lambda text: text[:-1],
    ],
)
def test_a_ballot_written_otherwise_is_refused(box, rewrite):
    with pytest.raises(Refused):
        read_ballot(box.election, rewrite(make_ballot(box.election, box.codes[0], [APPROVE, APPROVE])))


def test_proofs_of_nothing_prove_nothing(box):
    group, key = box.group, box.election.public_key
    cipher, zero = encrypt(group, key, 1, random_scalar(group.order)), Proof(0, 0)
    assert not is_one_of(group, key, cipher, (0, 1), (zero, zero), "")
    assert not knows(group, key, zero, "sig|")


def test_a_proof_forged_by_choosing_the_statement_after_the_challenge_is_refused(box):
    """Weak Fiat-Shamir hashes the commitments alone; then a ciphertext fitting a finished proof can be found."""
    group, key = box.group, box.election.public_key
    pairs = tuple(Proof(random_scalar(group.order), random_scalar(group.order)) for _ in range(2))
    undo = pow(pairs[0].challenge, -1, group.order)
    exponent = (9 - pairs[0].response) * undo % group.order
    forged = Ciphertext(group.base_power(exponent), group.power(key, exponent))
    assert not is_one_of(group, key, forged, (0, 1), pairs, "")
