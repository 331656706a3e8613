"""The life of a session that votes online: its ground, the ways it may end, and what is left of it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import Event
from core.workflow import AlreadyDone
from councils.actions.adjourn import adjourn
from councils.actions.conclude import conclude
from councils.actions.destroy_keys import destroy_keys
from councils.actions.end import end
from councils.actions.open_boxes import open_boxes
from councils.actions.start import start
from councils.electronic import keyring
from councils.electronic.booth import cast_count
from councils.electronic.tasks import tasks
from councils.models import BallotBox, CouncilSession, Entitlement
from councils.workflow import State
from nominations.models import Nomination
from tests.councils.electronic.asking import address, denied, refused, sent_in_vain, signed_in
from tests.councils.electronic.sittings import aside, signed, written
from tests.councils.electronic.test_key_sets import Commits, files
from tests.councils.electronic.test_taking import mark
from tests.factories.council import Bench, office
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


class TestEnding:
    def test_with_the_quorum_lost_no_box_is_opened(self, bench: OnlineBench, client: Client) -> None:
        session = bench.voting()
        bench.cast_all(session)
        with refused("Chỉ còn 04 thành viên dự họp, cần ít nhất 05", "hoãn phiên họp"):
            end(session, by=bench.chair, here=4)
        client.force_login(bench.chair)
        answer = client.post(address("end", session), {"here": 4, "reason": ""})
        assert answer.status_code == 422 and "không mở hòm phiếu để kiểm" in answer.content.decode()
        assert CouncilSession.objects.get().state == State.VOTING
        assert not any(BallotBox.objects.values_list("returned", flat=True))
        assert adjourn(session, by=bench.chair, reason="Không đủ số thành viên dự họp").state == State.ADJOURNED

    def test_before_all_have_voted_it_takes_a_reason_which_is_printed(self, bench: OnlineBench) -> None:
        session = bench.voting()
        for member in bench.members[1:]:
            bench.devices.vote(session, member)
        with refused("Còn 01 thành viên đã nhận phiếu mà chưa bỏ phiếu", "Mời chờ, hoặc ghi lý do"):
            end(session, by=bench.chair, reason="  ")
        end(session, by=bench.chair, reason="Máy của một thành viên hỏng")
        assert CouncilSession.objects.get().end_reason == "Máy của một thành viên hỏng"
        box = BallotBox.objects.get()
        assert (box.issued, box.returned) == (7, 6)

    def test_nobody_waits_for_whoever_has_nothing_to_vote_on(self, bench: OnlineBench) -> None:
        """Taken, then marked absent; and taken, but aside from every nominee."""
        for nomination in bench.nominations:
            aside(nomination, [bench.members[4]])
        session = bench.ready()
        mark(bench, session, bench.members[5], "absent")
        session = start(session, by=bench.chair, acknowledged=True)
        assert session.boxes.get().issued == 5 and cast_count(session) == (0, 5)
        for member in bench.members[4:6]:
            assert list(tasks(member, session)) == []
            assert "data-cast" not in signed_in(member).get(address("booth", session)).content.decode()
        for member in (*bench.members[:4], bench.secretary):
            assert [task.action for task in tasks(member, session)] == ["Đến phiếu của tôi"]
            bench.devices.vote(session, member)
        session = end(session, by=bench.chair)
        assert session.end_reason == "" and session.boxes.get().returned == 5

    def test_only_those_who_preside_end_it(self, bench: OnlineBench) -> None:
        session = bench.voting()
        for user in (bench.secretary, bench.counters[0], bench.members[5], office()):
            with denied():
                end(session, by=user, reason="x")


class TestAdjourning:
    def test_during_the_vote_the_ballots_stay_sealed_for_ever(
        self, bench: OnlineBench, django_capture_on_commit_callbacks: Commits
    ) -> None:
        session = bench.voting()
        bench.cast_all(session)
        keys = bench.keys(session)
        with django_capture_on_commit_callbacks(execute=True):
            adjourn(session, by=bench.chair, reason="Mất điện")
        keys.refresh_from_db()
        assert keys.destroyed_at is not None and keys.name not in files()
        with pytest.raises(ValidationError, match="Mời chủ tọa hoãn phiên họp và bỏ phiếu lại"):
            keyring.read(keys.name)
        assert not session.counters.filter(duty__until=None).exists()
        uuid = BallotBox.objects.get().key.uuid
        with refused("Mở hòm phiếu để kiểm"):
            open_boxes(session, by=bench.counters[0], shares={uuid: "{}"})

    def test_its_nominees_vote_in_another_session_with_other_keys(self, bench: OnlineBench) -> None:
        session = bench.voting()
        old = set(bench.keys(session).boxes.values_list("uuid", flat=True))
        adjourn(session, by=bench.chair, reason="Mất điện")
        assert set(Nomination.objects.values_list("state", flat=True)) == {"appraised"}
        again = bench.voting()
        assert old.isdisjoint(bench.keys(again).boxes.values_list("uuid", flat=True))
        assert again.ballot_code != session.ballot_code and Entitlement.objects.filter(cast=True).count() == 0


class TestDestroying:
    def test_not_before_both_minutes_are_signed(self, bench: OnlineBench) -> None:
        session = bench.counted()
        with refused("Chưa lập Biên bản kiểm phiếu", "Mở «Lập biên bản»"):
            destroy_keys(session, by=bench.secretary)
        written(bench, session)
        with refused("Chưa có bản ký của Biên bản kiểm phiếu", "Mời in, ký"):
            destroy_keys(session, by=bench.secretary)
        assert bench.keys(session).name in files()

    def test_afterwards_the_file_is_gone_and_the_record_tells_by_whom(
        self, bench: OnlineBench, django_capture_on_commit_callbacks: Commits
    ) -> None:
        session = bench.counted()
        signed(bench, session)
        with refused("Chưa hủy khóa hòm phiếu", "Mở «Hủy khóa hòm phiếu»"):
            conclude(session, by=bench.secretary)
        with django_capture_on_commit_callbacks(execute=True):
            destroy_keys(session, by=bench.chair)
        assert files() == [] and list(Path(settings.BALLOT_KEYS_ROOT).iterdir()) == []
        told = Event.objects.get(move="destroy_keys")
        assert told.actor == bench.chair and bench.keys(session).destroyed_at is not None
        with pytest.raises(AlreadyDone, match="đã hủy"):
            destroy_keys(session, by=bench.secretary)
        assert conclude(session, by=bench.secretary).state == State.CONCLUDED

    def test_who_may_not_run_the_session_destroys_nothing(self, bench: OnlineBench) -> None:
        session = bench.counted()
        for user in (bench.counters[0], bench.members[5], office()):
            with denied():
                destroy_keys(session, by=user)

    def test_a_session_on_paper_has_none_to_destroy(self) -> None:
        paper = Bench(nominations=1)
        session = paper.counted()
        with refused("bỏ phiếu giấy nên không có khóa để hủy"):
            destroy_keys(session, by=paper.secretary)


def test_a_lost_key_of_one_counter_loses_nothing(bench: OnlineBench) -> None:
    session = bench.ended()
    bench.devices.seeds[1] = "lost"
    bench.open(session, 1)
    assert bench.open(session, 3).state == State.COUNTED


def test_after_the_count_every_late_request_is_answered_in_words(bench: OnlineBench) -> None:
    session, client = bench.counted(), signed_in(bench.counters[0])
    for name, body in (("take_ballot", {"claims": []}), ("compare_keys", {"same": False}), ("publish_sums", {})):
        assert "tải lại trang" in sent_in_vain(client, name, session, body)
    assert "Phiếu chưa được nhận" in sent_in_vain(client, "cast", session, {"ballots": {}})
