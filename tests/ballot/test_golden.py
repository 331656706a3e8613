"""Archives that were handed out once are accepted for ever (``make_golden.py`` tells how they were made)."""

from hashlib import sha256

import pytest

from councils.ballot import encoding
from councils.ballot.archive import read_archive, written_archive
from councils.ballot.bindings import Bindings
from councils.ballot.board import Board, Event
from councils.ballot.counters import Threshold
from councils.ballot.counting import written_result
from councils.ballot.election import written_election
from councils.ballot.errors import Refused
from councils.ballot.tally import add_up, written_sums
from councils.ballot.verifying import Verified, verify
from tests.ballot.boxes import ANSWERS, WORDS
from tests.ballot.forging import steps_of
from tests.ballot.halves import handed, outcome
from tests.ballot.make_golden import GOLDEN

pytestmark = pytest.mark.slow

OURS = ["ed25519", "belenios-2048"]
#: Of each file, so that none is made anew unnoticed: its digest and its result.
ALL = {
    "ed25519": ("4ec46e878c72cab028984de0c4fe4d920ada0b18d287de61eb91a8fd5ce4a782", [[3, 0, 1], [3, 0, 1]]),
    "belenios-2048": ("d18c5625386ce606c127f835c94353df0f4320676fd71d0370fa9e507023ccd8", [[3, 0, 1], [3, 0, 1]]),
    "tool-2.0-threshold": ("8d3fb9fa2a459adb242b0afc522959e8dc5ae0d8d1fc39edc9d64220ca09681f", [[2, 0, 1], [3, 0, 0]]),
}


def content_of(name: str) -> bytes:
    return (GOLDEN / f"{name}.bel").read_bytes()


def read(name: str) -> tuple[Board, Verified]:
    board, _ = read_archive(content_of(name))
    return board, verify(board)


@pytest.mark.parametrize("name", ALL)
def test_it_is_the_file_that_was_made(name):
    assert sha256(content_of(name)).hexdigest() == ALL[name][0]
    assert {file.stem for file in GOLDEN.glob("*.bel")} == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_both_verifiers_accept_it(browser_half, name):
    portal, (_, found) = name in OURS, read(name)
    theirs = browser_half("verify", handed(content_of(name)), True, portal)
    assert [list(row) for row in found.result or ()] == theirs["result"] == ALL[name][1]
    assert theirs["head"] == found.head
    assert [one.tracker for one in found.counted] == theirs["counted"]
    assert (found.bindings is not None) == (theirs["bindings"] is not None) == portal


@pytest.mark.parametrize("name", ALL)
def test_both_write_it_again_to_the_byte(browser_half, name):
    content = content_of(name)
    board, moment = read_archive(content)
    assert written_archive(board, moment) == content
    assert browser_half("rewritten", handed(content)) == handed(content)


@pytest.mark.parametrize("name", ALL)
def test_every_part_is_written_again_to_the_byte(name):
    board, found = read(name)
    (election, _, _, _), *_ = [pieces for _, pieces in steps_of(board)]
    of = found.setup.election
    assert election == written_election(
        uuid=of.uuid, group=of.group, public_key=of.public_key, questions=of.questions, description=of.description,
        name=of.name,
    )  # fmt: skip
    assert all(Event.read(event.written) == event for event in board.events)
    assert all(encoding.compact(encoding.parsed(piece)) == piece for piece in board.data.values())
    assert written_sums(add_up(of, found.counted), of.group) in board.data.values()
    assert written_result([list(row) for row in found.result or ()]) == board.payload(board.events[-1])


@pytest.mark.parametrize("name", OURS)
def test_ours_bind_their_keys_and_rules(name):
    _, found = read(name)
    bindings = found.bindings
    assert bindings is not None and (bindings.least, bindings.revote) == (3, True)
    assert found.setup.election.description == bindings.described(WORDS)
    assert found.setup.election.questions[0].answers == ANSWERS


def test_the_tool_s_has_the_early_record_and_no_bindings(browser_half):
    board, found = read("tool-2.0-threshold")
    single, threshold = found.setup.counters.kinds
    assert isinstance(threshold, Threshold) and threshold.early
    assert (threshold.threshold, len(threshold.keys), len(single.keys)) == (2, 3, 1)
    assert Bindings.read(found.setup.election.description) is None
    refusals = {
        outcome(lambda: verify(board, portal=True)),
        outcome(lambda: browser_half("verify", handed(content_of("tool-2.0-threshold")), True, True)),
    }
    assert refusals == {"refused: hòm phiếu không có ràng buộc của cổng"}


def test_a_golden_file_with_a_byte_changed_is_none(browser_half):
    for name in ALL:
        content = bytearray(content_of(name))
        content[len(content) // 2] ^= 1
        with pytest.raises(Refused):
            verify(read_archive(bytes(content))[0])
        with pytest.raises(Refused):
            browser_half("verify", handed(bytes(content)), True, False)
