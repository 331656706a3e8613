"""A member casts: all boxes at once or none, once and for all, with a receipt that holds the server to it."""

from typing import Any

import pytest

from core.workflow import AlreadyDone
from councils.actions.cast import cast
from councils.actions.destroy_keys import destroy_server_keys
from councils.actions.end import end
from councils.actions.start import start
from councils.ballot.board import Kind
from councils.ballot.verifying import verify
from councils.electronic.boards import board_of
from councils.electronic.casting import tracking_code
from councils.models import Entitlement
from operations.demo.devices import DISAPPROVE
from tests.councils.electronic.asking import address, changed, denied, everything, refused, send, signed_in
from tests.factories.council import office
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: All that a ballot touches.
TOUCHED = {"councils_boardevent", "councils_boardpiece", "councils_ciphermark", "councils_entitlement",
           "councils_ballotbox"}  # fmt: skip


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def against(_: Any) -> int:
    return DISAPPROVE


class TestOnce:
    def test_the_ballot_is_on_the_board_and_nothing_else_moved(self, bench: OnlineBench) -> None:
        session = bench.voting()
        ballots, before = bench.devices.ballots(session, bench.members[5]), everything()
        kept = cast(session, by=bench.members[5], ballots=ballots)
        assert changed(before) == TOUCHED
        board = board_of(session.boxes.get())
        assert [board.payload(event) for event in board.of(Kind.BALLOT)] == list(ballots.values())
        assert (kept.cast, Entitlement.objects.filter(cast=True).count()) == (True, 1)
        assert verify(board, complete=False, portal=True).ballots[0].written in ballots.values()

    @pytest.mark.parametrize("later", ["voting", "ended", "destroyed"])
    def test_the_same_request_again_has_the_same_answer(self, bench: OnlineBench, later: str) -> None:
        session, client = bench.voting(), signed_in(bench.members[5])
        ballots = bench.devices.ballots(session, bench.members[5])
        first = send(client, "cast", session, {"ballots": ballots})
        for member in bench.members if later != "voting" else []:
            if member != bench.members[5]:
                bench.devices.vote(session, member)
        if later != "voting":
            session = end(session, by=bench.chair)
        if later == "destroyed":
            destroy_server_keys(session)
        before = everything()
        again = send(client, "cast", session, {"ballots": ballots})
        assert first.status_code == again.status_code == 200 and first.json() == again.json()
        assert changed(before) == set()
        told = client.get(address("booth_data", session)).json()
        assert told["cast"] is True and told["receipt"] == first.json()["receipt"]

    def test_other_ballots_do_not_replace_the_first(self, bench: OnlineBench) -> None:
        session, client = bench.voting(), signed_in(bench.members[5])
        bench.devices.vote(session, bench.members[5])
        other, before = bench.devices.ballots(session, bench.members[5], against), everything()
        with pytest.raises(AlreadyDone, match="Phiếu đã được niêm phong, không cần làm gì thêm"):
            cast(session, by=bench.members[5], ballots=other)
        answer = send(client, "cast", session, {"ballots": other})
        assert answer.status_code == 200 and "Đồng chí đã bỏ phiếu" in answer.json()["already"]
        assert "receipt" not in answer.json() and changed(before) == set()

    def test_where_the_rules_allow_it_the_later_counts(self) -> None:
        bench = OnlineBench(nominations=1, revote="yes")
        session = bench.voting()
        bench.cast_all(session)
        first = Entitlement.objects.get(member__user=bench.members[5]).ballots
        second = bench.devices.vote(session, bench.members[5], against)
        assert tracking_code(second.ballots) != tracking_code(first)
        session = end(session, by=bench.chair)
        box = session.boxes.get()
        found = verify(board_of(box), complete=False, portal=True)
        assert (box.returned, len(found.ballots), len(found.counted)) == (7, 8, 7)

    def test_an_earlier_ballot_does_not_come_back(self) -> None:
        bench = OnlineBench(nominations=1, revote="yes")
        session = bench.voting()
        first = bench.devices.ballots(session, bench.members[5])
        cast(session, by=bench.members[5], ballots=first)
        bench.devices.vote(session, bench.members[5], against)
        with refused("đã có trong sổ phiếu", "Mời tải lại trang"):
            cast(session, by=bench.members[5], ballots=first)


class TestWhen:
    def test_before_the_start_there_is_nothing_to_cast(self, bench: OnlineBench) -> None:
        session, client = bench.ready(), signed_in(bench.members[5])
        with denied():
            cast(session, by=bench.members[5], ballots={})
        assert send(client, "cast", session, {"ballots": {}}).status_code == 403

    def test_after_the_end_none_is_taken(self, bench: OnlineBench) -> None:
        session = bench.voting()
        late = bench.devices.ballots(session, bench.members[6])
        for member in bench.members[:6]:
            bench.devices.vote(session, member)
        session = end(session, by=bench.chair, reason="Một thành viên mất mạng")
        with refused("Bỏ phiếu", "đang ở trạng thái «Đã kết thúc bỏ phiếu»", "tải lại trang"):
            cast(session, by=bench.members[6], ballots=late)
        assert session.boxes.get().returned == 6

    def test_only_those_who_took_a_ballot_cast(self, bench: OnlineBench) -> None:
        session = bench.ready(takers=bench.members[:6])
        session = start(session, by=bench.chair, acknowledged=True)
        others = bench.devices.ballots(session, bench.members[0])
        with denied():
            cast(session, by=bench.members[6], ballots=others)
        assert send(signed_in(bench.members[6]), "cast", session, {"ballots": others}).status_code == 403
        for user in (office(), bench.nominations[0].person):
            assert send(signed_in(user), "cast", session, {"ballots": others}).status_code == 404
