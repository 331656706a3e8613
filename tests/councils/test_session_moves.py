"""Every move of a session: once as it should be, and each refusal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from accounts.roles import COUNCIL, Role
from core.workflow import AlreadyDone, IllegalMove
from councils.actions.adjourn import adjourn
from councils.actions.conclude import conclude
from councils.actions.confirm_count import confirm_count
from councils.actions.convene import convene
from councils.actions.drop_item import drop_item
from councils.actions.end import end
from councils.actions.establish import establish
from councils.actions.open_session import open_session
from councils.actions.plan_session import replan_session
from councils.actions.record_attendance import record_attendance
from councils.actions.start import start
from councils.models import BallotBox, BallotLine, CouncilSession, Recusal
from councils.workflow import SESSION, State
from nominations.models import CollectiveMember
from nominations.workflow import State as NominationState
from seasons.models import SeasonRule
from tests.factories.council import Bench, office
from tests.factories.nomination import MOMENT, CollectiveFactory
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

#: Move → how the session is brought before it, and the act.
MOVES: dict[str, tuple[str, Callable[[CouncilSession, User], Any]]] = {
    "convene": ("planned", lambda session, by: convene(session, by=by)),
    "open": ("convened", lambda session, by: open_session(session, by=by)),
    "start": ("ready", lambda session, by: start(session, by=by)),
    "end": ("voting", lambda session, by: end(session, by=by)),
    "count": ("ended", lambda session, by: confirm_count(session, by=by)),
    "conclude": ("counted", lambda session, by: conclude(session, by=by)),
    "adjourn": ("voting", lambda session, by: adjourn(session, by=by, reason="Mất điện")),
}
ROLES = [*sorted(COUNCIL), Role.OFFICE, Role.DIRECTOR, Role.STANDING_COUNCIL, Role.ADMINISTRATOR, Role.COUNTER]


@pytest.mark.parametrize("move", MOVES)
def test_only_the_duties_of_the_table_make_the_move(move: str) -> None:
    stage, act = MOVES[move]
    bench = Bench(nominations=1)
    session = getattr(bench, stage)()
    may = {part.name for part in SESSION.moves[move].who.parts}
    for role in ROLES:
        if role not in may or role == Role.COUNTER:
            with pytest.raises(PermissionDenied):
                act(session, person(role))


@pytest.mark.parametrize("move", MOVES)
def test_a_move_made_before_is_already_done(move: str) -> None:
    _, act = MOVES[move]
    bench = Bench(nominations=1)
    session = bench.counted()
    CouncilSession.objects.filter(pk=session.pk).update(
        state=SESSION.moves[move].target, counted_at=MOMENT if move in ("count", "conclude") else None
    )
    by = bench.counters[1] if move == "count" else bench.chair
    with pytest.raises(AlreadyDone):
        act(session, by)


@pytest.mark.parametrize("move", MOVES)
def test_a_move_out_of_turn_names_the_state(move: str) -> None:
    _, act = MOVES[move]
    bench = Bench(nominations=1)
    session = bench.counted()
    wrong = State.COUNTED if move in ("adjourn", "start", "end", "open", "convene") else State.OPENED
    counted_at = MOMENT if wrong == State.COUNTED else None
    CouncilSession.objects.filter(pk=session.pk).update(state=wrong, counted_at=counted_at)
    by = bench.counters[1] if move == "count" else bench.chair
    with pytest.raises(IllegalMove, match=wrong.label):
        act(session, by)


@pytest.mark.parametrize("move", MOVES)
def test_a_closed_season_moves_no_session(move: str) -> None:
    stage, act = MOVES[move]
    bench = Bench(nominations=1)
    session = getattr(bench, stage)()
    bench.season.state, bench.season.closed_at = "closed", MOMENT
    bench.season.save()
    session.refresh_from_db()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        act(session, bench.counters[1] if move == "count" else bench.chair)


class TestPlanAndConvene:
    def test_members_agenda_rules_and_recusals_are_frozen(self) -> None:
        bench = Bench(nominations=1)
        collective = bench.nominate(kind="collective", person=None, name="Tổ A", headcount=5)
        CollectiveMember.objects.create(nomination=collective, user=bench.members[3], name="x")
        bench.nominations.append(collective)
        session = bench.convened()
        SeasonRule.objects.filter(season=bench.season, key="ratio").update(value="9/10", source="sửa sau")
        session.refresh_from_db()
        assert [member.title for member in session.members.all()][:2] == ["Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng"]
        assert session.rules["ratio"] == "2/3"
        assert session.rule_sources["ratio"]["source"] == "khoản 2 Điều 5 Quy chế Hội đồng"
        recusal = Recusal.objects.get(item__session=session)
        assert (recusal.member.user, recusal.ground) == (bench.members[3], "collective_member")

    def test_an_empty_agenda_is_refused(self) -> None:
        bench = Bench(nominations=0)
        with pytest.raises(ValidationError, match="chưa có hồ sơ nào"):
            bench.convened()

    def test_rules_without_source_are_refused_by_name(self) -> None:
        bench = Bench(nominations=1)
        SeasonRule.objects.filter(season=bench.season, key="quorum").update(source="")
        with pytest.raises(ValidationError, match=r"Còn 01 quy tắc .* Số thành viên dự họp tối thiểu"):
            bench.convened()

    def test_a_file_suspended_or_gone_since_is_named(self) -> None:
        bench = Bench(nominations=2)
        session = bench.planned()
        first, second = bench.nominations
        first.suspended_at, first.suspension_reason = MOMENT, "Có kiến nghị"
        first.save()
        second.state, second.withdrawn_at = NominationState.WITHDRAWN, MOMENT
        second.save()
        with pytest.raises(ValidationError) as refusal:
            convene(session, by=bench.secretary)
        assert "đang tạm dừng xét" in str(refusal.value) and "không còn chờ bỏ phiếu" in str(refusal.value)

    def test_a_session_of_a_former_council_is_refused(self) -> None:
        bench = Bench(nominations=1)
        session = bench.planned()
        establish(
            bench.season, by=office(), decision_number="20", decision_date=MOMENT.date().replace(month=5),
            seats=[(UserFactory(), role) for role in ("council_chair", "council_member", "council_secretary")],
        )  # fmt: skip
        with pytest.raises(ValidationError, match="đã được kiện toàn"):
            convene(session, by=office_secretary(bench))

    def test_a_vote_without_meeting_needs_the_written_permission(self) -> None:
        with pytest.raises(ValidationError, match="phải ghi văn bản cho phép"):
            Bench(nominations=1).planned(kind="written")

    def test_chair_and_secretary_are_two_members_of_this_council(self) -> None:
        bench = Bench(nominations=1)
        with pytest.raises(ValidationError, match="hai thành viên khác nhau"):
            bench.planned(secretary=bench.seat_of(bench.chair))

    def test_a_nomination_is_on_one_agenda_at_a_time(self) -> None:
        bench = Bench(nominations=1)
        bench.planned()
        with pytest.raises(ValidationError, match="đã ở phiên họp khác"):
            bench.planned()

    def test_the_plan_is_fixed_once_convened(self) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        with pytest.raises(IllegalMove, match="Sửa phiên họp"):
            replan_session(session, by=bench.secretary, facts={}, nominations=[])


def office_secretary(bench: Bench) -> User:
    """The new council's secretary, who finds the old plan."""
    from councils.seats import sitting

    return next(one.duty.user for one in sitting(bench.season) if one.duty.role == Role.COUNCIL_SECRETARY)


class TestRollAndOpening:
    def test_quorum_is_told_in_figures(self) -> None:
        bench = Bench(nominations=1)
        absent = {user.username: "Ốm" for user in bench.members[2:5]}
        with pytest.raises(ValidationError, match="Mới có 04 trên 07 thành viên dự họp, cần ít nhất 05"):
            bench.opened(absent=absent)

    @pytest.mark.parametrize(("rule", "opens"), [("yes", True), ("no", False)])
    def test_remote_members_count_only_if_the_rule_says_so(self, rule: str, opens: bool) -> None:
        bench = Bench(nominations=1, quorum_remote=rule)
        session = bench.convened(kind="remote")
        roll = {
            member.pk: ("remote" if member.ordinal in (3, 4, 5) else "present", "") for member in session.members.all()
        }
        record_attendance(session, by=bench.secretary, roll=roll, chair=session.chair, secretary=session.secretary)
        if opens:
            assert open_session(session, by=bench.chair).state == State.OPENED
        else:
            with pytest.raises(ValidationError, match="thành viên dự từ xa không tính"):
                open_session(session, by=bench.chair)

    def test_the_roll_must_be_taken_and_the_chair_be_there(self) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        with pytest.raises(ValidationError, match="Chưa điểm danh"):
            open_session(session, by=bench.chair)
        bench.roll(session, **{bench.chair.username: "Công tác"})
        with pytest.raises(ValidationError, match="Chủ tọa không có mặt"):
            open_session(session, by=bench.vice)

    def test_a_vice_chair_may_preside_in_the_chairs_place(self) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        roll = {member.pk: ("present", "") for member in session.members.all()}
        roll[session.members.get(user=bench.chair).pk] = ("absent", "Công tác")
        vice = bench.seat_of(bench.vice)
        record_attendance(session, by=bench.secretary, roll=roll, chair=vice, secretary=session.secretary)
        assert open_session(session, by=bench.vice).chair == vice

    @pytest.mark.parametrize(
        ("presence", "sentence"),
        [("absent", "ghi lý do vắng"), ("remote", "không có thành viên từ xa"), ("asleep", "chọn lại tình trạng")],
    )
    def test_a_roll_that_cannot_be_is_refused(self, presence: str, sentence: str) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        member = session.members.get(user=bench.members[3])
        with pytest.raises(ValidationError, match=sentence):
            record_attendance(
                session, by=bench.secretary, roll={member.pk: (presence, "")},
                chair=session.chair, secretary=session.secretary,
            )  # fmt: skip

    def test_a_plain_member_does_not_preside(self) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        seat_of_member = bench.seat_of(bench.members[3])
        with pytest.raises(ValidationError, match="Chủ tịch hoặc Phó Chủ tịch"):
            record_attendance(session, by=bench.secretary, roll={}, chair=seat_of_member, secretary=session.secretary)

    def test_members_do_not_take_the_roll(self) -> None:
        bench = Bench(nominations=1)
        session = bench.convened()
        with pytest.raises(PermissionDenied):
            record_attendance(session, by=bench.members[3], roll={}, chair=session.chair, secretary=session.secretary)


class TestStart:
    def test_boxes_are_made_and_files_tabled(self) -> None:
        bench = Bench(nominations=2)
        bench.nominations[0].person = bench.members[4]
        bench.nominations[0].save()
        session = bench.voting()
        found = {box.lines.get().item.nomination_id: box.voters.count() for box in session.boxes.all()}
        assert sorted(found.values()) == [6, 7]
        for nomination in bench.nominations:
            nomination.refresh_from_db()
            assert nomination.state == NominationState.TABLED

    def test_too_few_voters_are_set_apart_and_not_tabled(self) -> None:
        bench = Bench(nominations=1, min_box="4")
        collective = CollectiveFactory(
            criteria_set=bench.criteria, department=bench.department, state=NominationState.APPRAISED
        )
        for user in [*bench.members[:2], *bench.members[4:6]]:
            CollectiveMember.objects.create(nomination=collective, user=user, name=str(user))
        bench.nominations.append(collective)
        session = bench.voting()
        collective.refresh_from_db()
        assert collective.state == NominationState.APPRAISED
        line = BallotLine.objects.get(item__nomination=collective)
        assert (line.box.used, line.box.voters.count(), line.outcome) == (False, 3, "too_few")
        assert session.boxes.filter(used=True).count() == 1

    def test_a_vote_of_few_must_be_acknowledged(self) -> None:
        bench = Bench(size=5, nominations=1)
        session = bench.ready()
        with pytest.raises(ValidationError, match="đánh dấu đã ghi nhận"):
            start(session, by=bench.chair)
        assert start(session, by=bench.chair, acknowledged=True).state == State.VOTING

    def test_every_missing_condition_is_a_sentence(self) -> None:
        bench = Bench(nominations=1)
        session = bench.opened()
        bench.roll(session, **{user.username: "Về sớm" for user in bench.members[3:6]})
        with pytest.raises(ValidationError) as refusal:
            start(session, by=bench.chair)
        told = " ".join(refusal.value.messages)
        assert "Mới có 04 trên 07" in told
        assert "Chưa đề xuất Tổ kiểm phiếu" in told and "chưa biểu quyết Tổ kiểm phiếu" in told

    def test_an_absent_counter_stops_the_start(self) -> None:
        bench = Bench(nominations=1)
        session = bench.ready()
        bench.roll(session, **{bench.counters[0].username: "Về sớm"})
        with pytest.raises(ValidationError, match="không có mặt nên không kiểm phiếu được"):
            start(session, by=bench.chair)

    def test_a_suspended_file_is_dropped_first(self) -> None:
        bench = Bench(nominations=2)
        session = bench.ready()
        first = bench.nominations[0]
        first.suspended_at, first.suspension_reason = MOMENT, "Có kiến nghị"
        first.save()
        with pytest.raises(ValidationError, match="đang tạm dừng xét"):
            start(session, by=bench.chair)
        item = session.agenda.get(nomination=first)
        with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
            drop_item(item, by=bench.secretary, reason=" ")
        drop_item(item, by=bench.secretary, reason="Đang tạm dừng xét")
        with pytest.raises(AlreadyDone):
            drop_item(item, by=bench.secretary, reason="Đang tạm dừng xét")
        start(session, by=bench.chair)
        assert BallotBox.objects.get().lines.count() == 1


class TestAdjourn:
    def test_tabled_files_wait_again(self) -> None:
        bench = Bench(nominations=2)
        session = bench.voting()
        adjourn(session, by=bench.chair, reason="Không còn đủ thành viên dự họp")
        for nomination in bench.nominations:
            nomination.refresh_from_db()
            assert nomination.state == NominationState.APPRAISED
        assert bench.planned().ordinal == 2

    def test_a_reason_is_due(self) -> None:
        bench = Bench(nominations=1)
        with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
            adjourn(bench.planned(), by=bench.chair, reason="")


def test_nothing_is_dropped_once_the_vote_has_started() -> None:
    bench = Bench(nominations=1)
    session = bench.voting()
    with pytest.raises(IllegalMove):
        drop_item(session.agenda.get(), by=bench.secretary, reason="Muộn")
    with pytest.raises(PermissionDenied):
        drop_item(session.agenda.get(), by=bench.members[3], reason="Muộn")


def test_concluding_needs_both_signed_minutes() -> None:
    bench = Bench(nominations=1)
    with pytest.raises(ValidationError) as refusal:
        conclude(bench.counted(), by=bench.secretary)
    assert [sentence.split(".")[0] for sentence in refusal.value.messages] == [
        "Chưa lập Biên bản kiểm phiếu", "Chưa lập Biên bản họp",
    ]  # fmt: skip


def test_a_council_needs_three_sitting_members() -> None:
    bench = Bench(size=3, nominations=1)
    session = bench.planned()
    duty = bench.seat_of(bench.vice).duty
    duty.until = MOMENT.date()
    duty.save()
    with pytest.raises(ValidationError, match="Hội đồng còn 02 thành viên, cần ít nhất 03"):
        convene(session, by=bench.secretary)
