"""An electronic session from its keys to its result."""

import pytest

from councils.ballot.verifying import verify
from councils.electronic.boards import board_of
from councils.models import BallotLine
from councils.workflow import State
from tests.factories.electronic import OnlineBench

pytestmark = pytest.mark.django_db


def test_a_session_is_counted_by_two_of_three() -> None:
    bench = OnlineBench()
    first, second = bench.nominations
    session = bench.counted({second.name: 3})
    box = session.boxes.get()
    found = verify(board_of(box), portal=True)
    assert session.state == State.COUNTED
    assert (box.issued, box.returned, box.valid, box.invalid, box.printed) == (7, 7, 7, 0, None)
    lines = list(box.lines.values_list("item__nomination__name", "approve", "disapprove", "outcome"))
    assert set(lines) == {
        (first.name, 7, 0, BallotLine.Outcome.PASSED), (second.name, 3, 4, BallotLine.Outcome.FAILED)
    }  # fmt: skip
    assert found.result == tuple((approve, disapprove) for _, approve, disapprove, _ in lines)
