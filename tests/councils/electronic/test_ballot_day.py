"""The turns that a ballot day may take: each leaves a sentence on a screen, rows that agree, and minutes that tell."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from councils.actions.adjourn import adjourn
from councils.actions.choose_paper import choose_paper
from councils.actions.confirm_paper import confirm_paper
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.extend_vote import extend_vote
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.ballot.board import Kind
from councils.electronic.boards import board_of
from councils.electronic.honesty import said
from councils.models import BallotBox, BallotLine, CouncilSession, Entitlement, PaperPart
from councils.workflow import State
from nominations.actions.suspend import suspend
from nominations.models import Nomination
from tests.councils.electronic.asking import address, everything, refused, send, signed_in
from tests.councils.electronic.sittings import aside, written
from tests.factories.council import entry
from tests.factories.electronic import OnlineBench
from tests.factories.people import DutyFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MORNING = datetime(2026, 12, 28, 9, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
#: What only the sealed page and only the ballot have.
SEALED, BALLOT = "Tìm phiếu của tôi trong sổ phiếu", "Xem lại phiếu<"


def page(user: User, name: str, session: CouncilSession) -> str:
    return signed_in(user).get(address(name, session)).content.decode()


def opened(bench: OnlineBench, session: CouncilSession) -> CouncilSession:
    """The sums published, the boxes opened by two."""
    publish_sums(session)
    bench.open(session, 1)
    return bench.open(session, 2)


def outcomes(session: CouncilSession) -> dict[str, str]:
    lines = BallotLine.objects.filter(box__session=session).select_related("item__nomination")
    return {line.item.nomination.name: line.outcome for line in lines}


def test_the_power_fails_at_twenty_past_nine() -> None:
    bench = OnlineBench()
    with time_machine.travel(MORNING, tick=False):
        session = bench.voting()
        for member in bench.members[:5]:
            bench.devices.vote(session, member)
    with time_machine.travel(MORNING + timedelta(minutes=21), tick=False):
        assert [SEALED in page(member, "booth", session) for member in bench.members] == [True] * 5 + [False] * 2
        assert [BALLOT in page(member, "booth", session) for member in bench.members] == [False] * 5 + [True] * 2
        reason = "Mất điện từ 9 giờ 20 đến 9 giờ 41"
        extend_vote(session, by=bench.chair, until=clock.now() + timedelta(minutes=25), reason=reason)
        assert "Bỏ phiếu đến 10:06" in page(bench.members[5], "booth", session)
        for member in bench.members[5:]:
            bench.devices.vote(session, member)
        session = opened(bench, end(session, by=bench.chair))
        told = written(bench, session)["counting_minutes"]
    assert Entitlement.objects.filter(cast=True).count() == 7
    assert (session.boxes.get().issued, session.boxes.get().returned) == (7, 7)
    assert f"Gia hạn bỏ phiếu đến 10 giờ 06 phút, ngày 28 tháng 12 năm 2026: {reason}" in told


def test_a_double_click_and_a_second_device_make_one_ballot() -> None:
    bench = OnlineBench()
    session, member = bench.voting(), bench.members[5]
    ballots, others = bench.devices.ballots(session, member), bench.devices.ballots(session, member, lambda line: 1)
    browser, another = signed_in(member), signed_in(member)
    first, second = (send(browser, "cast", session, {"ballots": ballots}) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json()) and first.status_code == 200
    kept = everything()
    other = send(another, "cast", session, {"ballots": others})
    assert other.json()["already"] == "Đồng chí đã bỏ phiếu. Phiếu đã được niêm phong, không cần làm gì thêm."
    assert everything() == kept and len(list(board_of(session.boxes.get()).of(Kind.BALLOT))) == 1
    for voter in bench.members[:5] + bench.members[6:]:
        bench.devices.vote(session, voter)
    session = opened(bench, end(session, by=bench.chair))
    assert set(BallotLine.objects.values_list("approve", "disapprove")) == {(7, 0)}
    assert "07/07" in written(bench, session)["counting_minutes"]


def test_the_quorum_is_lost_before_the_end() -> None:
    bench = OnlineBench()
    session = bench.voting()
    for member in bench.members[:4]:
        bench.devices.vote(session, member)
    with refused("Chỉ còn 04 thành viên dự họp, cần ít nhất 05, nên không mở hòm phiếu để kiểm."):
        end(session, by=bench.chair, here=4, reason="Hai thành viên phải về sớm")
    adjourn(session, by=bench.chair, reason="Không đủ số thành viên dự họp")
    assert CouncilSession.objects.get().state == State.ADJOURNED
    assert not BallotBox.objects.exclude(returned=None).exists() and set(outcomes(session).values()) == {""}
    assert not session.papers.exists(), "nothing was counted: there is nothing to sign"
    assert set(Nomination.objects.values_list("state", flat=True)) == {"appraised"}
    again = bench.counted()
    assert (again.ordinal, again.state) == (session.ordinal + 1, State.COUNTED)
    assert "07/07" in written(bench, again)["counting_minutes"]


@pytest.mark.parametrize(("rule", "outcome", "state"), [("all", "passed", "passed"), ("none", "failed", "failed")])
def test_a_tie_for_the_last_place_goes_as_the_rule_says(rule: str, outcome: str, state: str) -> None:
    bench = OnlineBench(nominations=2, quota="1", tie=rule)
    session = bench.counted()
    assert set(outcomes(session).values()) == {outcome}
    assert set(Nomination.objects.values_list("state", flat=True)) == {state}
    assert "07/07" in page(bench.chair, "session", session)
    told = written(bench, session)["counting_minutes"]
    assert ("ngoài chỉ tiêu của kỳ" in told) is (outcome == "failed")


def test_a_tie_for_the_last_place_is_voted_on_again() -> None:
    bench = OnlineBench(nominations=3, quota="2", tie="second_ballot")
    first, second, third = bench.nominations
    session = bench.counted({second.name: 6, third.name: 6})
    assert outcomes(session) == {first.name: "passed", second.name: "second_ballot", third.name: "second_ballot"}
    assert "bỏ phiếu lại" in page(bench.chair, "session", session).lower()
    assert "bỏ phiếu lại" in written(bench, session)["counting_minutes"].lower()
    bench.nominations = [second, third]
    again = bench.counted({second.name: 5})
    assert outcomes(again) == {second.name: "failed", third.name: "passed"}
    assert again.ballot_code != session.ballot_code
    assert "06/07" not in written(bench, again)["counting_minutes"]


def test_a_complaint_arrives_while_the_box_is_open() -> None:
    bench = OnlineBench()
    halted, other = bench.nominations
    session = bench.voting()
    bench.cast_all(session, {halted.name: 3})
    suspend(halted, by=person(Role.STANDING_COUNCIL), reason="Có đơn tố cáo cần xác minh")
    session = opened(bench, end(session, by=bench.chair))
    assert Nomination.objects.get(pk=other.pk).state == "passed"
    assert Nomination.objects.get(pk=halted.pk).state == "appraised"
    assert session.agenda.get(nomination=halted).dropped_at is not None
    for user in (bench.chair, bench.members[5], bench.counters[0]):
        shown = page(user, "session", session)
        assert "không được tính" in shown and "04/07" not in shown and "07/07" in shown
    told = written(bench, session)
    assert f"Hồ sơ {halted.name} đưa khỏi danh sách bình xét" in told["counting_minutes"]
    assert all("04/07" not in words for words in told.values())


def test_four_voters_all_approve() -> None:
    bench = OnlineBench()
    known, _ = bench.nominations
    aside(known, bench.members[2:5])
    session = bench.ready()
    asked = page(bench.chair, "start", session)
    assert "Chỉ có 04 thành viên bỏ phiếu: nếu cả 04 phiếu giống nhau" in asked
    with refused("Có điều phải lưu ý trước khi bỏ phiếu. Mời chủ tọa đọc các lưu ý rồi đánh dấu đã ghi nhận."):
        start(session, by=bench.chair)
    session = start(session, by=bench.chair, acknowledged=True)
    bench.cast_all(session)
    session = opened(bench, end(session, by=bench.chair))
    line = BallotLine.objects.get(item__nomination=known)
    assert (line.approve, line.disapprove, line.outcome) == (4, 0, "passed")
    told = written(bench, session)["counting_minutes"]
    assert "04/04" in told and "Chủ tọa đã đọc và ghi nhận trước khi bỏ phiếu" in told
    head = DutyFactory(role=Role.HEAD, department=known.department).user
    client = signed_in(head)
    dossier = client.get(reverse("nominations:detail", args=[known.pk]))
    assert dossier.status_code == 200 and "04/04" not in dossier.content.decode()
    assert client.get(address("session", session)).status_code == 404


def test_somebody_asks_the_administrator_how_a_member_voted() -> None:
    bench = OnlineBench(nominations=1)
    session, voter = bench.voting(), bench.members[5]
    assert said("server") in page(voter, "booth", session)
    bench.cast_all(session, {bench.nominations[0].name: 3})
    administrator = person(Role.ADMINISTRATOR)
    for name in ("session", "booth", "book", "counter"):
        assert signed_in(administrator).get(address(name, session)).status_code == 404
    words = ("Tán thành", "Không tán thành")
    rows = [row for rows in everything().values() for row in rows if any(word in row for word in words)]
    assert rows and not [row for row in rows if voter.username in row or voter.full_name in row]
    session = opened(bench, end(session, by=bench.chair))
    assert BallotLine.objects.get().approve == 4
    told = written(bench, session)
    for paper in (told["counting_minutes"], told["meeting_minutes"]):
        assert "04/07" in paper and not any(f"{voter.full_name} {word.lower()}" in paper for word in words)


def test_a_phone_has_no_network() -> None:
    """Another device with the member's own code; or paper, for so many that nobody's is known by it."""
    bench = OnlineBench()
    session = bench.ready()
    lost, on_paper = bench.members[5], session.members.order_by("-ordinal")[:1]
    choose_paper(session, by=bench.secretary, members={member.pk: False for member in on_paper})
    with refused("Chỉ có 01 đồng chí bỏ phiếu giấy", "Mời hỏi và ghi đồng chí ấy đồng ý"):
        start(CouncilSession.objects.get(), by=bench.chair, acknowledged=True)
    choose_paper(session, by=bench.secretary, members={member.pk: True for member in on_paper})
    session = start(CouncilSession.objects.get(), by=bench.chair, acknowledged=True)
    assert "Dùng mã này" in page(lost, "booth", session)
    assert said("paper_few") in signed_in(lost).get(reverse("councils:secrecy")).content.decode()
    bench.cast_all(session)
    session = end(session, by=bench.chair)
    publish_sums(session)
    part = PaperPart.objects.get()
    enter_tally(part, by=bench.counters[0], entry=entry(part))
    confirm_paper(session, by=bench.counters[1])
    bench.open(session, 1)
    session = bench.open(session, 2)
    box = session.boxes.get()
    assert (box.issued, box.cast, box.returned, box.lines.all()[0].approve) == (7, 6, 7, 7)
    assert "Bỏ phiếu giấy bên cạnh phiếu điện tử" in written(bench, session)["counting_minutes"]


def test_a_recused_member_asks_whether_a_blank_line_betrays() -> None:
    bench = OnlineBench()
    first, second = bench.nominations
    recused = bench.members[5]
    aside(second, [recused])
    session = bench.voting()
    shown = page(recused, "booth", session)
    assert said("recused") in shown and first.name in shown and second.name not in shown
    bench.cast_all(session)
    publics = Entitlement.objects.get(member__user=recused).publics
    boards = {box.pk: board_of(box) for box in session.boxes.all()}
    session = opened(bench, end(session, by=bench.chair))
    boxes = {box.lines.get().item.nomination.name: box for box in session.boxes.all()}
    assert (boxes[first.name].issued, boxes[second.name].issued) == (7, 6)
    board = boards[boxes[second.name].pk]
    ballots = [board.payload(event) for event in board.of(Kind.BALLOT)]
    assert len(ballots) == 6 and not any(public in ballot for public in publics for ballot in ballots)
    told = written(bench, session)["counting_minutes"]
    assert "07/07" in told and "06/06" in told
