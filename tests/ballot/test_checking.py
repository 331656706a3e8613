"""What the page of the verifier says of chosen files, asked of its own scripts in Node."""

from base64 import b64encode
from hashlib import sha256

import pytest

from councils.ballot.archive import written_archive
from councils.ballot.codes import stretched, tracking
from tests.ballot.boxes import MOMENT, MadeBox, counted_box
from tests.ballot.forging import MANIPULATIONS, board_of, steps_of

pytestmark = pytest.mark.slow

NOWHERE = "A" * 43


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box()


@pytest.fixture
def check(browser_half):
    def checked(*contents: bytes | None, look_up: tuple[str, ...] = ()):
        """*contents* as files by name 0.bel, 1.bel …; None is one that the browser cannot read."""
        files = [None if content is None else b64encode(content).decode() for content in contents]
        return browser_half("checkFiles", files, look_up)

    return checked


def unfinished(box: MadeBox) -> bytes:
    return written_archive(board_of(steps_of(box.board)[:7]), MOMENT)


def short(ballot: str) -> str:
    return tracking([sha256(ballot.encode()).digest()])


def test_each_file_gets_its_verdict(box, check):
    forged = written_archive(MANIPULATIONS["two_votes"].forge(box), MOMENT)
    found = check(box.archive(), forged, unfinished(box), box.archive()[:-700], b"", None)["findings"]
    assert [(one["name"], one["state"], one.get("reason")) for one in found] == [
        ("0.bel", "right", None),
        ("1.bel", "wrong", "Sự kiện 2, câu 1: một lựa chọn không được chứng minh là 0 hoặc 1."),
        ("2.bel", "unfinished", None),
        ("3.bel", "wrong", "Một bản ghi có nội dung khác với tên của nó."),
        ("4.bel", "wrong", "Đây không phải tệp sổ phiếu."),
        ("5.bel", "failed", "NotReadableError."),
    ]


def test_ballots_are_announced_one_by_one(box, check):
    assert check(box.archive())["told"] == [{"ballot": number, "of": 5} for number in range(1, 6)]


def test_the_session_has_one_code_in_whatever_order(box, check):
    other = counted_box()
    digests = [sha256(one.election.written.encode()).digest() for one in (box, other)]
    expected = stretched(digests, [box.election.uuid, other.election.uuid])
    assert check(box.archive(), other.archive())["code"] == expected
    assert check(other.archive(), box.archive())["code"] == expected
    assert check(box.archive())["code"] == stretched(digests[:1], [box.election.uuid])


def test_two_files_of_one_box_have_no_code(box, check):
    assert "code" not in check(box.archive(), box.archive())


def test_a_ballot_is_found_by_either_code(box, check):
    replaced, counted = box.verified().ballots[0], box.verified().ballots[4]
    typed = (
        counted.tracker, f" {counted.tracker[:20]}\n{counted.tracker[20:]}= ", short(counted.written),
        short(counted.written).lower().replace("-", " ").replace("0", "o").replace("1", "l"),
        replaced.tracker, short(replaced.written), NOWHERE, "0" * 16, "7KQM-2X9R", "", f"{'U' * 16}",
    )  # fmt: skip
    answers = [one["answer"] for one in check(box.archive(), look_up=typed)["standings"]]
    assert answers == [*["counted"] * 4, *["replaced"] * 2, *["absent"] * 2, *["malformed"] * 3]


def test_a_ballot_of_an_unfinished_box_waits(box, check):
    ballots = box.verified().ballots
    found = check(unfinished(box), look_up=(ballots[1].tracker, ballots[0].tracker))["standings"]
    assert [one["answer"] for one in found] == ["waiting", "replaced"]


def test_among_several_files_only_the_whole_code_tells(box, check):
    other = counted_box()
    ballot = other.verified().ballots[2]
    found = check(box.archive(), other.archive(), look_up=(ballot.tracker, short(ballot.written)))["standings"]
    assert found == [{"answer": "counted", "name": "1.bel"}, {"answer": "several"}]
