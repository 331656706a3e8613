"""Several processes read the ballots of a large box, and find what one alone finds."""

import pytest

from councils.ballot.board import Board
from councils.ballot.errors import Refused
from councils.ballot.reading import by_processes
from councils.ballot.verifying import verify
from tests.ballot.boxes import APPROVE, MadeBox, made_box

pytestmark = pytest.mark.slow
MANY = 45


@pytest.fixture(scope="module")
def box() -> MadeBox:
    made = made_box(members=MANY)
    for member in range(MANY):
        made.vote(member, [APPROVE])
    return made


def test_two_processes_read_what_one_reads(box: MadeBox) -> None:
    assert verify(box.board, complete=False, reader=by_processes(2)) == verify(box.board, complete=False)


def test_the_same_ballot_is_refused_at_the_same_place(box: MadeBox) -> None:
    bent = Board(list(box.board.events), dict(box.board.data))
    event = bent.events[30]
    bent.data[event.payload] = bent.data[event.payload].replace('"challenge":"', '"challenge":"1', 1)
    told = []
    for reader in (by_processes(1), by_processes(2)):
        with pytest.raises(Refused) as refusal:
            verify(bent, complete=False, reader=reader)
        told.append(str(refusal.value))
    assert told[0] == told[1] and told[0].startswith("sự kiện 30")
