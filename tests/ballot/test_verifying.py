"""Whoever is handed the board of a box sees that its result is right, or that something was done to it."""

import json

import pytest

from councils.ballot import encoding
from councils.ballot.ballots import make_ballot, read_ballot
from councils.ballot.board import Board, Event, Kind
from councils.ballot.election import Election, Question, written_election
from councils.ballot.errors import Refused
from councils.ballot.verifying import verify
from tests.ballot.boxes import APPROVE, NONE, MadeBox, counted_box, made_box
from tests.ballot.forging import (
    MANIPULATIONS,
    ballots_of,
    board_of,
    changed,
    recounted,
    resigned,
    steps_of,
)

pytestmark = pytest.mark.slow

SMALL_ORDER = "7" + "f" * 61 + "ec"  # the point of order 2


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box()


def test_a_proper_box_is_verified(box):
    found = box.verified()
    assert found.result == ((3, 0, 1), (3, 0, 1))
    assert (len(found.ballots), len(found.counted)) == (5, 4)
    assert found.head == box.board.head
    assert board_of(steps_of(box.board)) == box.board


@pytest.mark.parametrize("owners", [(1, 2, 3), (1, 2, 4), (4, 1, 3), (2, 3, 4, 1)])
def test_any_two_counters_with_the_server_open_the_box(owners):
    box = made_box()
    for member, choice in enumerate((APPROVE, APPROVE, NONE)):
        box.vote(member, [choice])
    assert box.finish(*owners) == [[2, 0, 1]]
    assert box.verified().result == ((2, 0, 1),)


@pytest.mark.parametrize("owners", [(2, 3, 4), (1, 2), (1,), ()])
def test_fewer_do_not(owners):
    box = made_box()
    box.vote(0, [APPROVE])
    with pytest.raises(Refused):
        box.finish(*owners) if owners else box.decrypt(box.close())


def test_a_box_without_a_ballot_ends_without_a_count():
    box = made_box()
    box.board.append(Kind.END_BALLOTS)
    found = verify(box.board, complete=False)
    assert found.counted == () and found.result is None


def test_one_approves_up_to_k_of_n_or_none_at_all():
    """A question of another shape: between none and two of four."""
    box = made_box()
    election = Election.read(
        written_election(
            uuid=box.election.uuid, group=box.group, public_key=box.election.public_key, name="", description="",
            questions=[Question("Chọn không quá 2", ("A", "B", "C", "D"), 0, 2)],
        )
    )  # fmt: skip
    for chosen in ([0, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 1]):
        assert read_ballot(election, make_ballot(election, box.codes[0], [chosen]))
    with pytest.raises(Refused):
        make_ballot(election, box.codes[0], [[1, 1, 1, 0]])


@pytest.mark.parametrize("name", MANIPULATIONS)
def test_a_manipulated_box_is_refused(box, name):
    forged = MANIPULATIONS[name].forge(box)
    with pytest.raises(Refused, match=MANIPULATIONS[name].sentence):
        verify(forged)


def test_two_answers_exchanged_by_their_own_voter_are_a_vote_like_any_other(box):
    ballots = ballots_of(box)
    value = json.loads(ballots[1])
    value["answers"].reverse()
    exchanged = resigned(box, value, box.codes[1])
    assert verify(recounted(box, [ballots[0], exchanged, *ballots[2:]])).result is not None


@pytest.mark.parametrize("point", [SMALL_ORDER, "0" * 63 + "1", "0" * 64, "f" * 64, "66" * 31 + "5", "66" * 31 + "588"])
@pytest.mark.parametrize("part", ["alpha", "beta"])
def test_points_outside_the_group_are_refused_in_a_ballot(box, point, part):
    value = changed(json.loads(ballots_of(box)[1]), ("answers", 0, "choices", 0, part), point)
    steps = steps_of(box.board)
    steps[2] = (Kind.BALLOT, [resigned(box, value, box.codes[1])])
    with pytest.raises(Refused, match="sự kiện 2, câu 1"):
        verify(board_of(steps))


# --- the chain


@pytest.mark.parametrize("place", range(10))
def test_an_event_taken_out_leaves_a_gap(box, place):
    with pytest.raises(Refused, match="không nối tiếp"):
        verify(Board([*box.board.events[:place], *box.board.events[place + 1 :]], box.board.data))


def test_a_board_cut_short_has_another_head(box):
    assert verify(Board(box.board.events[:-1], box.board.data), complete=False).head != box.board.head


def test_events_that_change_places_are_refused(box):
    events = list(box.board.events)
    events[1], events[2] = events[2], events[1]
    with pytest.raises(Refused, match="không nối tiếp"):
        verify(Board(events, box.board.data))


def test_an_event_written_anew_breaks_the_next(box):
    events = list(box.board.events)
    other = events[1]
    events[1] = Event(other.parent, other.height, other.kind, events[2].payload)
    with pytest.raises(Refused, match="sự kiện 2 không nối tiếp"):
        verify(Board(events, box.board.data))


def test_a_missing_piece_is_named(box):
    for name in list(box.board.data):
        data = {key: piece for key, piece in box.board.data.items() if key != name}
        with pytest.raises(Refused, match="thiếu dữ liệu"):
            verify(Board(box.board.events, data))


@pytest.mark.parametrize("kept", range(1, 11))
def test_an_unfinished_box_is_right_as_far_as_it_has_come(box, kept):
    board = board_of(steps_of(box.board)[:kept])
    assert verify(board, complete=False).result is None
    with pytest.raises(Refused, match="thiếu sự kiện Result"):
        verify(board)


def test_an_empty_board_is_none():
    with pytest.raises(Refused, match="chưa được lập"):
        verify(Board(), complete=False)


@pytest.mark.parametrize(
    "written",
    [
        '{"height":0,"type":"Setup","payload":1}', '{"height":-1,"type":"Setup"}', '{"height":0,"type":"setup"}',
        '{"height":true,"type":"Setup"}', '{"type":"Setup","height":0}', '{"height":0,"type":[]}', "[]",
        '{"parent":"x","height":1,"type":"EndBallots"}', '{"height":0,"type":"Setup","payload":null}',
    ],
)  # fmt: skip
def test_what_is_no_event_is_refused(written):
    with pytest.raises(Refused):
        Event.read(written)


def test_an_event_is_read_as_it_is_written(box):
    for event in box.board.events:
        assert Event.read(event.written) == event
        assert encoding.hexadecimal(event.written) == event.name
