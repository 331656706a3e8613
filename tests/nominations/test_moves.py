"""Every move by its action: what it does, and each way in which it is refused."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.events import timeline
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.admit_late import admit_late
from nominations.actions.announce import announce
from nominations.actions.answer_question import answer_question
from nominations.actions.close_appraisal import close_appraisal
from nominations.actions.find import find
from nominations.actions.give_party_opinion import give_party_opinion
from nominations.actions.receive import receive
from nominations.actions.record_decision import record_decision
from nominations.actions.record_vote import record_vote
from nominations.actions.refer import refer
from nominations.actions.resume import resume
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.shelve import shelve
from nominations.actions.submit import submit
from nominations.actions.suspend import suspend
from nominations.actions.table import table
from nominations.actions.untable import untable
from nominations.actions.waive import waive
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination
from nominations.workflow import NOMINATION, State
from tests.nominations.world import EVERYONE, NOW, SOON, World, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]

REASON = "Lý do thử nghiệm"


@dataclass(frozen=True)
class Case:
    """One move: from where, by whom, by which action, to where."""

    move: str
    start: str
    actor: str
    act: Any
    end: str
    reason_due: bool = False
    facts: Any = None


def _return(row, by, reason=REASON):
    return return_for_supplement(row, by=by, items=["Thêm bản chụp quyết định"], due=SOON, reason=reason)


def _refer(row, by, reason=""):
    return refer([row], by=by)[0]


def _decide(outcome):
    return lambda row, by, reason=REASON: record_decision(row, by=by, outcome=outcome, reason=reason)


def _vote(passed):
    return lambda row, by, reason="": record_vote(row, by=by, passed=passed)


HELD = {"held": "complaint"}
OVERDUE = {"supplement_due": NOW - timedelta(hours=1)}
QUESTION = {"question": "Phòng giải trình số liệu năm 2026"}
CASES = [
    Case("submit", State.DRAFT, "head", lambda row, by, reason="": submit(row, by=by), State.SUBMITTED),
    Case("submit", State.DRAFT, "deputy", lambda row, by, reason="": submit(row, by=by), State.SUBMITTED),
    Case("return", State.SUBMITTED, "office", _return, State.RETURNED, True),
    Case("receive", State.SUBMITTED, "office", lambda row, by, reason="": receive(row, by=by), State.RECEIVED),
    Case(
        "opine", State.RECEIVED, "party",
        lambda row, by, reason="": give_party_opinion(row, by=by, stance="agrees", text=""), State.RECEIVED,
    ),
    Case("refer", State.RECEIVED, "director", _refer, State.RECEIVED),
    Case(
        "appraise", State.RECEIVED, "secretary", lambda row, by, reason="": close_appraisal(row, by=by), State.APPRAISED
    ),
    Case("table", State.APPRAISED, "chair", lambda row, by, reason="": table(row, by=by), State.TABLED),
    Case(
        "untable", State.TABLED, "chair",
        lambda row, by, reason=REASON: untable(row, by=by, reason=reason), State.APPRAISED, True,
    ),
    Case("pass", State.TABLED, "counter", _vote(True), State.PASSED),
    Case("fail", State.TABLED, "counter", _vote(False), State.FAILED),
    Case("recognise", State.PASSED, "director", _decide("recognise"), State.RECOGNISED),
    Case("decline", State.PASSED, "director", _decide("decline"), State.DECLINED, True),
    Case("send_back", State.FAILED, "director", _decide("send_back"), State.APPRAISED, True),
    Case("ask", State.PASSED, "director", _decide("ask"), State.PASSED, True),
    Case(
        "answer", State.PASSED, "head",
        lambda row, by, reason=REASON: answer_question(row, by=by, text=reason), State.PASSED, True, QUESTION,
    ),
    Case("announce", State.DECLINED, "office", lambda row, by, reason="": announce(row, by=by), State.DECLINED),
    Case(
        "withdraw", State.RECEIVED, "head",
        lambda row, by, reason=REASON: withdraw(row, by=by, reason=reason), State.WITHDRAWN, True,
    ),
    Case(
        "find", State.RECEIVED, "office",
        lambda row, by, reason="": find(row, by=by, topic="complaint", status="pending"), State.RECEIVED,
    ),
    Case(
        "waive", State.RECEIVED, "standing",
        lambda row, by, reason=REASON: waive(row, by=by, topic="complaint", reason=reason), State.RECEIVED, True, HELD,
    ),
    Case(
        "shelve", State.RETURNED, "standing",
        lambda row, by, reason=REASON: shelve(row, by=by, reason=reason), State.SHELVED, True, OVERDUE,
    ),
    Case(
        "suspend", State.RECEIVED, "standing",
        lambda row, by, reason=REASON: suspend(row, by=by, reason=reason), State.RECEIVED, True,
    ),
]  # fmt: skip
NAMES = [f"{case.move}-by-{case.actor}" for case in CASES]
HALTED_AFTER_ALL = {name for name, move in NOMINATION.moves.items() if move.while_halted}


def _dossier(world: World, case: Case) -> Nomination:
    if rule := {"refer": "referral", "opine": "party_opinion"}.get(case.move):
        world.rule(rule, "yes")
    facts = dict(case.facts or {})
    held = facts.pop("held", "")
    row = world.dossier(case.start, **facts)
    if held:
        find(row, by=world.office, topic=held, status="pending")
    return row


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_move_is_made_and_recorded(world, case):
    row = _dossier(world, case)
    case.act(row, world.people[case.actor])
    row.refresh_from_db()
    event = timeline(row).last()
    assert (row.state, event.move, event.actor) == (case.end, case.move, world.people[case.actor])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_another_duty_may_not(world, case):
    row = _dossier(world, case)
    for name in EVERYONE - _allowed(case.move):
        with pytest.raises(PermissionDenied):
            case.act(row, world.people[name])
    row.refresh_from_db()
    assert row.state == case.start


def test_the_duty_is_asked_before_anything_is_told(world):
    row = world.dossier(State.RECEIVED)
    with pytest.raises(PermissionDenied):
        answer_question(row, by=world.stranger, text="Không ai hỏi")
    with pytest.raises(PermissionDenied):
        refer([row], by=world.office)


def _allowed(move: str) -> set[str]:
    duties = {part.name for part in NOMINATION.moves[move].who.parts}
    named = {"deputy_head": "deputy", "standing_council": "standing", "council_chair": "chair",
             "council_secretary": "secretary", "party_cell": "party"}  # fmt: skip
    return {named.get(duty, duty) for duty in duties}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_wrong_state_is_refused_in_a_sentence(world, case):
    row = _dossier(world, case)
    wrong = State.WITHDRAWN if case.start != State.WITHDRAWN else State.DRAFT
    Nomination.objects.filter(pk=row.pk).update(state=wrong, withdrawn_at=SOON)
    row.refresh_from_db()
    with pytest.raises(IllegalMove, match=r"vì hồ sơ đang ở trạng thái|Việc này đã làm xong"):
        case.act(row, world.people[case.actor])


@pytest.mark.parametrize("case", [case for case in CASES if case.move != "announce"], ids=lambda case: case.move)
def test_a_closed_season_refuses(world, case):
    row = _dossier(world, case)
    world.close_season()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        case.act(Nomination.objects.get(pk=row.pk), world.people[case.actor])


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.move not in HALTED_AFTER_ALL | {"suspend"}], ids=lambda case: case.move
)
def test_a_suspension_refuses(world, case):
    row = suspended(_dossier(world, case))
    with pytest.raises(IllegalMove, match="Đang tạm dừng xét"):
        case.act(row, world.people[case.actor])


@pytest.mark.parametrize("case", [case for case in CASES if case.reason_due], ids=lambda case: case.move)
@pytest.mark.parametrize("blank", ["", "  \n "])
def test_a_missing_reason_is_refused(world, case, blank):
    row = _dossier(world, case)
    with pytest.raises(ValidationError, match="lý do"):
        case.act(row, world.people[case.actor], blank)
    row.refresh_from_db()
    assert row.state == case.start


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_same_move_again_changes_nothing(world, case):
    row = _dossier(world, case)
    case.act(row, world.people[case.actor])
    with pytest.raises(IllegalMove):
        case.act(Nomination.objects.get(pk=row.pk), world.people[case.actor])
    assert timeline(row).filter(move=case.move).count() == 1


def test_withdrawing_and_announcing_work_while_suspended(world):
    withdraw(suspended(world.dossier(State.RECEIVED)), by=world.head, reason=REASON)
    announce(suspended(world.dossier(State.RECOGNISED)), by=world.office)


def test_announcing_works_after_the_season_is_closed(world):
    row = world.dossier(State.RECOGNISED)
    world.close_season()
    assert announce(row, by=world.office).announced_at is not None


def test_a_suspended_dossier_goes_on_from_where_it_stood(world):
    row = suspended(world.dossier(State.APPRAISED))
    resume(row, by=world.standing, reason=REASON)
    row.refresh_from_db()
    assert (row.state, row.suspended_at, row.suspension_reason) == (State.APPRAISED, None, "")
    with pytest.raises(AlreadyDone):
        resume(row, by=world.standing, reason=REASON)


def test_only_the_standing_council_suspends_again_or_resumes(world):
    row = suspended(world.dossier(State.RECEIVED))
    for act in (suspend, resume):
        with pytest.raises(PermissionDenied):
            act(row, by=world.office, reason=REASON)
    with pytest.raises(AlreadyDone):
        suspend(row, by=world.standing, reason=REASON)


def test_sending_back_opens_a_round_and_keeps_the_appraisal(world):
    row = world.dossier(State.PASSED, appraised_at=SOON, question="Hỏi", answer="Đáp")
    record_decision(row, by=world.director, outcome="send_back", reason=REASON)
    row.refresh_from_db()
    assert (row.state, row.round, row.question, row.answer) == (State.APPRAISED, 2, "", "")
    assert row.appraised_at == SOON


def test_one_who_did_not_pass_is_recognised_only_by_the_season_s_rule(world):
    row = world.dossier(State.FAILED)
    with pytest.raises(ValidationError, match="trả lại Hội đồng"):
        record_decision(row, by=world.director, outcome="recognise")
    world.rule("recognise_failed", "yes")
    assert record_decision(row, by=world.director, outcome="recognise").state == State.RECOGNISED


def test_an_answered_question_may_be_asked_again_in_the_same_words(world):
    row = world.dossier(State.PASSED, question="Số liệu năm 2026", answer="Đã đáp")
    asked = record_decision(row, by=world.director, outcome="ask", reason="Số liệu năm 2026")
    assert (asked.question, asked.answer) == ("Số liệu năm 2026", "")
    with pytest.raises(AlreadyDone):
        record_decision(asked, by=world.director, outcome="ask", reason="Số liệu năm 2026")


def test_a_new_question_waits_for_a_new_answer(world):
    row = world.dossier(State.PASSED, question="Câu cũ", answer="Đã đáp")
    asked = record_decision(row, by=world.director, outcome="ask", reason="Câu mới")
    assert (asked.question, asked.answer) == ("Câu mới", "")


def test_nobody_answers_what_was_not_asked(world):
    with pytest.raises(ValidationError, match="không yêu cầu giải trình"):
        answer_question(world.dossier(State.PASSED), by=world.head, text="Trả lời")


def test_referral_is_all_or_none_and_only_by_the_season_s_rule(world):
    rows = [world.dossier(State.RECEIVED), world.dossier(State.SUBMITTED)]
    with pytest.raises(ValidationError, match="không có bước"):
        refer(rows, by=world.director)
    world.rule("referral", "yes")
    with pytest.raises(IllegalMove):
        refer(rows, by=world.director)
    assert not Nomination.objects.filter(referred_at__isnull=False).exists()
    with pytest.raises(ValidationError, match="Chưa chọn hồ sơ"):
        refer([], by=world.director)


def test_the_appraisal_waits_for_the_referral_where_the_season_has_it(world):
    world.rule("referral", "yes")
    row = world.dossier(State.RECEIVED)
    with pytest.raises(ValidationError, match="chưa giao Hội đồng"):
        close_appraisal(row, by=world.secretary)
    refer([row], by=world.director)
    assert close_appraisal(row, by=world.secretary).state == State.APPRAISED


def test_a_withdrawn_nominee_may_be_put_forward_anew(world):
    row = world.dossier(State.SUBMITTED)
    withdraw(row, by=world.head, reason=REASON)
    assert world.dossier(person=row.person).pk != row.pk


def test_admission_is_refused_while_the_door_is_open(world):
    with pytest.raises(ValidationError, match="còn trong hạn nộp"):
        admit_late(world.dossier(), by=world.standing, reason=REASON)
