"""Every act on a request for support: who makes it, from where to where, and what is refused in which words."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Duty, Event, FamilyTie, Mail, Notice
from accounts.roles import Acting, Role
from certificates.models import Certificate
from core import clock
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from funds.access import requests
from funds.actions.approve_request import Approval, approve_request
from funds.actions.cancel_approval import cancel_approval
from funds.actions.decline_request import decline_request
from funds.actions.note_request import note_request
from funds.actions.pay_request import pay_request
from funds.actions.queue_request import queue_request
from funds.actions.return_request import return_request
from funds.actions.reverse_entry import reverse_entry
from funds.actions.send_request import send_request
from funds.actions.take_up_request import take_up_request
from funds.actions.withdraw_request import withdraw_request
from funds.actions.write_request import begin_request, edit_request
from funds.models import Entry, SupportRequest
from funds.workflow import SUPPORT_REQUEST, State
from nominations.workflow import State as FileState
from nurturing.models import NewFactor
from seasons.actions.create import create
from seasons.carrying import told
from seasons.readiness import open_items
from tests.factories.certificate import Desk, ended
from tests.factories.funds import MILLION, REASON, FundWorld, payment, receipt, recognised
from tests.factories.people import DutyFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Each move: the duty that makes it, and how.
ACTS = {
    "edit": ("clerk", lambda world, row, by: edit_request(row, world.wanted(3 * MILLION), by=by)),
    "send": ("head", lambda world, row, by: send_request(row, by=by)),
    "withdraw": ("head", lambda world, row, by: withdraw_request(row, by=by, reason=REASON)),
    "note": ("office", lambda world, row, by: note_request(row, by=by, fund=world.fund, note="Ý kiến khác.")),
    "return": ("office", lambda world, row, by: return_request(row, by=by, reason=REASON)),
    "approve": ("director", lambda world, row, by: approve_request(row, Approval(MILLION), by=by)),
    "decline": ("director", lambda world, row, by: decline_request(row, by=by, reason=REASON)),
    "queue": ("director", lambda world, row, by: queue_request(row, by=by)),
    "take_up": ("office", lambda world, row, by: take_up_request(row, by=by)),
    "cancel": ("director", lambda world, row, by: cancel_approval(row, by=by, reason=REASON)),
    "pay": ("office", lambda world, row, by: pay_request(row, payment(), by=by, stored=receipt())),
    "reverse": ("office", lambda world, row, by: reverse_entry(row.entries.last(), by=by, reason=REASON)),
}
TRIED = sorted(ACTS.keys() - {"reverse"})
PEOPLE = ("head", "deputy", "clerk", "office", "director", "standing", "stranger")


def amount_in(state: str) -> int:
    """A request waits in the queue only for money that is not there."""
    return 12 * MILLION if state == State.QUEUED else 2 * MILLION


@pytest.mark.both_engines
@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("state", State.values)
def test_each_move_from_each_state(world, name, state):
    row = world.request(state, amount_in(state))
    who, act = ACTS[name]
    move = SUPPORT_REQUEST.moves[name]
    before = Event.objects.count()
    if name == "queue" and state == State.NOTED:
        with pytest.raises(ValidationError, match="Quỹ đủ số dư"):
            act(world, row, getattr(world, who))
    elif state in move.sources:
        act(world, row, getattr(world, who))
        row.refresh_from_db()
        assert row.state == (move.target or state) and Event.objects.filter(move=name).count() >= 1
        return
    else:
        with pytest.raises(IllegalMove):
            act(world, row, getattr(world, who))
    row.refresh_from_db()
    assert row.state == state and Event.objects.count() == before


@pytest.mark.parametrize("name", TRIED)
def test_nobody_else_makes_a_move(world, name):
    move, act = SUPPORT_REQUEST.moves[name], ACTS[name][1]
    labels = {"head": "head", "deputy": "deputy_head", "clerk": "clerk", "office": "office", "director": "director",
              "standing": "standing_council"}  # fmt: skip
    may = {rule.name for rule in move.who.parts}
    state = next(state for state in State if state in move.sources)
    row = world.request(state, amount_in(state))
    for who in PEOPLE:
        if labels.get(who) not in may:
            with pytest.raises(PermissionDenied):
                act(world, row, getattr(world, who))
    row.refresh_from_db()
    assert row.state == state


class TestWriting:
    def test_only_of_the_own_department(self, world):
        for by in (world.stranger, world.office, world.director):
            with pytest.raises(PermissionDenied):
                begin_request(world.model, world.wanted(), by=by)

    @pytest.mark.parametrize("facts", [{"state": FileState.PASSED, "announced_at": None}, {"announced_at": None}])
    def test_only_for_those_announced(self, world, facts):
        for name, value in facts.items():
            setattr(world.model, name, value)
        world.model.save()
        with pytest.raises(PermissionDenied):
            begin_request(world.model, world.wanted(), by=world.clerk)

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"amount": 0}, "amount"), ({"amount": 10**15}, "amount"), ({"purpose": " \x00 "}, "purpose"),
            ({"basis": "\n"}, "basis"),
        ],
    )  # fmt: skip
    def test_what_is_missing_is_said(self, world, facts, field):
        with pytest.raises(ValidationError) as refused:
            begin_request(world.model, world.wanted(**facts), by=world.clerk)
        assert list(refused.value.message_dict) == [field] and not SupportRequest.objects.exists()

    def test_the_same_twice_is_once(self, world):
        row = world.request()
        with pytest.raises(AlreadyDone):
            world.request()
        withdraw_request(row, by=world.head, reason=REASON)
        world.request()

    def test_saving_the_same_again_changes_nothing(self, world):
        row = world.request()
        with pytest.raises(AlreadyDone):
            edit_request(row, world.wanted(), by=world.clerk)
        assert row.history.count() == 1

    def test_a_revoked_certificate_ends_support(self):
        desk = Desk(passed=1)
        certificate = Certificate.objects.get(item__decision=desk.issued())
        world = FundWorld.__new__(FundWorld)
        world.office, world.fund = desk.office, None
        world.fund = world.opened(opened_on=clock.today(), decision_date=clock.today())
        clerk = person(Role.CLERK, desk.department)
        desk.nominations[0].refresh_from_db()
        row = begin_request(desk.nominations[0], world.wanted(), by=clerk)
        ended(certificate, by=desk.clerk)
        with pytest.raises(IllegalMove, match="không còn hiệu lực"):
            send_request(row, by=person(Role.HEAD, desk.department))
        with pytest.raises(ValidationError, match="không còn hiệu lực"):
            begin_request(desk.nominations[0], world.wanted(3), by=clerk)


class TestNewFactors:
    @pytest.fixture
    def promising(self, world):
        one = person(Role.STAFF, world.department)
        return NewFactor.objects.create(
            kind="individual", department=world.department, person=one, name=one.full_name, honorific="Bà",
            merit_kind="work", strengths="Có sáng kiến.", found_on=clock.today(), recorded_by=world.clerk,
            recorded_at=clock.now(),
        )  # fmt: skip

    def test_they_are_supported_too(self, world, promising):
        row = world.request(State.PAID, model=promising)
        assert row.whom == f"Bà {promising.name}" and row.nomination is None
        assert Entry.objects.get(kind="payment").request == row

    def test_only_while_they_are_nurtured(self, world, promising):
        row = world.request(model=promising)
        NewFactor.objects.update(state="ended", ended_at=clock.now())
        with pytest.raises(IllegalMove, match="«Kết thúc»"):
            send_request(row, by=world.head)
        with pytest.raises(PermissionDenied):
            begin_request(promising, world.wanted(), by=world.clerk)

    def test_nobody_reads_the_own_one(self, world, promising):
        row = world.request(State.SENT, model=promising)
        DutyFactory(user=promising.person, role=Role.OFFICE)
        assert not requests(promising.person).filter(pk=row.pk).exists()
        with pytest.raises(PermissionDenied):
            note_request(row, by=promising.person, fund=world.fund, note="Ý kiến.")

    def test_a_relative_does_not_decide(self, world, promising):
        FamilyTie.objects.create(person=promising.person, relative=world.director, stated_at=clock.now())
        row = world.request(State.NOTED, model=promising)
        with pytest.raises(PermissionDenied):
            approve_request(row, Approval(MILLION), by=world.director)


class TestDeciding:
    def test_a_deputy_with_the_directors_duty_decides(self, world):
        row, deputy = world.request(State.NOTED), person(Role.STAFF, world.department)
        with pytest.raises(PermissionDenied):
            approve_request(row, Approval(MILLION), by=deputy)
        DutyFactory(user=deputy, role=Role.DIRECTOR, acting=Acting.DEPUTY)
        deputy.__dict__.pop("_duties")
        assert approve_request(row, Approval(MILLION), by=deputy).state == State.APPROVED

    def test_nobody_decides_on_what_he_sent_or_drafted(self, world):
        for writer in (world.head, world.clerk):
            DutyFactory(user=writer, role=Role.DIRECTOR)
            DutyFactory(user=writer, role=Role.OFFICE)
        row = world.request(State.NOTED)
        for writer in (world.head, world.clerk):
            for name in ("approve", "decline", "note", "return", "queue"):
                with pytest.raises(PermissionDenied):
                    ACTS[name][1](world, row, writer)

    @pytest.mark.parametrize("concerned", ["nominee", "kin"])
    @pytest.mark.parametrize("name", ["note", "return", "approve", "decline", "queue"])
    def test_nobody_acts_on_the_own_or_a_relatives(self, world, concerned, name):
        by = getattr(world, ACTS[name][0])
        if concerned == "nominee":
            world.model.person = by
            world.model.save()
        else:
            FamilyTie.objects.create(person=by, relative=world.model.person, stated_at=clock.now())
        row = world.request()
        SupportRequest.objects.update(
            state=State.NOTED, sent_by=world.deputy, sent_at=clock.now(), note="x", noted_by=world.standing
        )
        with pytest.raises(PermissionDenied):
            ACTS[name][1](world, row, by)

    def test_no_more_than_was_asked_for_and_decisions_are_whole(self, world):
        row = world.request(State.NOTED)
        today = clock.today()
        for approval, field in (
            (Approval(3 * MILLION), "amount"), (Approval(0), "amount"), (Approval(MILLION, "5/QĐ"), "decision_date"),
            (Approval(MILLION, "", today), "decision_number"),
            (Approval(MILLION, "5/QĐ", today + timedelta(days=1)), "decision_date"),
        ):  # fmt: skip
            with pytest.raises(ValidationError) as refused:
                approve_request(row, approval, by=world.director)
            assert list(refused.value.message_dict) == [field]
        approve_request(row, Approval(MILLION, "5/QĐ-SNgV", today), by=world.director)

    def test_what_is_promised_is_not_promised_again(self, world):
        world.request(State.APPROVED, 8 * MILLION)
        row = world.request(State.NOTED, 3 * MILLION)
        with pytest.raises(ValidationError, match=r"còn được duyệt 2\.000\.000 đồng, thiếu 1\.000\.000 đồng"):
            approve_request(row, Approval(3 * MILLION), by=world.director)
        assert world.fund.entries.count() == 1

    def test_an_approval_taken_back_gives_its_money_free(self, world):
        row = world.request(State.APPROVED, 8 * MILLION)
        cancel_approval(row, by=world.director, reason="Việc đã hoãn.")
        row.refresh_from_db()
        world.fund.refresh_from_db()
        assert (row.state, row.approved_amount, row.answer) == (State.DECLINED, None, "Việc đã hoãn.")
        assert (world.fund.balance, world.fund.committed) == (10 * MILLION, 0)

    @pytest.mark.parametrize(
        ("facts", "field"),
        [({"payee": " "}, "payee"), ({"method": "x"}, "method"), ({"days": 1}, "day"), ({"days": -1}, "day")],
    )
    def test_a_payment_is_told_in_full(self, world, facts, field):
        row = world.request(State.APPROVED)
        if "days" in facts:
            facts = {"day": clock.today() + timedelta(days=facts["days"])}
        with pytest.raises(ValidationError) as refused:
            pay_request(row, payment(**facts), by=world.office, stored=receipt())
        assert list(refused.value.message_dict) == [field]
        assert SupportRequest.objects.get().state == State.APPROVED and Entry.objects.count() == 1


class TestQueue:
    def test_it_is_carried_into_the_next_season(self, world):
        waiting = world.request(State.QUEUED, 12 * MILLION)
        other = world.request(State.SENT, 13 * MILLION)
        year = world.season.year + 1
        assert "01 đề nghị hỗ trợ đang chờ, Văn phòng Sở ghi ý kiến lại." in told(year)
        due = world.season.plan_due.replace(year=year)
        new = create(by=world.standing, year=year, plan_due=due, recognition_due=due + timedelta(days=25), facts={})
        waiting.refresh_from_db()
        other.refresh_from_db()
        assert (waiting.season, waiting.state) == (new, State.SENT)
        assert (other.season, other.state) == (world.season, State.SENT)

    def test_money_that_came_in_lets_it_be_taken_up(self, world):
        row = world.request(State.QUEUED, 12 * MILLION)
        world.income(5 * MILLION, text="Bổ sung")
        take_up_request(row, by=world.office)
        world.note(row)
        approve_request(row, Approval(12 * MILLION), by=world.director)

    def test_it_is_not_left_open_when_the_season_closes(self, world):
        world.request(State.QUEUED, 12 * MILLION)
        world.request(State.SENT)
        said = [item.words for item in open_items(world.season, world.office)]
        assert "Còn 01 đề nghị hỗ trợ ở trạng thái «Chờ Văn phòng Sở»." in said
        assert not any("Chờ kỳ sau" in words for words in said)


class TestTasks:
    @pytest.mark.parametrize(
        ("state", "who", "action"),
        [
            (State.DRAFT, "head", "Xem và gửi"), (State.RETURNED, "clerk", "Sửa và gửi lại"),
            (State.SENT, "office", "Ghi ý kiến"), (State.NOTED, "director", "Xem và duyệt"),
            (State.APPROVED, "office", "Chi và ghi chứng từ"),
        ],
    )  # fmt: skip
    def test_each_step_waits_for_somebody(self, world, state, who, action):
        world.request(state)
        found = {name: [task.action for task in tasks_of(getattr(world, name))] for name in PEOPLE}
        assert action in found.pop(who)
        expected = {"head", "deputy", "clerk"} if who in ("head", "clerk") else set()
        assert {name for name, actions in found.items() if action in actions} <= expected

    def test_notices_name_nobody(self, world):
        row = world.request(State.SENT)
        assert world.model.name not in Notice.objects.get().text and not Mail.objects.filter(
            body__contains=world.model.name
        )
        return_request(row, by=world.office, reason=REASON)
        row.refresh_from_db()
        send_request(row, by=world.deputy)
        assert Notice.objects.filter(user=world.office).count() == 2


def test_another_department_has_its_own(world):
    other = recognised(world.criteria, world.stranger.department)
    with pytest.raises(PermissionDenied):
        begin_request(other, world.wanted(), by=world.clerk)
    assert begin_request(other, world.wanted(), by=world.stranger).department == world.stranger.department
    assert Duty.objects.filter(user=world.stranger).count() == 1
