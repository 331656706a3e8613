"""What a cast leaves behind: a receipt, a board that only grows, and no other trace."""

import json
import logging
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from accounts.models import Event
from councils.actions.cast import cast
from councils.ballot.bindings import Bindings
from councils.ballot.election import Election
from councils.electronic import keyring
from councils.electronic.boards import board_of
from councils.electronic.casting import receipt, tracking_code
from councils.electronic.elections import election_of
from councils.models import BoardEvent, BoardPiece, CipherMark, Entitlement
from tests.councils.electronic.asking import changed, everything, refused, send, signed_in
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

#: All that a ballot touches.
TOUCHED = {"councils_boardevent", "councils_boardpiece", "councils_ciphermark", "councils_entitlement",
           "councils_ballotbox"}  # fmt: skip


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


class TestReceipt:
    def test_it_holds_the_server_to_what_it_received(self, bench: OnlineBench) -> None:
        session = bench.voting()
        kept = bench.devices.vote(session, bench.members[5])
        told = receipt(session, kept)
        description = Election.read(election_of(session.boxes.get())).description
        bound = Bindings.read(description)
        assert bound is not None
        key = VerifyKey(bytes.fromhex(bound.receipt))
        key.verify(told["statement"].encode(), bytes.fromhex(told["signature"]))
        assert json.loads(told["statement"]) == {"session": session.ballot_code, "ballots": kept.ballots}
        with pytest.raises(BadSignatureError):
            key.verify(told["statement"].encode() + b" ", bytes.fromhex(told["signature"]))

    def test_the_code_is_of_four_groups_and_each_members_own(self, bench: OnlineBench) -> None:
        session = bench.voting()
        bench.cast_all(session)
        codes = {tracking_code(one.ballots) for one in Entitlement.objects.all()}
        assert len(codes) == 7
        assert all([len(part) for part in code.split("-")] == [4, 4, 4, 4] for code in codes)


class TestTraces:
    def test_neither_event_nor_history_nor_log_tells_of_a_ballot(
        self, bench: OnlineBench, caplog: pytest.LogCaptureFixture
    ) -> None:
        session, client = bench.voting(), signed_in(bench.members[5])
        ballots, events = bench.devices.ballots(session, bench.members[5]), Event.objects.count()
        before, histories = everything(), history_rows()
        with caplog.at_level(logging.DEBUG):
            answer = send(client, "cast", session, {"ballots": ballots})
        assert answer.status_code == 200
        assert Event.objects.count() == events and history_rows() == histories
        assert changed(before) == TOUCHED
        for part in parts_of(ballots, answer.json()["receipt"]):
            assert part not in caplog.text

    def test_a_refused_ballot_leaves_no_trace_either(
        self, bench: OnlineBench, caplog: pytest.LogCaptureFixture
    ) -> None:
        session, client = bench.voting(), signed_in(bench.members[5])
        ballots = bench.devices.ballots(session, bench.members[4])
        with caplog.at_level(logging.DEBUG):
            answer = send(client, "cast", session, {"ballots": ballots})
        assert answer.status_code == 422
        for part in parts_of(ballots, {}):
            assert part not in caplog.text and part not in answer.content.decode()


def history_rows() -> dict[str, int]:
    return {table: len(rows) for table, rows in everything().items() if "historical" in table}


def parts_of(ballots: dict[str, str], told: dict[str, str]) -> list[str]:
    """What would give a ballot away: texts of it, and the codes."""
    found = [told[name] for name in ("code", "signature") if name in told]
    for written in ballots.values():
        ballot = json.loads(written)
        found += [ballot["credential"], ballot["signature"]["hash"], ballot["answers"][0]["choices"][0]["alpha"]]
    return found


class TestTheBoard:
    @pytest.mark.parametrize("table", [BoardEvent, BoardPiece])
    def test_it_only_grows(self, bench: OnlineBench, table: Any) -> None:
        session = bench.voting()
        bench.devices.vote(session, bench.members[5])
        before = everything()
        acts = (table.objects.all().delete, lambda: table.objects.update(box=session.boxes.get()),
                table.objects.last().delete, table.objects.last().save)  # fmt: skip
        for act in acts:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                act()
        assert changed(before) == set()

    def test_its_head_and_height_are_kept_with_the_box(self, bench: OnlineBench) -> None:
        session = bench.voting()
        bench.cast_all(session)
        box = session.boxes.get()
        board = board_of(box)
        assert (box.head, box.height, len(board.events)) == (board.head, 8, 8)
        assert CipherMark.objects.filter(box=box).count() == 7 * 2 * 2


def test_where_the_servers_key_is_lost_no_ballot_is_taken(bench: OnlineBench) -> None:
    """A ballot without a receipt would be a ballot that nobody can miss."""
    session = bench.voting()
    ballots = bench.devices.ballots(session, bench.members[5])
    keyring.destroy(bench.keys(session).name)
    with refused("Máy chủ không còn giữ phần khóa", "Mời chủ tọa hoãn phiên họp"):
        cast(session, by=bench.members[5], ballots=ballots)
