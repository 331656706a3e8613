"""What the portal binds into a box: written in one form, read by both halves alike, and kept or refused."""

import json
from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.ballot import encoding
from councils.ballot.archive import written_archive
from councils.ballot.ballots import make_ballot
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board, Kind
from councils.ballot.counters import Threshold
from councils.ballot.errors import Refused
from councils.ballot.groups import GROUPS
from councils.ballot.record import read_record
from councils.ballot.verifying import Copies, accept, verify
from tests.ballot.boxes import APPROVE, MOMENT, NONE, MadeBox, bound, counted_box, made_box, make_keys
from tests.ballot.forging import board_of, early_record, record_without_promises, steps_of
from tests.ballot.halves import handed, outcome

pytestmark = pytest.mark.slow

CURVE = GROUPS["Ed25519"]
BINDINGS = Bindings("1" * 64, "2" * 64, "3" * 64, "4" * 64, 3, True)
LINE = BINDINGS.written

digests = st.text("0123456789abcdef", min_size=64, max_size=64)
all_bindings = st.builds(Bindings, digests, digests, digests, digests, st.integers(1, encoding.LARGEST), st.booleans())


# --- the line


def test_the_line_is_this_one():
    assert (
        f'{{"portal":1,"trustees":"{"1" * 64}","credentials":"{"2" * 64}","roster":"{"3" * 64}",'
        f'"receipt":"{"4" * 64}","least":3,"revote":true}}'
    ) == LINE


@given(st.text(), all_bindings)
def test_what_is_described_is_read_back(words, bindings):
    assert Bindings.read(bindings.described(words)) == bindings


@given(st.text())
def test_words_alone_bind_nothing(words):
    assert Bindings.read(words) is None


#: What each half makes of the last line of a description: None where it is not ours.
OTHERS = ["", "Phiên họp", "{}", '{"a":1}', '["portal"]', '"portal"', "{", LINE[:-1], f"x{LINE}", f"{LINE}x",
          f"{LINE}\n", f"{LINE}\nPhiên họp", '{"portal":NaN}', f"\ufeff{LINE}", "null", "1",
          LINE.replace("3,", "03,")]  # fmt: skip
MALFORMED = [
    '{"portal":1}', '{"portal":2}', '{"portal":null}', '{"\\u0070ortal":1}', f" {LINE}", f"{LINE} ", f"{LINE}\r",
    LINE.replace(":", ": ", 1), LINE.replace('"portal":1', '"portal":2'), LINE.replace('"portal":1', '"portal":true'),
    LINE.replace('"portal":1', '"portal":"1"'), LINE.replace('"portal":1', '"portal":1.0'),
    LINE.replace("1" * 64, "1" * 63), LINE.replace("1" * 64, "1" * 65), LINE.replace("2" * 64, "A" * 64),
    LINE.replace("3" * 64, ""), LINE.replace(f'"{"4" * 64}"', "4"), LINE.replace(f'"{"4" * 64}"', "null"),
    LINE.replace("3,", "0,"), LINE.replace("3,", "-1,"), LINE.replace("3,", '"3",'),
    LINE.replace("3,", "3.5,"), LINE.replace("3,", "true,"), LINE.replace("3,", f"{2**53},"),
    LINE.replace("3,", f"{'9' * 5_000},"), LINE.replace("true", "1"), LINE.replace("true", '"true"'),
    LINE.replace("true", "null"), LINE.replace(',"revote":true', ""), LINE.replace("}", ',"more":1}'),
    LINE.replace('"revote":true', '"revote":true,"revote":true'), LINE.replace("least", "most"),
    LINE.replace('"portal":1,', "").replace("}", ',"portal":1}'),
]  # fmt: skip


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_that_is_not_ours_binds_nothing(browser_half, line):
    assert Bindings.read(f"Phiên họp\n{line}") is None
    assert browser_half("readBindings", f"Phiên họp\n{line}") is None


@pytest.mark.parametrize("line", MALFORMED)
def test_a_line_that_claims_to_be_ours_is_ours_or_refused(browser_half, line):
    for read in (Bindings.read, lambda description: browser_half("readBindings", description)):
        with pytest.raises(Refused, match=r"^ràng buộc của cổng: "):
            read(f"Phiên họp\n{line}")


def test_the_line_stands_after_words(browser_half):
    for read in (Bindings.read, lambda description: browser_half("readBindings", description)):
        with pytest.raises(Refused, match="phải đứng ở dòng riêng"):
            read(LINE)
        assert read(f"\n{LINE}") is not None


def test_both_write_and_read_the_same_line(browser_half):
    for words in ("Phiên họp ngày 28/12/2026", "Điểu\nK'Sroi", ""):
        for bindings in (BINDINGS, replace(BINDINGS, least=encoding.LARGEST, revote=False)):
            written = browser_half("described", words, asdict(bindings))
            assert written == bindings.described(words)
            assert browser_half("readBindings", written) == asdict(bindings)


@pytest.mark.parametrize("name", [field.name for field in fields(Bindings)])
def test_each_of_them_is_under_every_proof(name):
    """Whoever changes a binding changes the fingerprint that all ballots were made for."""
    other = {"least": 7, "revote": False}.get(name, "9" * 64)
    assert encoding.base64(replace(BINDINGS, **{name: other}).written) != encoding.base64(LINE)


# --- boxes that keep them


@pytest.fixture(scope="module", params=list(GROUPS))
def box(request) -> MadeBox:
    return counted_box(request.param, description=bound(least=4))


def both(browser_half, board: Board, *, complete: bool = True, portal: bool = True) -> dict:
    """What the browser half finds, after Python found the same."""
    ours = verify(board, complete=complete, portal=portal)
    theirs = browser_half("verify", handed(written_archive(board, MOMENT)), complete, portal)
    bindings = asdict(ours.bindings) if ours.bindings else None
    assert (theirs["bindings"], theirs["unopened"]) == (bindings, ours.unopened)
    assert theirs["result"] == (None if ours.result is None else [list(row) for row in ours.result])
    return theirs


def refused_by_both(browser_half, board: Board, *, complete: bool = True, portal: bool = True) -> str:
    ours = outcome(lambda: verify(board, complete=complete, portal=portal))
    content = handed(written_archive(board, MOMENT))
    assert ours == outcome(lambda: browser_half("verify", content, complete, portal))
    assert isinstance(ours, str)
    return ours


def test_a_bound_box_tells_what_it_is_bound_to(browser_half, box):
    found = both(browser_half, box.board)
    assert found["result"] == [[3, 0, 1], [3, 0, 1]] and not found["unopened"]
    pieces = steps_of(box.board)[0][1]
    assert found["bindings"]["trustees"] == encoding.hexadecimal(pieces[1])
    assert found["bindings"]["credentials"] == encoding.hexadecimal(pieces[2])
    assert (found["bindings"]["least"], found["bindings"]["revote"]) == (4, True)


def test_a_box_without_bindings_is_taken_where_the_portal_s_are_not_asked_for(browser_half):
    board = counted_box().board
    assert both(browser_half, board, portal=False)["bindings"] is None
    assert refused_by_both(browser_half, board) == "refused: hòm phiếu không có ràng buộc của cổng"


def test_a_box_where_nobody_may_vote_again(browser_half):
    box = made_box(description=bound(revote=False))
    for member in range(3):
        box.vote(member, [APPROVE])
    box.finish()
    assert both(browser_half, box.board)["result"] == [[3, 0, 0]]


def test_a_second_ballot_is_not_appended_where_nobody_may_vote_again():
    for revote in (True, False):
        box, copies = made_box(description=bound(revote=revote)), Copies()
        setup = box.setup
        accept(make_ballot(box.election, box.codes[0], [APPROVE]), setup, copies)
        accept(make_ballot(box.election, box.codes[1], [NONE]), setup, copies)
        again = make_ballot(box.election, box.codes[0], [NONE])
        if revote:
            assert accept(again, setup, copies)
        else:
            with pytest.raises(Refused, match="không cho bỏ lại"):
                accept(again, setup, copies)


@pytest.mark.parametrize("votes", [(), (0,), (0, 1), (0, 0, 0, 1)])
def test_a_box_with_too_few_ballots_ends_without_being_opened(browser_half, votes):
    """Of the last, four ballots are on the board but two count."""
    box = made_box(description=bound(least=3))
    for member in votes:
        box.vote(member, [APPROVE])
    assert not both(browser_half, box.board, complete=False)["unopened"]
    assert refused_by_both(browser_half, box.board) == "refused: thiếu sự kiện Result"
    box.board.append(Kind.END_BALLOTS)
    found = both(browser_half, box.board)
    assert found["unopened"] and found["result"] is None


def test_a_box_with_enough_ballots_has_to_be_opened(browser_half):
    box = made_box(description=bound(least=3))
    for member in range(3):
        box.vote(member, [APPROVE])
    box.board.append(Kind.END_BALLOTS)
    assert refused_by_both(browser_half, box.board) == "refused: thiếu sự kiện Result"
    assert not both(browser_half, box.board, complete=False)["unopened"]


@pytest.mark.parametrize("steps", [4, 5, 7, 8])
def test_a_box_with_too_few_ballots_is_not_opened_in_part_either(browser_half, steps):
    """From the tally alone to the result; a counter's page refuses its share."""
    box = made_box(description=bound(least=3))
    for member in range(2):
        box.vote(member, [APPROVE])
    box.finish(1, 2, 3)
    board = board_of(steps_of(box.board)[: steps + 1])
    for complete in (True, False):
        refused = refused_by_both(browser_half, board, complete=complete)
        assert refused == "refused: hòm phiếu có 2 phiếu, ít hơn 3, nên không được mở"
    with pytest.raises(Refused, match="không được mở"):
        browser_half("makeShare", handed(written_archive(board, MOMENT)), "5")


# --- the record of keys, in the forms in which it has been written


@pytest.fixture(scope="module")
def keys():
    return make_keys(CURVE)


def records(browser_half, record: str, uuid: str, *, foreign: bool) -> list[bool]:
    """Whether each kind of counters in it is early, both halves agreeing; or refused by both in the same words."""
    ours = outcome(lambda: [
        kind.early if isinstance(kind, Threshold) else None
        for kind in read_record(record, CURVE, uuid, foreign=foreign).kinds
    ])  # fmt: skip
    assert ours == outcome(lambda: browser_half("readRecord", record, "Ed25519", uuid, foreign))
    if isinstance(ours, str):
        raise Refused(ours.removeprefix("refused: "))
    return [early for early in ours if early is not None]


def test_a_foreign_record_may_have_any_of_three_forms(browser_half, keys):
    for record, early in ((keys.record, False), (record_without_promises(keys), False), (early_record(keys), True)):
        assert records(browser_half, record, keys.uuid, foreign=True) == [early]
    assert records(browser_half, keys.record, keys.uuid, foreign=False) == [False]


def test_the_portal_s_own_has_one(browser_half, keys):
    for record, sentence in (
        (record_without_promises(keys), "khóa 2: giấy chứng nhận khóa thiếu cam kết"),
        (early_record(keys), "khóa 2: bản ghi khóa dạng cũ"),
    ):
        with pytest.raises(Refused, match=sentence):
            records(browser_half, record, keys.uuid, foreign=False)


def mixed(new: str, early: str, *names: str) -> str:
    """The early record with these parts of the new one."""
    record, other = json.loads(early), json.loads(new)[1][1]
    body = record[1][1] | {name: other[name] for name in names}
    order = ("threshold", "certs", "coefexps", "signatures", "verification_keys")
    record[1][1] = {name: body[name] for name in order if name in body}
    return encoding.compact(record)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("certs",), "khóa 2: các trường phải là verification, encryption"),
        (("signatures",), "khóa 2: các trường phải là context, verification, encryption"),
        (("verification_keys",), "khóa 2: bản ghi khóa dạng cũ không có chữ ký trên khóa"),
        (("certs", "signatures"), "khóa 2: khóa số 1 không có chữ ký"),
        (("certs", "verification_keys"), "khóa 2: các trường phải là verification, encryption"),
        (("signatures", "verification_keys"), "khóa 2: các trường phải là context, verification, encryption"),
    ],
)
@pytest.mark.parametrize("new", ["ours", "without promises"])
def test_forms_are_not_mixed(browser_half, keys, names, sentence, new):
    record = keys.record if new == "ours" else record_without_promises(keys)
    assert records(browser_half, mixed(record, early_record(keys)), keys.uuid, foreign=True) == [True]
    with pytest.raises(Refused, match=sentence):
        records(browser_half, mixed(record, early_record(keys), *names), keys.uuid, foreign=True)


def test_a_key_that_stands_alone_bears_no_counter_s_signature(browser_half, keys):
    record = json.loads(keys.record)
    record[0][1]["signature"] = record[1][1]["verification_keys"][0]["signature"]
    with pytest.raises(Refused, match="khóa 1: khóa đứng riêng"):
        records(browser_half, encoding.compact(record), keys.uuid, foreign=True)


@pytest.mark.parametrize("first", [0, 1])
def test_counters_of_one_box_do_not_mix_forms(browser_half, keys, first):
    kinds = [json.loads(early_record(keys))[1], json.loads(keys.record)[1]]
    ordered = [kinds[first], kinds[1 - first]]
    with pytest.raises(Refused, match="lẫn dạng cũ với dạng mới"):
        records(browser_half, encoding.compact(ordered), keys.uuid, foreign=True)
    same = encoding.compact([kinds[first], kinds[first]])
    assert records(browser_half, same, keys.uuid, foreign=True) == [first == 0] * 2


def test_an_early_record_is_checked_like_any_other(browser_half, keys):
    record = json.loads(early_record(keys))
    for part, sentence in (
        ("verification_keys", "không phải do các phần khóa hợp thành"),
        ("coefexps", "danh sách hệ số không có chữ ký của người lập"),
        ("certs", "danh sách hệ số không có chữ ký của người lập"),
    ):
        body = record[1][1] | {part: record[1][1][part][::-1]}
        with pytest.raises(Refused, match=sentence):
            records(browser_half, encoding.compact([record[0], ["Pedersen", body]]), keys.uuid, foreign=True)


# --- one verdict of both halves on what Python would call equal


@pytest.mark.parametrize(("number", "other"), [('"version":1', '"version":true'), ('"min":1', '"min":true')])
def test_true_is_no_number(browser_half, number, other):
    box = counted_box()
    (kind, pieces), *rest = steps_of(box.board)
    pieces[0] = pieces[0].replace(number, other, 1)
    names = dict(zip(("election", "trustees", "credentials"), map(encoding.hexadecimal, pieces[:3]), strict=True))
    board = board_of([(kind, [*pieces[:3], encoding.compact(names)]), *rest])
    refused = refused_by_both(browser_half, board, portal=False)
    assert refused == "refused: sự kiện 0: chỗ này phải là số nguyên từ 0"


def test_a_certificate_names_its_place_in_one_form(browser_half):
    for index, other in (('"index":1', '"index":true'), ('"size":1,"threshold":1', '"threshold":1,"size":1')):
        keys = make_keys(CURVE, 1, 1)
        record = json.loads(keys.record)
        message = record[1][1]["certs"][0]["message"]
        assert index in message
        record[1][1]["certs"][0]["message"] = message.replace(index, other)
        with pytest.raises(Refused, match="vị trí khác"):
            records(browser_half, encoding.compact(record), keys.uuid, foreign=True)
