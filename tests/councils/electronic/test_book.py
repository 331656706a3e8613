"""The book of a vote holds at every stage; where somebody changed it, everything stops."""

import json

import pytest

from councils.actions.destroy_keys import destroy_keys
from councils.actions.end import end
from councils.actions.open_boxes import open_boxes
from councils.actions.publish_sums import publish_sums
from councils.ballot.archive import read_archive, written_archive
from councils.ballot.codes import seal
from councils.ballot.verifying import verify
from councils.electronic import keyring
from councils.electronic.boards import board_of
from councils.electronic.book import in_groups
from councils.electronic.casting import tracking_code
from councils.electronic.counting import Count
from councils.electronic.honesty import said
from councils.models import BallotBox, BoardEvent, BoardPiece, CouncilSession, Entitlement
from tests.councils.electronic.asking import (
    address,
    refused,
    sent_in_vain,
    signed_in,
)
from tests.councils.electronic.sittings import aside, signed, unguarded, written
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


class TestTampering:
    def test_a_ballot_changed_in_the_database_stops_the_count(self, bench: OnlineBench) -> None:
        session = bench.voting()
        bench.cast_all(session)
        session = end(session, by=bench.chair)
        with unguarded():
            ballot = json.loads(BoardEvent.objects.get(height=3).written)["payload"]
            piece = BoardPiece.objects.get(name=ballot)
            BoardPiece.objects.filter(pk=piece.pk).update(body=piece.body.replace('"answers"', '"answer"'))
        with refused("Sổ phiếu của hòm phiếu 1 không đúng", "Dừng lại"):
            publish_sums(session)
        said = sent_in_vain(signed_in(bench.counters[0]), "publish_sums", session, {})
        assert "báo Thường trực Hội đồng" in said

    def test_a_key_exchanged_on_the_disk_stops_the_count(self, bench: OnlineBench) -> None:
        session = bench.ended()
        keys = bench.keys(session)
        bench.open(session, 1)
        uuids = list(keys.boxes.values_list("uuid", flat=True))
        shares = bench.devices.shares(session, 3)
        keyring.destroy(keys.name)
        with refused("Máy chủ không còn giữ phần khóa"):
            open_boxes(session, by=bench.counters[2], shares=shares)
        keyring.make(keys.name, Count(board_of(session.boxes.get()), keys.boxes.get(ordinal=1)).election.group, uuids)
        with refused("Phần khóa của máy chủ không đúng", "Dừng lại"):
            open_boxes(session, by=bench.counters[2], shares=shares)
        assert set(BallotBox.objects.values_list("confirmed_by")) == {(None,)}

    def test_minutes_of_a_changed_book_are_not_made(self, bench: OnlineBench) -> None:
        session = bench.counted()
        with unguarded():
            event = BoardEvent.objects.get(height=2)
            BoardEvent.objects.filter(pk=event.pk).update(written=event.written.replace('"height":2', '"height":3'))
        with refused("Sổ phiếu của hòm phiếu 1 không đúng", "Dừng lại, giữ nguyên máy chủ"):
            written(bench, session)
        assert not session.papers.exists()

    def test_minutes_of_a_book_that_lacks_a_ballot_are_not_made(self, bench: OnlineBench) -> None:
        session = bench.counted()
        with unguarded():
            BoardEvent.objects.filter(height=2).delete()
        with refused("Sổ phiếu của hòm phiếu 1 không đúng"):
            written(bench, session)


def holds(session: CouncilSession, *, complete: bool = False) -> None:
    for box in session.boxes.all():
        verify(board_of(box), complete=complete, portal=True)


@pytest.mark.parametrize("revote", ["yes", "no"])
def test_every_board_holds_at_every_stage(revote: str) -> None:
    bench = OnlineBench(revote=revote)
    aside(bench.nominations[0], bench.members[:2])
    session = bench.voting()
    assert session.boxes.count() == 2
    holds(session)
    for member in bench.members:
        bench.devices.vote(session, member)
        holds(session)
    if revote == "yes":
        bench.devices.vote(session, bench.members[3], lambda _: 1)
        holds(session)
    session = end(session, by=bench.chair)
    holds(session)
    publish_sums(session)
    holds(session)
    bench.open(session, 3)
    holds(session)
    session = bench.open(session, 1)
    holds(session, complete=True)
    signed(bench, session)
    destroy_keys(session, by=bench.secretary)
    holds(session, complete=True)


def test_the_minutes_carry_ground_codes_and_sums(bench: OnlineBench) -> None:
    session = bench.counted({bench.nominations[1].name: 5})
    told = written(bench, session)["counting_minutes"]
    boxes = list(session.boxes.all())
    head = in_groups(seal(box.head for box in boxes))
    for words in (
        "Hội đồng bỏ phiếu kín điện tử", "khoản 2 Điều 5 Quy chế Hội đồng", said("opening"),
        f"Mã phiên: {session.ballot_code}", f"Mã niêm phong sổ phiếu: {head}", "đã được kiểm chứng lại từ đầu",
        "05/07", "71,43%",
    ):  # fmt: skip
        assert words in told, words
    page = signed_in(bench.members[5]).get(address("book", session)).content.decode()
    assert head in page and session.ballot_code in page
    codes = [tracking_code(one.ballots) for one in Entitlement.objects.all()]
    assert [page.index(code) for code in sorted(codes)] == sorted(page.index(code) for code in codes)


def test_the_archive_is_the_board_as_anyone_may_check_it(bench: OnlineBench) -> None:
    session = bench.counted({bench.nominations[1].name: 5})
    box = session.boxes.get()
    answer = signed_in(bench.members[5]).get(address("archive", session, 1))
    assert answer["Content-Disposition"] == f'attachment; filename="{box.key.uuid}.bel"'
    board, moment = read_archive(answer.content)
    assert verify(board, portal=True).head == box.head
    assert written_archive(board, moment) == answer.content
    for member in bench.members:
        assert member.full_name.encode() not in answer.content
    assert signed_in(bench.members[5]).get(address("archive", session, 2)).status_code == 404
