"""What allows a vote online: the season's rule, or a show of hands; without it there is paper."""

from typing import Any

import pytest
from django.test import Client

from councils.actions.choose_way import choose_way
from councils.actions.confirm_count import confirm_count
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.electronic.ceremony import keys_of
from councils.electronic.ground import ground_of
from councils.models import CouncilSession, Entitlement
from councils.workflow import State
from seasons.models import SeasonRule
from tests.councils.electronic.asking import address, denied, refused, signed_in
from tests.councils.electronic.sittings import written
from tests.councils.electronic.test_key_sets import Commits, files
from tests.factories.council import Bench, entry, office
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OFFERED = "Bằng phiếu điện tử"


class TestForbidden:
    @pytest.fixture
    def bench(self) -> Bench:
        return Bench(nominations=1, electronic="no")

    def test_only_paper_is_offered(self, bench: Bench, client: Client) -> None:
        session = bench.convened()
        client.force_login(bench.secretary)
        page = client.get(address("choose_way", session)).content.decode()
        assert "Bằng phiếu giấy" in page and OFFERED not in page
        assert "hands_for" not in page
        client.force_login(bench.secretary)
        assert OFFERED not in client.get("/hoi-dong/phien-hop/moi/").content.decode()

    def test_what_is_posted_all_the_same_is_refused(self, bench: Bench, client: Client) -> None:
        session = bench.convened()
        client.force_login(bench.secretary)
        answer = client.post(address("choose_way", session), {"way": "electronic"})
        assert answer.status_code == 422
        assert CouncilSession.objects.get().way == "paper" and keys_of(session) is None
        with refused("không cho bỏ phiếu điện tử", "Mời chọn bỏ phiếu giấy"):
            choose_way(session, by=bench.secretary, way="electronic")

    def test_none_is_planned(self) -> None:
        bench = OnlineBench(electronic="no")
        with refused("Quy tắc kỳ này không cho bỏ phiếu điện tử", "Mời chọn bỏ phiếu giấy"):
            bench.planned()

    def test_a_session_planned_before_the_rule_changed_does_not_start(self, monkeypatch: pytest.MonkeyPatch) -> None:
        bench = OnlineBench()
        planned = bench.planned()
        SeasonRule.objects.filter(key="electronic").update(value="no")
        monkeypatch.setattr(bench, "planned", lambda **_: planned)
        session = bench.ready()
        with refused("Chưa có căn cứ để bỏ phiếu điện tử", "Mở «Cách bỏ phiếu»"):
            start(session, by=bench.chair, acknowledged=True)
        assert ground_of(session) == ""


class TestHands:
    @pytest.fixture
    def bench(self) -> OnlineBench:
        return OnlineBench(nominations=1, electronic="session")

    @pytest.mark.parametrize(
        ("hands", "sentence"),
        [
            ({}, "Mời ghi số giơ tay"),
            ({"hands_for": 5}, "Mời ghi số giơ tay"),
            ({"hands_against": 1}, "Mời ghi số giơ tay"),
            ({"hands_for": 3, "hands_against": 3}, "chưa được quá nửa"),
            ({"hands_for": 1, "hands_against": 2}, "chưa được quá nửa"),
            ({"hands_for": 0, "hands_against": 0}, "chưa được quá nửa"),
            ({"hands_for": 7, "hands_against": 1}, "nhiều hơn số thành viên dự họp"),
            ({"hands_for": 5, "hands_against": -1}, "Mời đếm lại"),
        ],
    )
    def test_too_few_or_too_many_hands_are_no_ground(
        self, bench: OnlineBench, hands: dict[str, int], sentence: str
    ) -> None:
        session = bench.opened(way="paper")
        with refused(sentence):
            choose_way(session, by=bench.secretary, way="electronic", **hands)
        assert ground_of(CouncilSession.objects.get()) == ""

    def test_hands_are_counted_in_the_session_only(self, bench: OnlineBench) -> None:
        session = bench.convened(way="paper")
        with refused("sau khi khai mạc"):
            choose_way(session, by=bench.secretary, way="electronic", hands_for=6, hands_against=0)

    def test_only_those_who_run_the_session_enter_them(self, bench: OnlineBench) -> None:
        session = bench.opened(way="paper")
        for user in (bench.members[5], office()):
            with denied():
                choose_way(session, by=user, way="electronic", hands_for=6, hands_against=0)
        assert signed_in(bench.members[5]).get(address("choose_way", session)).status_code == 403

    def test_without_them_the_vote_does_not_start(self, bench: OnlineBench) -> None:
        session = bench.ready()
        with refused("Chưa có căn cứ để bỏ phiếu điện tử"):
            start(session, by=bench.chair, acknowledged=True)

    def test_the_hands_are_the_ground_and_are_printed(self, bench: OnlineBench, client: Client) -> None:
        session = bench.ready()
        client.force_login(bench.secretary)
        sent = {"way": "electronic", "hands_for": 5, "hands_against": 2}
        assert client.post(address("choose_way", session), sent).status_code == 302
        session = CouncilSession.objects.get()
        assert ground_of(session) == "biểu quyết giơ tay tại phiên họp: 05 tán thành, 02 không tán thành"
        session = start(session, by=bench.chair, acknowledged=True)
        bench.cast_all(session)
        counted_after(bench, session)
        assert ground_of(session) in written(bench, session)["counting_minutes"]


def counted_after(bench: OnlineBench, session: CouncilSession) -> None:
    publish_sums(end(session, by=bench.chair))
    bench.open(session, 1)
    bench.open(session, 2)


class TestTurningToPaper:
    def test_the_keys_are_set_aside_and_paper_goes_to_the_end(
        self, django_capture_on_commit_callbacks: Commits
    ) -> None:
        bench = OnlineBench(nominations=1)
        session = bench.ready()
        with django_capture_on_commit_callbacks(execute=True):
            choose_way(session, by=bench.secretary, way="paper")
        assert keys_of(session) is None and files() == []
        for name, user in (("booth", bench.members[5]), ("counter", bench.counters[0]), ("book", bench.chair)):
            assert signed_in(user).get(address(name, session)).status_code == 404
        session = start(CouncilSession.objects.get(), by=bench.chair, acknowledged=True)
        box = session.boxes.get()
        assert (box.key, box.height, session.ballot_code, box.issued) == (None, 0, "", None)
        session = end(session, by=bench.chair)
        enter_tally(box, by=bench.counters[0], entry=entry(box))
        assert confirm_count(session, by=bench.counters[1]).state == State.COUNTED

    def test_and_back_members_take_anew(self) -> None:
        bench = OnlineBench(nominations=1)
        session = bench.ready()
        first = bench.keys(session)
        choose_way(session, by=bench.secretary, way="paper")
        choose_way(session, by=bench.secretary, way="electronic")
        assert bench.keys(session).pk != first.pk
        assert not Entitlement.objects.filter(keys=bench.keys(session)).exists()

    @pytest.mark.parametrize("stage", ["voting", "ended", "counted"])
    def test_not_once_the_vote_has_begun(self, stage: str) -> None:
        bench: Any = OnlineBench(nominations=1)
        session = getattr(bench, stage)()
        with refused("Chọn cách bỏ phiếu", "tải lại trang"):
            choose_way(session, by=bench.secretary, way="paper")
