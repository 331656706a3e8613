"""For every move the button that makes it: an address and valid data, on a record that stands in a given state.

Moves of a dossier that come from above (put to the vote, passed, recognised, announced) are pressed on the page of
the session or of the decision that brings them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from certificates.actions.replace import Words
from certificates.models import Certificate, Decision, DecisionChange, DecisionItem, ResultLetter
from certificates.readiness import choices_digest
from certificates.workflow import CHANGE, DECISION, ENDED, CertificateState, ChangeState, DecisionState
from core import clock
from core.workflow import Move
from councils.workflow import SESSION
from nominations.actions.correct_words import FileWords
from nominations.models import Nomination
from nominations.workflow import State
from nurturing.workflow import NEW_FACTOR
from seasons.models import Registration, Season, SeasonRule
from seasons.workflow import State as SeasonState
from stories.models import Draft, Story
from tests.architecture.access_world import NOW, REASON, SOON, STORY_WORDS, Hall, put, upload
from tests.architecture.funds_presses import FUNDS
from tests.architecture.spreading_presses import SPREADING
from tests.factories.certificate import scan


@dataclass(frozen=True)
class Press:
    """A button that makes a move on *row*: where it posts, and what (made anew for every post).

    *above* is the move of a session or a decision that brings the one on *row* with it; *counter* is a counter
    of the very session that is concerned, where it has one.
    """

    row: Model
    url: str
    data: Callable[[], dict[str, Any]] = field(default=dict)
    above: Move | None = None
    counter: User | None = None


#: Made once: what the move needs. Asked for a state of the record, it gives the buttons there.
Aim = Callable[[str], Iterator[Press]]
Button = Callable[[Hall], Aim]


def _address(name: str, row: Model) -> str:
    return reverse(name, args=[row.pk])


# --- dossiers


def _own_page(name: str, **data: Any) -> Button:
    """A move with a page of the dossier's own."""

    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[Press]:
            row = put(hall.dossier, state)
            yield Press(row, _address(f"nominations:{name}", row), lambda: data)

        return aim

    return button


def _admit_late(hall: Hall) -> Aim:
    """After the time for files is over."""

    def aim(state: str) -> Iterator[Press]:
        Season.objects.filter(pk=hall.season.pk).update(plan_due=NOW.date() - timedelta(days=2))
        row = put(hall.dossier, state)
        if state == State.RETURNED:
            Nomination.objects.filter(pk=row.pk).update(supplement_due=NOW - timedelta(days=1))
        data = {"reason": REASON, "agreement": "Ngày 02/12/2026"}
        yield Press(row, _address("nominations:admit_late", row), lambda: data)

    return aim


def _waive(hall: Hall) -> Aim:
    """Where the department stated that a complaint is pending."""

    def aim(state: str) -> Iterator[Press]:
        row = put(hall.dossier, state)
        Nomination.objects.filter(pk=row.pk).update(complaint="pending")
        yield Press(row, _address("nominations:waiver", row), lambda: {"topic": "complaint", "reason": REASON})

    return aim


def _shelve(hall: Hall) -> Aim:
    """After the time for the supplement is over."""

    def aim(state: str) -> Iterator[Press]:
        row = put(hall.dossier, state)
        Nomination.objects.filter(pk=row.pk, state=State.RETURNED).update(supplement_due=NOW - timedelta(days=1))
        yield Press(row, _address("nominations:shelve", row), lambda: {"reason": REASON})

    return aim


def _find(hall: Hall) -> Aim:
    def aim(state: str) -> Iterator[Press]:
        row = put(hall.dossier, state)
        yield Press(row, _address("nominations:finding", row), lambda: {"topic": "complaint", "status": "pending"})

    return aim


def _resume(hall: Hall) -> Aim:
    def aim(state: str) -> Iterator[Press]:
        row = put(hall.dossier, state)
        Nomination.objects.filter(pk=row.pk).update(suspended_at=NOW, suspension_reason=REASON)
        yield Press(row, _address("nominations:resume", row), lambda: {"reason": REASON})

    return aim


def _answer(hall: Hall) -> Aim:
    def aim(state: str) -> Iterator[Press]:
        row = put(hall.dossier, state)
        Nomination.objects.filter(pk=row.pk).update(question="Phòng giải trình số liệu.")
        yield Press(row, _address("nominations:answer", row), lambda: {"answer": "Số liệu đúng."})

    return aim


def _refer(hall: Hall) -> Aim:
    def aim(state: str) -> Iterator[Press]:
        SeasonRule.objects.filter(season=hall.season, key="referral").update(value="yes")
        row = put(hall.dossier, state)
        yield Press(row, reverse("nominations:refer"), lambda: {"chosen": str(row.pk)})

    return aim


def _opine(hall: Hall) -> Aim:
    def aim(state: str) -> Iterator[Press]:
        SeasonRule.objects.filter(season=hall.season, key="party_opinion").update(value="yes")
        row = put(hall.dossier, state)
        yield Press(row, _address("nominations:party_opinion", row), lambda: {"stance": "agrees"})

    return aim


def _appraise(hall: Hall) -> Aim:
    dossier = hall.nominate(state=State.RECEIVED)
    hall.appraisal_filed(dossier)

    def aim(state: str) -> Iterator[Press]:
        row = put(dossier, state)
        yield Press(row, _address("councils:close_appraisal", row))

    return aim


def _table(hall: Hall) -> Aim:
    above = SESSION.moves["start"]
    row = hall.nominate()
    session = hall.at_the_vote([row])

    def aim(state: str) -> Iterator[Press]:
        yield Press(put(row, state), _address("councils:start", session), lambda: {"acknowledged": "on"}, above)

    return aim


def _untable(hall: Hall) -> Aim:
    """By adjourning the session, and by confirming a count in which too few ballots came back."""
    row, other = hall.nominate(), hall.nominate()
    voting, counting = hall.under_vote([row]), hall.tallied([other], approve=None)

    def aim(state: str) -> Iterator[Press]:
        url = _address("councils:adjourn", voting)
        yield Press(put(row, state), url, lambda: {"reason": REASON}, SESSION.moves["adjourn"])
        counter, url = hall.counter_of(counting), _address("councils:confirm", counting)
        yield Press(put(other, state), url, dict, SESSION.moves["count"], counter)

    return aim


def _voted(approve: int) -> Button:
    def button(hall: Hall) -> Aim:
        row = hall.nominate()
        session = hall.tallied([row], approve)

        def aim(state: str) -> Iterator[Press]:
            counter, url = hall.counter_of(session), _address("councils:confirm", session)
            yield Press(put(row, state), url, dict, SESSION.moves["count"], counter)

        return aim

    return button


def _decided(outcome: str) -> Button:
    """The Director confirms a list on which this outcome was chosen for the first file."""

    def button(hall: Hall) -> Aim:
        decision = hall.decisions[DecisionState.SUBMITTED]
        first = decision.items.all()[0]

        def aim(state: str) -> Iterator[Press]:
            DecisionItem.objects.filter(pk=first.pk).update(outcome=outcome, reason=REASON)
            url = _address("certificates:decide_confirm", decision)
            yield Press(put(first.nomination, state), url, confirm, DECISION.moves["decide"])

        def confirm() -> dict[str, Any]:
            return _confirmation(decision)

        return aim

    return button


def _confirmation(decision: Decision) -> dict[str, Any]:
    items = list(decision.items.all())
    recognised = sum(item.outcome == "recognise" for item in items)
    return {"recognised": recognised, "seen": choices_digest(items)}


def _announce(hall: Hall) -> Aim:
    """Issuing a decision announces those who were declined too."""
    decision = hall.decisions[DecisionState.NUMBERED]
    last = decision.items.order_by("-ordinal")[0]

    def aim(state: str) -> Iterator[Press]:
        scan(decision, by=hall.people[Role.RECORDS_CLERK])
        DecisionItem.objects.filter(pk=last.pk).update(outcome="decline", reason=REASON)
        url = _address("certificates:issue", decision)
        yield Press(put(last.nomination, state), url, dict, DECISION.moves["issue"])

    return aim


NOMINATION_BUTTONS: Mapping[str, Button] = {
    "submit": _own_page("submit"),
    "admit_late": _admit_late,
    "extend_supplement": _own_page(
        "extend_supplement", reason=REASON, due=f"{SOON + timedelta(days=1):%Y-%m-%dT%H:%M}"
    ),
    "return": _own_page("return", items="Thêm bản chụp quyết định", reason=REASON, due=f"{SOON:%Y-%m-%dT%H:%M}"),
    "receive": _own_page("receive"),
    "refer": _refer,
    "opine": _opine,
    "appraise": _appraise,
    "table": _table,
    "untable": _untable,
    "pass": _voted(7),
    "fail": _voted(0),
    "recognise": _decided("recognise"),
    "decline": _decided("decline"),
    "send_back": _decided("send_back"),
    "ask": _decided("ask"),
    "answer": _answer,
    "announce": _announce,
    "withdraw": _own_page("withdraw", reason=REASON),
    "shelve": _shelve,
    "find": _find,
    "waive": _waive,
    "suspend": _own_page("suspend", wording="other", reason=REASON),
    "resume": _resume,
}

# --- sessions


def _of_session(name: str, **data: Any) -> Button:
    def button(hall: Hall) -> Aim:
        sessions = hall.sessions

        def aim(state: str) -> Iterator[Press]:
            session = sessions[state]
            url = _address(f"councils:{name}", session)
            yield Press(session, url, lambda: data, counter=hall.counter_of(session))

        return aim

    return button


SESSION_BUTTONS: Mapping[str, Button] = {
    "convene": _of_session("convene"),
    "open": _of_session("open"),
    "start": _of_session("start", acknowledged="on"),
    "end": _of_session("end"),
    "count": _of_session("confirm"),
    "conclude": _of_session("conclude"),
    "adjourn": _of_session("adjourn", reason=REASON),
}

# --- decisions and certificates


def _of_decision(name: str, data: Callable[[Hall, Decision], dict[str, Any]], *, signed: bool = False) -> Button:
    """*signed*: with the signed copy of the numbered decision on file."""

    def button(hall: Hall) -> Aim:
        decisions = hall.decisions

        def aim(state: str) -> Iterator[Press]:
            decision = decisions[state]
            if signed and state == DecisionState.NUMBERED:
                scan(decision, by=hall.people[Role.RECORDS_CLERK])
            yield Press(decision, _address(f"certificates:{name}", decision), lambda: data(hall, decision))

        return aim

    return button


def _close(hall: Hall) -> Aim:
    """Nobody on the list was recognised."""
    decisions = hall.decisions

    def aim(state: str) -> Iterator[Press]:
        decision = decisions[state]
        if state == DecisionState.DECIDED:
            decision.items.update(outcome="decline", reason=REASON)
        yield Press(decision, _address("certificates:close", decision))

    return aim


def _scan(hall: Hall) -> Aim:
    decisions = hall.decisions

    def aim(state: str) -> Iterator[Press]:
        decision = decisions[state]
        url = reverse("certificates:paper_scan", args=[decision.pk, "submission"])
        yield Press(decision, url, lambda: {"scan": upload()})

    return aim


def _correct(hall: Hall) -> Aim:
    decisions = hall.decisions

    def aim(state: str) -> Iterator[Press]:
        decision = decisions[state]
        item = decision.items.select_related("nomination").order_by("ordinal")[0]
        words = {**vars(FileWords.of(item.nomination)), "name": "Lê Thị Đúng"}
        url = _address("certificates:correct_listed", item)
        yield Press(decision, url, lambda: {**words, "basis": "Căn cước", "reason": REASON})

    return aim


def _submission(hall: Hall, decision: Decision) -> dict[str, Any]:
    return {"number": hall.figure("TTr-HĐTĐKT"), "symbol": "TTr-HĐTĐKT", "dated": clock.today().isoformat(),
            "title": "điển hình tiên tiến", "recipients": "Lưu: VT"}  # fmt: skip


def _numbering(hall: Hall, decision: Decision) -> dict[str, Any]:
    return {"number": hall.figure("QĐ-SNgV"), "symbol": "QĐ-SNgV", "dated": clock.today().isoformat(),
            "implementers": "Chánh Văn phòng", "further_article": "", "recipients": "Lưu: VT",
            "register_suffix": "CN-ĐHTT"}  # fmt: skip


def _choices(hall: Hall, decision: Decision) -> dict[str, Any]:
    chosen: dict[str, Any] = {f"outcome_{item.pk}": "decline" for item in decision.items.all()}
    return chosen | {f"reason_{item.pk}": REASON for item in decision.items.all()}


def _handing_over(hall: Hall, decision: Decision) -> dict[str, Any]:
    return {"on": clock.today().isoformat(), "witness": hall.strangers[Role.HEAD].pk}


DECISION_BUTTONS: Mapping[str, Button] = {
    "relist": _of_decision("relist", lambda hall, decision: {}),
    "submit": _of_decision("submit", _submission),
    "weigh": _of_decision("decide", _choices),
    "decide": _of_decision("decide_confirm", lambda hall, decision: _confirmation(decision)),
    "close": _close,
    "number": _of_decision("number", _numbering),
    "correct": _correct,
    "renumber": _of_decision("renumber", _numbering),
    "scan": _scan,
    "issue": _of_decision("issue", lambda hall, decision: {}, signed=True),
    "hand_over": _of_decision("hand_over", _handing_over),
}


def _of_certificate(name: str, data: Callable[[Certificate], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        certificates = hall.certificates

        def aim(state: str) -> Iterator[Press]:
            certificate = certificates[state]
            dated = {"on": clock.today().isoformat(), "reason": REASON, **data(certificate)}
            yield Press(certificate, _address(f"certificates:{name}", certificate), lambda: dated)

        return aim

    return button


def _ended_by(kind: str) -> Button:
    """A certificate loses its force where the signed paper that says so is issued."""

    def button(hall: Hall) -> Aim:
        certificates = {state: hall.certificate_in(CertificateState.ISSUED) for state in CertificateState.values}
        papers = {state: hall.change_to(row, kind) for state, row in certificates.items()}

        def aim(state: str) -> Iterator[Press]:
            certificate, change = certificates[state], papers[state]
            _put_out_of_force(certificate, state, change)
            yield Press(certificate, _address("certificates:change_issue", change), dict, CHANGE.moves["issue"])

        return aim

    return button


def _put_out_of_force(certificate: Certificate, state: str, change: DecisionChange) -> None:
    """Between the making and the issue of *change*, another act was quicker."""
    facts: dict[str, Any] = {}
    if state == CertificateState.REPLACED:
        facts = {"replaced_on": NOW.date()}
    elif state in ENDED:
        ended = {"revoked_at": NOW, "revoked_on": NOW.date(), "revocation_decision": "Quyết định số 1"}
        facts = {"ended_by": change, **ended}
    Certificate.objects.filter(pk=certificate.pk).update(state=state, **facts)


def _of_change(name: str, data: Callable[[], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        changes = {state: hall.change_in(state) for state in ChangeState.values}

        def aim(state: str) -> Iterator[Press]:
            yield Press(changes[state], _address(f"certificates:{name}", changes[state]), data)

        return aim

    return button


CHANGE_BUTTONS: Mapping[str, Button] = {
    "scan": _of_change("change_scan", lambda: {"scan": upload()}),
    "issue": _of_change("change_issue", dict),
    "drop": _of_change("change_drop", lambda: {"reason": REASON}),
}


def _exchange(certificate: Certificate) -> dict[str, Any]:
    """A damaged paper: no word is corrected."""
    return {**vars(Words.of(certificate)), "ground": "damaged", "destroyed_on": clock.today().isoformat()}


def _reword(certificate: Certificate) -> dict[str, Any]:
    return {**vars(Words.of(certificate)), "name": "Lê Thị Đúng", "basis": "Căn cước"}


CERTIFICATE_BUTTONS: Mapping[str, Button] = {
    "recall": _ended_by("recall"),
    "annul": _ended_by("annul"),
    "reword": _of_certificate("reword", _reword),
    "exchange": _of_certificate("exchange", _exchange),
    "reissue": _of_certificate("reissue", lambda certificate: {}),
}


def _of_letter(name: str, data: Callable[[Hall, ResultLetter], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        letters = hall.letters

        def aim(state: str) -> Iterator[Press]:
            letter = letters[state]
            yield Press(letter, _address(f"certificates:letter_{name}", letter), lambda: data(hall, letter))

        return aim

    return button


def _words(hall: Hall, letter: ResultLetter) -> dict[str, Any]:
    return {"opening": "Văn phòng Sở thông báo kết quả như sau:", "closing": letter.closing}


def _notice(hall: Hall, letter: ResultLetter) -> dict[str, Any]:
    return {"number": hall.figure("TB-VP"), "symbol": "TB-VP", "dated": clock.today().isoformat()}


LETTER_BUTTONS: Mapping[str, Button] = {
    "edit": _of_letter("edit", _words),
    "release": _of_letter("release", _notice),
    "discard": _of_letter("discard", lambda hall, letter: {"reason": REASON}),
}


# --- papers of the department


def _of_paper(name: str, **data: Any) -> Button:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[Press]:
            row = hall.paper_in(state)
            yield Press(row, _address(f"monitoring:{name}", row), lambda: data)

        return aim

    return button


PAPER_BUTTONS: Mapping[str, Button] = {
    "submit": _of_paper("submit"),
    "return": _of_paper("return", reason=REASON),
    "approve": _of_paper("approve"),
}


# --- new factors and their follow-ups


def _of_factor(name: str, *, planned: bool = True, **data: Any) -> Button:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[Press]:
            row = hall.factor_in(state, planned=planned)
            yield Press(row, _address(f"nurturing:{name}", row), lambda: hall.named(data))

        return aim

    return button


TODAY = NOW.date().isoformat()
FACTOR_BUTTONS: Mapping[str, Button] = {
    "approve_plan": _of_factor("plan_approve", edition=""),
    "pause": _of_factor("factor_pause", kind="leave", since=TODAY, reason=REASON),
    "discipline": _of_factor("factor_discipline", since=TODAY, note=REASON),
    "resume": _of_factor("factor_resume", reason=REASON),
    "resume_found": _of_factor("factor_resume", planned=False, reason=REASON),
    "transfer": _of_factor("factor_transfer", to="elsewhere", on=TODAY, reason=REASON),
    "end": _of_factor("factor_end", kind="retirement", on=TODAY, reason=REASON),
    "introduce": _of_factor("factor_introduce"),
    "continue": _of_factor("factor_go_on"),
    "continue_found": _of_factor("factor_go_on", planned=False),
}


def _of_follow_up(name: str, **data: Any) -> Button:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[Press]:
            row = hall.follow_up_in(state)
            yield Press(row, _address(f"nurturing:{name}", row), lambda: data)

        return aim

    return button


def _drop(hall: Hall) -> Aim:
    """Brought about by the end and by the introduction of a new factor, and by the Office."""

    def aim(state: str) -> Iterator[Press]:
        row, of_recognised = hall.follow_up_in(state), hall.follow_up_of_recognised(state)
        moves, factor, nomination = NEW_FACTOR.moves, row.new_factor, of_recognised.nomination
        assert factor and nomination
        ended = {"kind": "retirement", "on": TODAY, "reason": REASON}
        yield Press(row, _address("nurturing:factor_end", factor), lambda: ended, above=moves["end"])
        yield Press(row, _address("nurturing:factor_introduce", factor), dict, above=moves["introduce"])
        yield Press(of_recognised, _address("nurturing:recognised_stop", nomination), lambda: {"reason": REASON})

    return aim


FOLLOW_UP_BUTTONS: Mapping[str, Button] = {
    "hand_in": _of_follow_up("follow_up", edition=0, text=REASON, then="hand_in"),
    "skip": _of_follow_up("follow_up_skip", reason=REASON),
    "drop": _drop,
}


# --- the season


def _of_season(name: str) -> Button:
    def button(hall: Hall) -> Aim:
        def aim(state: str) -> Iterator[Press]:
            yield Press(_season_in(hall, state), reverse(f"seasons:{name}", args=[hall.season.year]))

        return aim

    return button


def _season_in(hall: Hall, state: str) -> Season:
    opened = hall.season.opened_at if state != SeasonState.PREPARING else None
    closed = NOW if state == SeasonState.CLOSED else None
    Season.objects.filter(pk=hall.season.pk).update(state=state, opened_at=opened, closed_at=closed)
    return Season.objects.get(pk=hall.season.pk)


def _of_registration(name: str, data: Callable[[Registration], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        registrations = hall.registrations

        def aim(state: str) -> Iterator[Press]:
            row = registrations[state]
            yield Press(row, _address(f"seasons:registration_{name}", row), lambda: data(row))

        return aim

    return button


def _undertaken(row: Registration) -> dict[str, Any]:
    return {"joins": "no", "text": "Phòng bận việc khác.", "version": row.version}


REGISTRATION_BUTTONS: Mapping[str, Button] = {
    "edit": _of_registration("edit", _undertaken),
    "send": _of_registration("send", lambda row: {}),
    "take_back": _of_registration("take_back", lambda row: {}),
    "approve": _of_registration("approve", lambda row: {}),
    "refuse": _of_registration("refuse", lambda row: {"reason": REASON}),
}


# --- stories


def _of_story(name: str, data: Callable[[Story], dict[str, Any]]) -> Button:
    def button(hall: Hall) -> Aim:
        stories = hall.stories

        def aim(state: str) -> Iterator[Press]:
            row = stories[state]
            yield Press(row, _address(f"stories:{name}", row), lambda: data(row))

        return aim

    return button


def _nothing(row: Story) -> dict[str, Any]:
    return {}


def _story_reason(row: Story) -> dict[str, Any]:
    return {"reason": REASON}


STORY_BUTTONS: Mapping[str, Button] = {
    "write": _of_story("write", lambda row: {**STORY_WORDS, "edition": Draft.objects.get(story=row).edition}),
    "submit": _of_story("submit", _nothing),
    "take_back": _of_story("take_back", _nothing),
    "return": _of_story("return", _story_reason),
    "approve": _of_story("approve", _nothing),
    "revise": _of_story("revise", _nothing),
    "unpublish": _of_story("unpublish", _story_reason),
}


# --- sessions, replications, campaigns; requests for support, proposals of praise


def _pressed(made: Callable[[Hall], Any]) -> Button:
    def button(hall: Hall) -> Aim:
        found = made(hall)

        def aim(state: str) -> Iterator[Press]:
            for row, url, data in found(state):
                yield Press(row, url, data)

        return aim

    return button


ELSEWHERE = {**SPREADING, **FUNDS}
BUTTONS: Mapping[str, Mapping[str, Button]] = {
    **{flow: {name: _pressed(made) for name, made in moves.items()} for flow, moves in ELSEWHERE.items()},
    "season": {"open": _of_season("open"), "close": _of_season("close")},
    "registration": REGISTRATION_BUTTONS,
    "nomination": NOMINATION_BUTTONS,
    "session": SESSION_BUTTONS,
    "decision": DECISION_BUTTONS,
    "certificate": CERTIFICATE_BUTTONS,
    "change": CHANGE_BUTTONS,
    "result_letter": LETTER_BUTTONS,
    "department_paper": PAPER_BUTTONS,
    "story": STORY_BUTTONS,
    "new_factor": FACTOR_BUTTONS,
    "follow_up": FOLLOW_UP_BUTTONS,
}
