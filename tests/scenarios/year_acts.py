"""How the portal is asked for each step of the year's model, and what is different afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from accounts.models import User
from accounts.roles import Role
from certificates.actions.close import close
from certificates.actions.decide import decide
from certificates.actions.issue import issue
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.relist import relist
from certificates.actions.replace import Words, reissue
from certificates.actions.reword import reword
from certificates.actions.submit import submit as send_up
from certificates.actions.weigh import Choice, weigh
from certificates.models import Certificate
from certificates.readiness import choices_digest
from core import clock
from core.uploads import StoredFile, keep
from councils.actions.adjourn import adjourn
from councils.actions.close_appraisal import close_appraisal
from councils.actions.conclude import conclude
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.convene import convene
from councils.actions.declare import declare
from councils.actions.drop_item import drop_item
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.file_sheet import file_sheet
from councils.actions.keep_scan import keep_scan as keep_minutes
from councils.actions.make_minutes import make_minutes
from councils.actions.open_session import open_session
from councils.actions.plan_session import plan_session
from councils.actions.propose_team import propose_team
from councils.actions.record_attendance import record_attendance
from councils.actions.save_sheet import save_sheet
from councils.actions.start import start
from councils.minutes import MinutesFacts
from nominations.actions.admit_late import admit_late
from nominations.actions.answer_question import answer_question
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.draft import draft
from nominations.actions.extend_supplement import extend_supplement
from nominations.actions.find import find
from nominations.actions.receive import receive
from nominations.actions.refer import refer
from nominations.actions.resume import resume
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.revise import revise
from nominations.actions.set_aside_evidence import set_aside_evidence
from nominations.actions.shelve import shelve
from nominations.actions.submit import submit
from nominations.actions.suspend import suspend
from nominations.actions.waive import waive
from nominations.actions.withdraw import withdraw
from nominations.models import ConflictDeclaration, Nomination
from operations.demo.nominees import ELIGIBLE
from seasons.actions.close_season import close_season
from tests.architecture.access_world import REASON, pdf
from tests.factories.certificate import ended, numbering, scan, submission
from tests.factories.council import entry
from tests.factories.nomination import confirm_names
from tests.factories.people import UserFactory
from tests.scenarios.year_model import (
    APPRAISED,
    DECLINED,
    FAILED,
    NEEDED,
    PASSED,
    RECEIVED,
    RECOGNISED,
    RETURNED,
    SEATS,
    SHELVED,
    SUBMITTED,
    TABLED,
    TELLER,
    WITHDRAWN,
    Args,
    Dossier,
    List,
    Paper,
    Session,
    Year,
)  # fmt: skip

Ask = Callable[[Year, Any, User, Args], Any]
Then = Callable[[Year, Any, Args, Any], None]


_pages = count()


def _scan() -> StoredFile:
    """A file that is like no other."""
    return keep(pdf() + b"%% %d" % next(_pages), "ban-ky.pdf", "application/pdf")


# --- what needs more than one call


def _draft(year: Year, _: Any, by: User, args: Args) -> Any:
    facts = {"kind": "individual", "person": args["nominee"]}
    return draft(by=by, season=year.hall.season, department=year.hall.department, facts=facts)


def _fill_in(year: Year, one: Dossier, by: User, args: Args) -> None:
    """Everything that the dossier lacks: text, evidence, answers to what the Office asked."""
    movement = year.hall.season.movements.all()[0]
    facts = {"channel": movement.channel, "movement": movement, "merit_kind": "work", "merit": "Thành tích."}
    facts |= {"report": "Báo cáo.", **ELIGIBLE}
    criteria = list(one.row.criteria_set.criteria.all())
    one.row.refresh_from_db()
    asked = {item.pk: "Đã bổ sung." for item in one.row.supplement_items.all()}
    statements = {criterion.pk: "Đã chứng minh." for criterion in criteria}
    revise(one.row, by=by, version=one.row.version, facts=facts, statements=statements, answers=asked)
    proved = set(one.row.evidence.filter(set_aside_at=None).values_list("criterion_id", flat=True))
    for criterion in criteria:
        if criterion.pk not in proved:
            described = {"kind": "decision", "title": "Quyết định khen thưởng"}
            attach_evidence(one.row, by=by, criterion=criterion, stored=_scan(), facts=described)


def _take_out(year: Year, one: Dossier, by: User, args: Args) -> None:
    set_aside_evidence(one.row.evidence.filter(set_aside_at=None)[0], by=by)


def _appraise(year: Year, one: Dossier, by: User, args: Args) -> None:
    if not ConflictDeclaration.objects.filter(nomination=one.row, user=by).exists():
        declare(one.row, by=by, ground="")
    marks = {criterion.pk: (True, "") for criterion in one.row.criteria_set.criteria.all()}
    file_sheet(save_sheet(one.row, by=by, marks=marks, conclusion="put"), by=by)


def _plan(year: Year, _: Any, by: User, args: Args) -> Any:
    hall = year.hall
    facts = {"kind": "meeting", "permission": "", "held_at": clock.now(), "place": "Phòng họp tầng 2",
             "chair": hall.seat_of(hall.chair), "secretary": hall.seat_of(hall.secretary)}  # fmt: skip
    return plan_session(hall.season, by=by, facts=facts, nominations=[one.row for one in args["chosen"]])


def _roll(year: Year, one: Session, by: User, args: Args) -> None:
    absent = {member.pk for member in year.hall.members[2 : 2 + args["absent"]]}
    roll = {
        member.pk: ("absent", "đi công tác") if member.user_id in absent else ("present", "")
        for member in one.row.members.all()
    }
    record_attendance(one.row, by=by, roll=roll, chair=one.row.chair, secretary=one.row.secretary)


def _tally(year: Year, one: Session, by: User, args: Args) -> None:
    """*approving* of those who voted approve every file; None: too few ballots came back to open the box."""
    for box in one.row.boxes.filter(used=True):
        names = box.lines.values_list("item__nomination__name", flat=True)
        figures = entry(box, dict.fromkeys(names, min(args["approving"] or 0, one.here or 0)))
        if args["approving"] is None:
            papers = {**figures.papers, "returned": 2, "valid": None, "invalid": None}
            figures = type(figures)(papers, {}, REASON)
        enter_tally(box, by=by, entry=figures)


def _minutes(year: Year, one: Session, by: User, args: Args) -> None:
    row = type(one.row).objects.get(pk=one.row.pk)
    facts = MinutesFacts("Thảo luận.", "Kết luận.", "", clock.now(), "BB-HĐTĐKT", 2 * row.ordinal, 2 * row.ordinal + 1)
    make_minutes(row, by=by, facts=facts)


def _drop(year: Year, one: Session, by: User, args: Args) -> None:
    drop_item(one.row.agenda.filter(dropped_at=None).order_by("ordinal")[0], by=by, reason=REASON)


def _reword(year: Year, one: Paper, by: User, args: Args) -> Any:
    """Its name is put right and wrong again, in turn."""
    row = type(one.row).objects.get(pk=one.row.pk)
    words, wrong = Words.of(row), " Sửa"
    name = words.name.removesuffix(wrong) if words.name.endswith(wrong) else f"{words.name}{wrong}"
    return reword(row, by=by, words=replace(words, name=name), on=clock.today(), reason=REASON, basis="Căn cước")


def _weigh(year: Year, one: List, by: User, args: Args) -> Any:
    chosen = args["outcomes"]
    choices = {item.pk: Choice(chosen[item.nomination_id], REASON) for item in one.row.items.all()}
    return weigh(one.row, by=by, choices=choices)


def _decide(year: Year, one: List, by: User, args: Args) -> Any:
    items = list(one.row.items.select_related("nomination"))
    going = [item for item in items if item.nomination.suspended_at is None]
    recognised = sum(item.outcome == "recognise" for item in going) + args["mistaken"]
    return decide(one.row, by=by, recognised=recognised, seen=choices_digest(items))


def _extend(year: Year, one: Dossier, by: Any, args: Args) -> Any:
    """By an hour more than it is, or than now."""
    due = type(one.row).objects.values_list("supplement_due", flat=True).get(pk=one.row.pk)
    later = max(due or clock.now(), clock.now()) + timedelta(hours=1)
    return extend_supplement(one.row, by=by, due=later, reason=REASON)


ASKS: Mapping[str, Ask] = {
    "draft": _draft,
    "fill_in": _fill_in,
    "take_out": _take_out,
    "submit": lambda year, one, by, args: submit(one.row, by=by),
    "withdraw": lambda year, one, by, args: withdraw(one.row, by=by, reason=REASON),
    "answer": lambda year, one, by, args: answer_question(one.row, by=by, text="Số liệu đúng."),
    "receive": lambda year, one, by, args: receive(one.row, by=by),
    "return": lambda year, one, by, args: return_for_supplement(
        one.row, by=by, items=["Bản chụp rõ"], due=clock.now() + (timedelta(days=2)), reason=REASON
    ),
    "admit_late": lambda year, one, by, args: admit_late(one.row, by=by, reason=REASON),
    "extend_supplement": _extend,
    "suspend": lambda year, one, by, args: suspend(one.row, by=by, reason=REASON),
    "resume": lambda year, one, by, args: resume(one.row, by=by, reason=REASON),
    "find": lambda year, one, by, args: find(one.row, by=by, topic="complaint", status="pending"),
    "clear": lambda year, one, by, args: find(
        one.row, by=by, topic="complaint", status="cleared", document="Kết luận số 7/KL-TTr"
    ),
    "waive": lambda year, one, by, args: waive(one.row, by=by, topic="complaint", reason=REASON),
    "shelve": lambda year, one, by, args: shelve(one.row, by=by, reason=REASON),
    "refer": lambda year, one, by, args: refer([one.row], by=by),
    "appraise": _appraise,
    "close_appraisal": lambda year, one, by, args: close_appraisal(one.row, by=by),
    "plan": _plan,
    "convene": lambda year, one, by, args: convene(one.row, by=by),
    "roll": _roll,
    "open": lambda year, one, by, args: open_session(one.row, by=by),
    "team": lambda year, one, by, args: propose_team(
        one.row, by=by, head=one.counters[TELLER], members=[one.counters[Role.COUNTER]]
    ),
    "hands": lambda year, one, by, args: confirm_team(one.row, by=by, hands_for=4, hands_against=0),
    "start": lambda year, one, by, args: start(one.row, by=by, acknowledged=True),
    "end": lambda year, one, by, args: end(one.row, by=by),
    "tally": _tally,
    "count": lambda year, one, by, args: confirm_count(one.row, by=by),
    "minutes": _minutes,
    "sign_minutes": lambda year, one, by, args: keep_minutes(one.row, by=by, kind=args["kind"], stored=_scan()),
    "conclude": lambda year, one, by, args: conclude(one.row, by=by),
    "adjourn": lambda year, one, by, args: adjourn(one.row, by=by, reason=REASON),
    "drop": _drop,
    "prepare": lambda year, _, by, args: prepare(year.hall.season, by=by),
    "relist": lambda year, one, by, args: relist(one.row, by=by),
    "send_up": lambda year, one, by, args: send_up(one.row, by=by, **submission(year.hall.season)),
    "weigh": _weigh,
    "decide": _decide,
    "close_list": lambda year, one, by, args: close(one.row, by=by),
    "number": lambda year, one, by, args: number(one.row, by=by, given=numbering(args["figure"])),
    "sign_decision": lambda year, one, by, args: scan(one.row, by=by),
    "issue": lambda year, one, by, args: _named_and_issued(one.row, by),
    "revoke": lambda year, one, by, args: ended(one.row, by=by),
    "reissue": lambda year, one, by, args: reissue(one.row, by=by, on=clock.today(), reason=REASON),
    "reword": _reword,
    "close_season": lambda year, _, by, args: close_season(year.hall.season, by=by),
}


def _named_and_issued(row: Any, by: Any) -> Any:
    """Whoever is on the list has confirmed the name before; that is no move of the list."""
    confirm_names(Nomination.objects.filter(decision_items__decision=row))
    return issue(row, by=by)


# --- what is different afterwards


def _to(state: str, **facts: Any) -> Then:
    return _fact(state=state, **facts)


def _fact(**facts: Any) -> Then:
    def then(year: Year, one: Any, args: Args, result: Any) -> None:
        for name, value in facts.items():
            setattr(one, name, value)

    return then


def _start(year: Year, one: Session, args: Args, result: Any) -> None:
    one.state = "voting"
    for dossier, _ in one.agenda:
        dossier.state = TABLED


def _count(year: Year, one: Session, args: Args, result: Any) -> None:
    """A file suspended while the vote ran leaves it; too few ballots decide nothing."""
    one.state = "counted"
    for dossier, _ in one.agenda:
        if one.approving is None or dossier.halted:
            dossier.state = APPRAISED
        else:
            dossier.state = PASSED if min(one.approving, one.here or 0) >= NEEDED else FAILED
    one.agenda = [item for item in one.agenda if not item[0].halted]


def _adjourn(year: Year, one: Session, args: Args, result: Any) -> None:
    for dossier, _ in one.agenda:
        if one.state in ("voting", "ended"):
            dossier.state = APPRAISED
    one.state = "adjourned"


def _decided(year: Year, one: List, args: Args, result: Any) -> None:
    one.state = "decided"
    for dossier in one.items:
        if dossier.halted:
            one.chosen.pop(dossier.row.pk, None)
            continue
        outcome = one.chosen[dossier.row.pk]
        dossier.asked = outcome == "ask"
        if outcome == "send_back":
            dossier.state, dossier.round, dossier.sheets = APPRAISED, dossier.round + 1, set()
        elif outcome != "ask":
            dossier.state = {"recognise": RECOGNISED, "decline": DECLINED}[outcome]


def _announced(year: Year, one: List) -> None:
    for dossier in one.items:
        if one.chosen.get(dossier.row.pk) in ("recognise", "decline"):
            dossier.announced = True


def _issued(year: Year, one: List, args: Args, result: Any) -> None:
    one.state = "issued"
    _announced(year, one)
    year.papers += [Paper(row) for row in Certificate.objects.filter(item__decision=one.row)]
    assert len(one.recognised()) == Certificate.objects.filter(item__decision=one.row).count()


def _reissued(year: Year, one: Paper, args: Args, result: Any) -> None:
    one.valid = False
    year.papers.append(Paper(result))


def _closed(year: Year, one: List, args: Args, result: Any) -> None:
    one.state = "closed"
    _announced(year, one)


def _filled(one: Dossier) -> None:
    one.complete, one.proofs = True, one.row.criteria_set.criteria.count()


def _taken_out(one: Dossier) -> None:
    one.complete, one.proofs = False, one.proofs - 1


def _drafted(year: Year, _: Any, args: Args, result: Any) -> None:
    year.dossiers.append(Dossier(result, args["nominee"]))


def _planned(year: Year, _: Any, args: Args, result: Any) -> None:
    listed = {item.nomination_id for item in result.agenda.all()}
    assert listed == {one.row.pk for one in args["chosen"]}
    by_pk = {one.row.pk: one for one in args["chosen"]}
    agenda = [by_pk[item.nomination_id] for item in result.agenda.order_by("ordinal")]
    counters = {TELLER: UserFactory(), Role.COUNTER: UserFactory()}
    year.sessions.append(Session(result, [(one, one.round) for one in agenda], counters))


def _numbered(year: Year, one: List, args: Args, result: Any) -> None:
    one.state = "numbered"
    year.figures.add(args["figure"])


def _revoked(year: Year, one: Paper, args: Args, result: Certificate) -> None:
    one.valid = False
    year.figures.add(result.ended_by.number)


def _prepared(year: Year, _: Any, args: Args, result: Any) -> None:
    year.lists.append(List(result, year.due()))


def _relisted(year: Year, one: List, args: Args, result: Any) -> None:
    one.items = year.due(one)


def _tallied(year: Year, one: Session, args: Args, result: Any) -> None:
    one.approving, one.entered_by = args["approving"], args["by"]


THENS: Mapping[str, Then] = {
    "draft": _drafted,
    "fill_in": lambda year, one, args, result: _filled(one),
    "take_out": lambda year, one, args, result: _taken_out(one),
    "submit": _to(SUBMITTED),
    "withdraw": _to(WITHDRAWN),
    "answer": _fact(asked=False),
    "receive": _to(RECEIVED),
    "return": _to(RETURNED, complete=False, overdue=False, longest=False),
    "admit_late": _fact(late=True, overdue=False, longest=True),
    "extend_supplement": _fact(overdue=False),
    "suspend": _fact(halted=True),
    "resume": _fact(halted=False),
    "find": _fact(finding="pending", waived=False),
    "clear": _fact(finding="cleared", waived=False),
    "waive": _fact(waived=True),
    "shelve": _to(SHELVED),
    "appraise": lambda year, one, args, result: one.sheets.add(args["by"]),
    "close_appraisal": _to(APPRAISED),
    "plan": _planned,
    "convene": _to("convened"),
    "roll": lambda year, one, args, result: setattr(one, "here", SEATS - args["absent"]),
    "open": _to("opened"),
    "team": _fact(team="proposed"),
    "hands": _fact(team="confirmed"),
    "start": _start,
    "end": _to("ended"),
    "tally": _tallied,
    "count": _count,
    "minutes": _fact(minutes=True),
    "sign_minutes": lambda year, one, args, result: one.signed.add(args["kind"]),
    "conclude": _to("concluded"),
    "adjourn": _adjourn,
    "drop": lambda year, one, args, result: one.agenda.__delitem__(0),
    "prepare": _prepared,
    "relist": _relisted,
    "send_up": _to("submitted"),
    "weigh": lambda year, one, args, result: one.chosen.update(args["outcomes"]),
    "decide": _decided,
    "close_list": _closed,
    "number": _numbered,
    "sign_decision": _fact(signed=True),
    "issue": _issued,
    "revoke": _revoked,
    "reissue": _reissued,
    "reword": lambda year, one, args, result: None,
    "close_season": lambda year, _, args, result: setattr(year, "season", "closed"),
}
