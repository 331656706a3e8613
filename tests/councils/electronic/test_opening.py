"""The boxes are opened by two of three counters, from the sums that everyone can check, and in no other way."""

import json
from typing import Any

import pytest

from core.workflow import AlreadyDone
from councils.actions.end import end
from councils.actions.open_boxes import open_boxes
from councils.ballot import encoding
from councils.ballot.board import Kind
from councils.ballot.counting import make_share
from councils.ballot.tally import Tally
from councils.ballot.verifying import verify
from councils.electronic import keyring
from councils.electronic.boards import board_of
from councils.electronic.counting import Count
from councils.models import BallotBox, BallotLine, CouncilSession
from councils.workflow import State
from operations.demo import devices
from tests.councils.electronic.asking import (
    address,
    changed,
    denied,
    everything,
    refused,
    send,
    sent_in_vain,
    signed_in,
)
from tests.councils.electronic.sittings import only_some_vote
from tests.factories.electronic import OnlineBench
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def figures(box: BallotBox) -> dict[str, tuple[int, int]]:
    lines = box.lines.values_list("item__nomination__name", "approve", "disapprove")
    return {name: (approve, disapprove) for name, approve, disapprove in lines}


@pytest.mark.parametrize("pair", [(1, 2), (1, 3), (2, 3), (3, 1)])
def test_any_two_of_the_three_open(bench: OnlineBench, pair: tuple[int, int]) -> None:
    session = bench.ended({bench.nominations[1].name: 2})
    for place in pair:
        session = bench.open(session, place)
    box = session.boxes.get()
    assert session.state == State.COUNTED
    first, second = bench.nominations
    assert figures(box) == {first.name: (7, 0), second.name: (5, 2)}
    assert (box.entered_by, box.confirmed_by) == tuple(bench.counters[place - 1] for place in pair)
    assert verify(board_of(box), portal=True).result == tuple(figures(box).values())


def test_one_is_not_enough(bench: OnlineBench) -> None:
    session = bench.ended({bench.nominations[1].name: 2})
    session = bench.open(session, 2)
    box = session.boxes.get()
    assert session.state == State.ENDED and box.confirmed_by is None and box.valid is None
    assert set(BallotLine.objects.values_list("approve", "outcome")) == {(None, "")}
    board = board_of(box)
    assert verify(board, complete=False, portal=True).result is None
    assert len(list(board.of(Kind.PARTIAL_DECRYPTION))) == 1, "the server gives its part with the second counter's only"


def test_the_same_counter_twice_is_one_counter(bench: OnlineBench) -> None:
    session = bench.ended()
    shares = bench.devices.shares(session, 1)
    bench.open(session, 1)
    client, before = signed_in(bench.counters[0]), everything()
    with pytest.raises(AlreadyDone, match="Mời chờ thành viên khác"):
        open_boxes(session, by=bench.counters[0], shares=shares)
    answer = send(client, "open_boxes", session, {"shares": shares})
    assert "đã dùng phần khóa" in answer.json()["already"]
    assert changed(before) == set() and CouncilSession.objects.get().state == State.ENDED


def test_after_the_count_nobody_opens_again(bench: OnlineBench) -> None:
    session = bench.ended()
    third = bench.devices.shares(session, 2)
    bench.open(session, 1)
    bench.open(session, 3)
    with refused("Mở hòm phiếu để kiểm", "Đã kiểm phiếu", "tải lại trang"):
        open_boxes(session, by=bench.counters[1], shares=third)


def test_before_the_end_nothing_is_added_up_and_nothing_opened(bench: OnlineBench) -> None:
    session = bench.voting()
    bench.cast_all(session)
    client = signed_in(bench.counters[0])
    assert "Cộng phiếu" in sent_in_vain(client, "publish_sums", session, {})
    uuid = session.boxes.get().key.uuid
    assert "Mở hòm phiếu để kiểm" in sent_in_vain(client, "open_boxes", session, {"shares": {uuid: "{}"}})


def test_shares_wait_for_the_sums(bench: OnlineBench) -> None:
    session = bench.voting()
    bench.cast_all(session)
    session = end(session, by=bench.chair)
    with refused("Máy chủ đang cộng phiếu", "Mời chờ"):
        open_boxes(session, by=bench.counters[0], shares={session.boxes.get().key.uuid: "{}"})


def test_the_sums_are_published_once(bench: OnlineBench) -> None:
    session = bench.ended()
    client = signed_in(bench.counters[0])
    before = everything()
    assert send(client, "publish_sums", session, {}).status_code == 200
    assert changed(before) == set()
    assert client.get(address("counter_data", session)).json()["summed"] is True


def test_only_the_sessions_own_counters_open(bench: OnlineBench) -> None:
    session = bench.ended()
    shares = bench.devices.shares(session, 1)
    for user in (bench.chair, bench.secretary, bench.members[5], person("counter")):
        with denied():
            open_boxes(session, by=user, shares=shares)
        for name in ("open_boxes", "publish_sums", "counter", "counter_data"):
            assert send(signed_in(user), name, session, {"shares": shares}).status_code in (404, 405)


def with_one_factor_changed(bench: OnlineBench, session: CouncilSession) -> str:
    share = json.loads(next(iter(bench.devices.shares(session, 1).values())))
    share["decryption_factors"][0].reverse()
    return encoding.compact(share)


def of_another_counter(bench: OnlineBench, session: CouncilSession) -> str:
    return next(iter(bench.devices.shares(session, 2).values()))


def of_the_server(bench: OnlineBench, session: CouncilSession) -> str:
    box = session.boxes.get()
    count = Count(board_of(box), box.key)
    return make_share(count.election, count.tally, keyring.read(box.key.keys.name).boxes[box.key.uuid])


def of_other_sums(bench: OnlineBench, session: CouncilSession) -> str:
    """From the sums with the two nominees exchanged: what would tell apart what must stay added up."""
    box: Any = session.boxes.get()

    class Other(Count):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            self.tally = Tally(self.tally.sums[::-1], self.tally.ballots)

    original = devices.Count
    devices.Count = Other  # type: ignore[misc]
    try:
        return bench.devices._share(box, 1)
    finally:
        devices.Count = original  # type: ignore[misc]


WRONG = [with_one_factor_changed, of_another_counter, of_the_server, of_other_sums]
NO_SHARE = [None, 1, {}, [], "", "x", "{}", "null", "\ud800", '{"decryption_factors":[],"decryption_proofs":[]}']


def test_a_wrong_share_is_refused_and_the_right_one_still_taken(bench: OnlineBench, subtests: pytest.Subtests) -> None:
    session = bench.ended()
    uuid, client = session.boxes.get().key.uuid, signed_in(bench.counters[0])
    for share in [*(make(bench, session) for make in WRONG), *NO_SHARE]:
        with subtests.test(repr(share)[:30]):
            with refused("Phần mở của hòm phiếu 1 không đúng: ", "Mời tải lại trang"):
                open_boxes(session, by=bench.counters[0], shares={uuid: share})
            assert "không đúng" in sent_in_vain(client, "open_boxes", session, {"shares": {uuid: share}})
    bench.open(session, 1)
    assert bench.open(session, 3).state == State.COUNTED


def test_shares_for_other_boxes_than_the_sessions_are_refused(bench: OnlineBench) -> None:
    session = bench.ended()
    ((uuid, share),) = bench.devices.shares(session, 1).items()
    for shares in ({}, {"1" * 22: share}, {uuid: share, "1" * 22: share}):
        with refused("Chưa đủ phần mở của mọi hòm phiếu", "Mời tải lại trang"):
            open_boxes(session, by=bench.counters[0], shares=shares)
    for body in ("", "[]", {"shares": []}, {"shares": None}):
        sent_in_vain(signed_in(bench.counters[0]), "open_boxes", session, body)


def test_where_no_box_may_be_opened_one_counter_settles_it(bench: OnlineBench) -> None:
    session = only_some_vote(bench, bench.voting(), bench.members[5:])
    box = session.boxes.get()
    assert (box.issued, box.returned) == (7, 2) and bench.devices.shares(session, 1) == {}
    session = bench.open(session, 1)
    assert session.state == State.COUNTED
    assert set(BallotLine.objects.values_list("outcome", "approve")) == {("too_few", None)}
    for nomination in bench.nominations:
        nomination.refresh_from_db()
        assert nomination.state == "appraised"
    assert verify(board_of(box), portal=True).unopened
