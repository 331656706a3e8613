"""Whatever else than the member's own right ballots is sent: a sentence, and nothing kept."""

import json
from typing import Any

import pytest

from councils.actions.cast import cast
from tests.councils.electronic.asking import refused, sent_in_vain, signed_in
from tests.councils.electronic.spoiling import Spoil, spoiled
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def first(ballot: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = ballot["answers"][0]
    return answer


SPOILED: dict[str, Spoil] = {
    "a point of order two": lambda b: first(b)["choices"][0].update(alpha="7f" + "ff" * 30 + "ec"),
    "the identity": lambda b: first(b)["choices"][0].update(beta="0" * 63 + "1"),
    "a point of no curve": lambda b: first(b)["choices"][0].update(alpha="0" * 63 + "2"),
    "a point in capitals": lambda b: first(b)["choices"][0].update(alpha=first(b)["choices"][0]["alpha"].upper()),
    "a scalar and the order": lambda b: first(b)["overall_proof"][0].update(
        response=str(int(first(b)["overall_proof"][0]["response"]) + ORDER)),
    "a scalar with a nought": lambda b: first(b)["overall_proof"][0].update(
        response="0" + first(b)["overall_proof"][0]["response"]),
    "a negative scalar": lambda b: first(b)["overall_proof"][0].update(response="-1"),
    "a scalar as a number": lambda b: first(b)["overall_proof"][0].update(response=1),
    "an endless scalar": lambda b: first(b)["overall_proof"][0].update(response="9" * 5000),
    "a field more": lambda b: b.update(more=1),
    "a field more inside": lambda b: first(b).update(more=1),
    "a field less": lambda b: first(b).pop("overall_proof"),
    "one answer": lambda b: b["answers"].pop(),
    "three answers": lambda b: b["answers"].append(b["answers"][0]),
    "two choices for one": lambda b: first(b)["choices"].append(first(b)["choices"][0]),
    "the other answer's choices": lambda b: first(b).update(choices=b["answers"][1]["choices"]),
    "the proofs exchanged": lambda b: first(b).update(individual_proofs=first(b)["individual_proofs"][::-1]),
    "no answer": lambda b: b.update(answers=None),
    "answers in words": lambda b: b.update(answers="Tán thành"),
    "another election": lambda b: b.update(election_hash="A" * 43),
    "another box": lambda b: b.update(election_uuid="1" * 22),
    "no credential": lambda b: b.update(credential=None),
}  # fmt: skip


def test_a_ballot_that_breaks_a_rule_is_refused(bench: OnlineBench, subtests: pytest.Subtests) -> None:
    session, client = bench.voting(), signed_in(bench.members[5])
    for name, spoil in SPOILED.items():
        ballots = spoiled(bench, session, spoil)
        with subtests.test(name):
            with refused("Phiếu chưa được nhận: hòm phiếu 1", "chọn lại từng dòng"):
                cast(session, by=bench.members[5], ballots=ballots)
            said = sent_in_vain(client, "cast", session, {"ballots": ballots})
            assert "Mời tải lại trang và bỏ phiếu lại" in said


def test_what_is_changed_after_signing_is_refused(bench: OnlineBench) -> None:
    session = bench.voting()
    ballots = spoiled(bench, session, lambda b: b.update(answers=b["answers"][::-1]), resigned=False)
    with refused("chữ ký thuộc phiếu khác"):
        cast(session, by=bench.members[5], ballots=ballots)


def test_answers_exchanged_by_their_owner_are_the_owners_own_matter(bench: OnlineBench) -> None:
    """The format binds an answer to the ballot, not to its place; only who holds the code can do it."""
    session = bench.voting()
    ballots = spoiled(bench, session, lambda b: b.update(answers=b["answers"][::-1]))
    assert cast(session, by=bench.members[5], ballots=ballots).cast


NO_JSON = ["", "{", "null", "[]", "1", '"x"', "{}", '{"ballots":null}', '{"ballots":[]}', '{"ballots":"x"}',
           "NaN", b"\xff\xfe", b"\xef\xbb\xbf{}", "[" * 100_000, "1" * 5000, '{"ballots":' * 3000]  # fmt: skip


def test_what_no_page_sends_is_answered_in_words(bench: OnlineBench, subtests: pytest.Subtests) -> None:
    session, client = bench.voting(), signed_in(bench.members[5])
    for body in NO_JSON:
        with subtests.test(repr(body)[:20]):
            assert "Máy chủ không đọc được dữ liệu" in sent_in_vain(client, "cast", session, body)


WRONG_TEXTS = [None, 1, True, [], {}, "", "x", "{}", "[]", "null", "\ud800", "\x00", " {}", '{"a":1,"a":1}', "1e3",
               "[" * 100_000, "9" * 5000]  # fmt: skip


@pytest.mark.parametrize("voted", [False, True])
def test_what_is_no_ballot_is_answered_in_words(bench: OnlineBench, voted: bool, subtests: pytest.Subtests) -> None:
    session, client = bench.voting(), signed_in(bench.members[5])
    if voted:
        bench.devices.vote(session, bench.members[5])
    uuid = session.boxes.get().key.uuid
    for text in WRONG_TEXTS:
        with subtests.test(repr(text)[:20]):
            assert "Phiếu chưa được nhận" in sent_in_vain(client, "cast", session, {"ballots": {uuid: text}})


def test_blanks_and_another_order_of_fields_are_refused(bench: OnlineBench) -> None:
    session = bench.voting()
    ((uuid, written),) = bench.devices.ballots(session, bench.members[5]).items()
    turned = json.dumps(dict(reversed(json.loads(written).items())), separators=(",", ":"))
    for other in (json.dumps(json.loads(written)), f"{written}\n", f"﻿{written}", turned):
        with refused("Phiếu chưa được nhận: hòm phiếu 1"):
            cast(session, by=bench.members[5], ballots={uuid: other})


def test_more_than_the_server_takes_in_is_answered_in_words(bench: OnlineBench, settings: Any) -> None:
    session = bench.voting()
    ballots = bench.devices.ballots(session, bench.members[5])
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    assert "dài hơn" in sent_in_vain(signed_in(bench.members[5]), "cast", session, {"ballots": ballots})
