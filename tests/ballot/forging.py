"""Ways in which a dishonest server, counter or member could change a box: each leaves a board that must be refused.

Every manipulation takes a counted box of ``boxes.counted_box`` and gives another board, its chain unbroken and
everything that can follow from the change done again: shares, sums, result. What is refused is the change itself.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from councils.ballot import encoding
from councils.ballot.archive import pieces_of
from councils.ballot.ballots import make_ballot
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board, Kind
from councils.ballot.ceremony import Own, Plan
from councils.ballot.counting import make_share, read_owner, written_owner
from councils.ballot.credentials import new_code, secret_of
from councils.ballot.letters import sign
from councils.ballot.proofs import Ciphertext, encrypt, prove_knowledge
from councils.ballot.randomness import random_scalar
from councils.ballot.tally import Tally, written_size, written_sums
from tests.ballot.boxes import APPROVE, DISAPPROVE, WORDS, Description, Keys, MadeBox, begun_box, bound, cast_all

Steps = list[tuple[Kind, list[str]]]
Forge = Callable[[MadeBox], Board]


def steps_of(board: Board) -> Steps:
    """Every event with the pieces of data that come with it, its payload last."""
    return [(event.kind, [board.piece(name) for name in pieces_of(board, event)]) for event in board.events]


def board_of(steps: Steps) -> Board:
    board = Board()
    for kind, pieces in steps:
        board.append(kind, *pieces)
    return board


def changed(value: Any, path: Sequence[Any], new: Any) -> Any:
    """*value* with what stands at *path* replaced, by a function of it or outright."""
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new(inner[path[-1]]) if callable(new) else new
    return value


def resigned(box: MadeBox, value: dict[str, Any], code: str) -> str:
    """The ballot with whatever was changed in it, properly signed by the holder of *code*."""
    value.pop("signature", None)
    digest = encoding.base64(encoding.compact(value))
    secret = secret_of(code, box.election.uuid, box.group.order)
    proof = prove_knowledge(box.group, secret, f"sig|{digest}|")
    return encoding.compact(value | {"signature": {"hash": digest, "proof": proof.to_json()}})


def ballots_of(box: MadeBox) -> list[str]:
    return [pieces[-1] for kind, pieces in steps_of(box.board) if kind is Kind.BALLOT]


def recounted(box: MadeBox, ballots: Sequence[str], counted: Sequence[str] | None = None) -> Board:
    """The box with these ballots on its board and properly counted, whatever they are; *counted* are those added up."""
    again = MadeBox(box.group, box.keys, box.codes, box.election)
    again.board.append(*_setup(box))
    for ballot in ballots:
        again.board.append(Kind.BALLOT, ballot)
    again.board.append(Kind.END_BALLOTS)
    last = {json.loads(ballot)["credential"]: json.loads(ballot) for ballot in counted or ballots}
    again.decrypt(again.publish(_sums(box, list(last.values()))), 1, 2, 4)
    return again.board


def _setup(box: MadeBox) -> tuple[Any, ...]:
    kind, pieces = steps_of(box.board)[0]
    return kind, *pieces


def _sums(box: MadeBox, ballots: list[dict[str, Any]]) -> Tally:
    def total(question: int, answer: int) -> Ciphertext:
        ciphers = [Ciphertext.read(ballot["answers"][question]["choices"][answer], box.group) for ballot in ballots]
        alpha, beta = ciphers[0].alpha, ciphers[0].beta
        for cipher in ciphers[1:]:
            alpha, beta = box.group.times(alpha, cipher.alpha), box.group.times(beta, cipher.beta)
        return Ciphertext(alpha, beta)

    shape = [len(question.answers) for question in box.election.questions]
    return Tally(tuple(tuple(total(q, a) for a in range(n)) for q, n in enumerate(shape)), len(ballots))


@dataclass(frozen=True)
class Manipulation:
    """*caught*: whether belenios-tool 2.0 refuses it too (protocol, section 5.3)."""

    forge: Forge
    sentence: str
    caught: bool


MANIPULATIONS: dict[str, Manipulation] = {}


def manipulation(sentence: str, *, caught: bool = True) -> Callable[[Forge], Forge]:
    """*sentence*: what our verifier must say, as a pattern."""

    def register(forge: Forge) -> Forge:
        MANIPULATIONS[forge.__name__] = Manipulation(forge, sentence, caught)
        return forge

    return register


# --- the count


def _with_last_step(box: MadeBox, kind: Kind, change: Callable[[list[str]], list[str]]) -> Board:
    steps = steps_of(box.board)
    place = max(at for at, (found, _) in enumerate(steps) if found is kind)
    steps[place] = (kind, change(steps[place][1]))
    return board_of(steps)


def _swapped_result(pieces: list[str]) -> list[str]:
    result = json.loads(pieces[-1])
    first = result["result"][0]
    first[0], first[1] = first[1], first[0]
    return [encoding.compact(result)]


@manipulation("kết quả công bố khác với kết quả giải mã")
def result_exchanged(box: MadeBox) -> Board:
    return _with_last_step(box, Kind.RESULT, _swapped_result)


@manipulation("nhiều hơn một sự kiện Result")
def second_result(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    return board_of([*steps, (Kind.RESULT, _swapped_result(steps[-1][1]))])


@manipulation("một phần giải mã không được chứng minh là đúng")
def forged_share(box: MadeBox) -> Board:
    share = make_share(box.election, box.tally(), random_scalar(box.group.order))
    written = [share, written_owner(4, encoding.hexadecimal(share))]
    return _with_last_step(box, Kind.PARTIAL_DECRYPTION, lambda _: written)


@manipulation("một phần giải mã không được chứng minh là đúng")
def share_of_another_counter(box: MadeBox) -> Board:
    share = make_share(box.election, box.tally(), box.keys.secrets[0])
    written = [share, written_owner(3, encoding.hexadecimal(share))]
    return _with_last_step(box, Kind.PARTIAL_DECRYPTION, lambda _: written)


def _without_share_of(box: MadeBox, owner: int) -> Board:
    return board_of(
        [
            (kind, pieces)
            for kind, pieces in steps_of(box.board)
            if kind is not Kind.PARTIAL_DECRYPTION or read_owner(pieces[-1])[0] != owner
        ]
    )


@manipulation("cần 2 người kiểm phiếu cùng mở, mới có 1 người")
def one_counter_alone(box: MadeBox) -> Board:
    return _without_share_of(box, 4)


@manipulation("thiếu phần giải mã của khóa bắt buộc phải có")
def server_share_missing(box: MadeBox) -> Board:
    return _without_share_of(box, 1)


@manipulation("người giữ khóa số 2 nộp hai phần giải mã", caught=False)
def share_given_twice(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    again = next(step for step in steps if step[0] is Kind.PARTIAL_DECRYPTION and read_owner(step[1][-1])[0] == 2)
    return board_of([*steps[:-1], again, steps[-1]])


@manipulation("không có người giữ khóa số 9")
def share_of_nobody(box: MadeBox) -> Board:
    return _with_last_step(
        box,
        Kind.PARTIAL_DECRYPTION,
        lambda pieces: [pieces[0], written_owner(9, encoding.hexadecimal(pieces[0]))],
    )


@manipulation("tổng đã mã hóa không phải là tổng của các phiếu")
def ballot_left_out(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    return recounted(box, ballots, [ballots[4], *ballots[1:3]])


@manipulation("tổng đã mã hóa không phải là tổng của các phiếu")
def replaced_ballot_counted(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    return recounted(box, ballots, ballots[:4])


@manipulation("tổng đã mã hóa không phải là tổng của các phiếu", caught=False)
def garbage_tally(box: MadeBox) -> Board:
    key = box.election.public_key
    rows = tuple(tuple(encrypt(box.group, key, 0, 5 + i) for i, _ in enumerate(row)) for row in box.tally().sums)
    garbage = written_sums(Tally(rows, 4), box.group)
    written = [garbage, written_size(box.tally(), encoding.hexadecimal(garbage))]
    return _with_last_step(box, Kind.ENCRYPTED_TALLY, lambda _: written)


@manipulation("số phiếu ghi trong tổng không đúng", caught=False)
def wrong_number_tallied(box: MadeBox) -> Board:
    return _with_last_step(
        box,
        Kind.ENCRYPTED_TALLY,
        lambda pieces: [pieces[0], encoding.compact(json.loads(pieces[1]) | {"num_tallied": 5, "total_weight": 5})],
    )


@manipulation("số phiếu ghi trong tổng không đúng", caught=False)
def wrong_weight(box: MadeBox) -> Board:
    return _with_last_step(
        box,
        Kind.ENCRYPTED_TALLY,
        lambda pieces: [pieces[0], encoding.compact(json.loads(pieces[1]) | {"total_weight": 5})],
    )


# --- the order of things


@manipulation("thiếu sự kiện EndBallots", caught=False)
def never_ended(box: MadeBox) -> Board:
    return board_of([step for step in steps_of(box.board) if step[0] is not Kind.END_BALLOTS])


@manipulation("không theo đúng trình tự")
def ballot_after_the_tally(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    late = make_ballot(box.election, box.codes[1], [DISAPPROVE] * len(box.election.questions))
    place = next(at for at, (kind, _) in enumerate(steps) if kind is Kind.ENCRYPTED_TALLY)
    return board_of([*steps[: place + 1], (Kind.BALLOT, [late]), *steps[place + 1 :]])


@manipulation("không theo đúng trình tự")
def ballot_after_the_end(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    late = make_ballot(box.election, box.codes[1], [DISAPPROVE] * len(box.election.questions))
    place = next(at for at, (kind, _) in enumerate(steps) if kind is Kind.END_BALLOTS)
    return board_of([*steps[: place + 1], (Kind.BALLOT, [late]), *steps[place + 1 :]])


@manipulation("nhiều hơn một sự kiện Setup", caught=False)
def set_up_twice(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    return board_of([steps[0], *steps])


@manipulation("nhiều hơn một sự kiện EncryptedTally", caught=False)
def tallied_twice(box: MadeBox) -> Board:
    steps = steps_of(box.board)
    place = next(at for at, (kind, _) in enumerate(steps) if kind is Kind.ENCRYPTED_TALLY)
    return board_of([*steps[: place + 1], *steps[place:]])


# --- who may vote, who counts


def with_setup(box: MadeBox, piece: int, change: Callable[[Any], Any]) -> Board:
    """The board with one piece of its beginning changed: 0 the questions, 1 the counters' keys, 2 the credentials."""
    (kind, pieces), *rest = steps_of(box.board)
    pieces[piece] = encoding.compact(change(json.loads(pieces[piece])))
    names = dict(zip(("election", "trustees", "credentials"), map(encoding.hexadecimal, pieces[:3]), strict=True))
    return board_of([(kind, [*pieces[:3], encoding.compact(names)]), *rest])


@manipulation("một mã nhận phiếu có hai lần trong danh sách")
def duplicate_credential(box: MadeBox) -> Board:
    return with_setup(box, 2, lambda listed: [listed[0], *listed])


@manipulation("mã nhận phiếu không có trong danh sách của hòm phiếu")
def member_struck_off(box: MadeBox) -> Board:
    voted = json.loads(ballots_of(box)[1])["credential"]
    return with_setup(box, 2, lambda listed: [one for one in listed if one != voted])


@manipulation("khóa 2: giấy chứng nhận khóa thuộc vị trí khác")
def threshold_lowered(box: MadeBox) -> Board:
    return with_setup(box, 1, lambda record: changed(record, (1, 1, "threshold"), 1))


@manipulation("khóa của hòm phiếu không phải là khóa chung")
def server_key_dropped(box: MadeBox) -> Board:
    return with_setup(box, 1, lambda record: record[1:])


@manipulation("bộ khóa khác")
def question_reworded(box: MadeBox) -> Board:
    return with_setup(box, 0, lambda value: changed(value, ("questions", 0, "question"), "Người khác"))


# --- ballots


def _by_second_member(box: MadeBox, change: Callable[[dict[str, Any]], Any]) -> Board:
    """The second member's ballot changed by its own voter, properly signed, and counted."""
    ballots = ballots_of(box)
    value = json.loads(ballots[1])
    change(value)
    return recounted(box, [ballots[0], resigned(box, value, box.codes[1]), *ballots[2:]])


@manipulation("một lựa chọn không được chứng minh là 0 hoặc 1")
def two_votes(box: MadeBox) -> Board:
    two = encrypt(box.group, box.election.public_key, 2, random_scalar(box.group.order)).to_json(box.group)
    return _by_second_member(box, lambda value: changed(value, ("answers", 0, "choices", 2), two))


@manipulation("một lựa chọn không được chứng minh là 0 hoặc 1")
def copied_from_another(box: MadeBox) -> Board:
    other = json.loads(ballots_of(box)[2])["answers"]
    return _by_second_member(box, lambda value: changed(value, ("answers",), other))


@manipulation("số thập phân nhỏ hơn cấp của nhóm")
def response_plus_order(box: MadeBox) -> Board:
    more = lambda written: str(int(written) + box.group.order)  # noqa: E731
    return _by_second_member(
        box, lambda value: changed(value, ("answers", 0, "individual_proofs", 0, 0, "response"), more)
    )


@manipulation("mã nhận phiếu không có trong danh sách của hòm phiếu")
def unknown_credential(box: MadeBox) -> Board:
    stranger = make_ballot(box.election, new_code(), [APPROVE] * len(box.election.questions))
    return recounted(box, [*ballots_of(box), stranger])


@manipulation("không viết ở dạng duy nhất")
def white_space(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    return recounted(box, [ballots[0].replace(":", ": ", 1), *ballots[1:]])


@manipulation("đã có trong sổ phiếu", caught=False)
def same_ballot_twice(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    return recounted(box, [*ballots, ballots[-1]])


@manipulation("đã có trong sổ phiếu", caught=False)
def old_ballot_replayed(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    return recounted(box, [*ballots, ballots[0]])


@manipulation("chữ ký không phải của mã nhận phiếu này")
def signed_by_another(box: MadeBox) -> Board:
    ballots = ballots_of(box)
    value = json.loads(ballots[1])
    return recounted(box, [ballots[0], resigned(box, value, box.codes[2]), *ballots[2:]])


# --- what the portal binds


def rebound(box: MadeBox, description: Description, record: str | None = None, *, members: int = 4) -> Board:
    """The counters and *members* of *box* in a box with another description, voted and counted anew."""
    keys = replace(box.keys, record=record or box.keys.record)
    again = begun_box(keys, box.codes[:members], box.election.questions, description)
    return recounted(again, cast_all(again))


@manipulation("ràng buộc của cổng: bộ khóa công bố là bộ khác", caught=False)
def bound_to_other_keys(box: MadeBox) -> Board:
    return rebound(box, bound(trustees="0" * 64))


@manipulation("ràng buộc của cổng: danh sách mã nhận phiếu công bố là danh sách khác", caught=False)
def bound_to_other_credentials(box: MadeBox) -> Board:
    return rebound(box, bound(credentials="0" * 64))


@manipulation("ràng buộc của cổng: danh sách mã nhận phiếu công bố là danh sách khác", caught=False)
def member_invented(box: MadeBox) -> Board:
    """A credential added after the members had seen what they vote under; its ballot is a proper one."""
    again = begun_box(box.keys, box.codes[:3], box.election.questions, bound())
    invented = begun_box(box.keys, box.codes, box.election.questions, lambda _: again.election.description)
    return recounted(invented, cast_all(invented))


@manipulation("sự kiện 5: mã nhận phiếu này đã bỏ phiếu, hòm phiếu không cho bỏ lại", caught=False)
def voted_twice_where_once_is_the_rule(box: MadeBox) -> Board:
    return rebound(box, bound(revote=False))


@manipulation("hòm phiếu có 4 phiếu, ít hơn 5, nên không được mở", caught=False)
def opened_with_too_few(box: MadeBox) -> Board:
    """Five ballots are on the board, but only four count."""
    return rebound(box, bound(least=5))


@manipulation("ràng buộc của cổng: dữ liệu không viết ở dạng duy nhất", caught=False)
def bound_in_other_letters(box: MadeBox) -> Board:
    return rebound(box, lambda proper: f"{WORDS}\n{proper.written.replace(':', ': ', 1)}")


@manipulation("ràng buộc của cổng: các trường phải là portal, trustees", caught=False)
def bound_to_no_rule(box: MadeBox) -> Board:
    def without_revote(proper: Bindings) -> str:
        rules = json.loads(proper.written)
        rules.pop("revote")
        return f"{WORDS}\n{encoding.compact(rules)}"

    return rebound(box, without_revote)


@manipulation("khóa 2: giấy chứng nhận khóa thiếu cam kết về hệ số", caught=False)
def bound_without_promises(box: MadeBox) -> Board:
    return rebound(box, bound(), record_without_promises(box.keys))


@manipulation("khóa 2: bản ghi khóa dạng cũ không được dùng cho hòm phiếu của cổng", caught=False)
def bound_to_an_early_record(box: MadeBox) -> Board:
    return rebound(box, bound(), early_record(box.keys))


def record_without_promises(keys: Keys) -> str:
    """The record as belenios-tool from 3.0 on makes it: everything signed anew by the counters themselves."""
    record = json.loads(keys.record)
    body = record[1][1]
    writers = _recertified(keys, body, ("context", "verification", "encryption"))
    for place, (writer, own) in enumerate(zip(writers, body["coefexps"], strict=True)):
        powers = json.loads(own["message"])["coefexps"]
        seen = f"certs_sig|{encoding.compact({'certs': body['certs'], 'coefexps': powers})}"
        body["signatures"][place] = sign(seen, writer, keys.group).signature.to_json()
    return encoding.compact(record)


def early_record(keys: Keys) -> str:
    """The record as belenios-tool before 2.5.1 made it."""
    record = json.loads(keys.record)
    body = record[1][1]
    _recertified(keys, body, ("verification", "encryption"))
    del body["signatures"]
    for key in body["verification_keys"]:
        del key["signature"]
    return encoding.compact(record)


def _recertified(keys: Keys, body: dict[str, Any], names: Sequence[str]) -> list[int]:
    """Certificates with these fields only, in place of those in *body*; gives the secrets they are signed with."""
    plan = Plan(keys.uuid, keys.group, len(keys.seeds), body["threshold"])
    writers = [Own.of(seed, plan).signing for seed in keys.seeds]
    messages = [json.loads(one["message"]) for one in body["certs"]]
    body["certs"] = [
        sign(encoding.compact({name: message[name] for name in names}), writer, keys.group).to_json()
        for message, writer in zip(messages, writers, strict=True)
    ]
    return writers
