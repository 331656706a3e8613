"""A year of recognition as plain Python: what stands where, and who may do what then.

Written beside the application and not from its tables, so that the two can be compared. Sentences of the procedure
stand as code: ``MOVES["submit"]`` says who hands a dossier in, when that is possible, how the portal is asked, and
what is then different.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.roles import Role

DRAFT, SUBMITTED, RETURNED, RECEIVED, APPRAISED = "draft", "submitted", "returned", "received", "appraised"
TABLED, PASSED, FAILED, RECOGNISED, DECLINED, WITHDRAWN, SHELVED = (
    "tabled", "passed", "failed", "recognised", "declined", "withdrawn", "shelved",
)  # fmt: skip
VOTED = {PASSED, FAILED}
#: Seven sit on the council: from 2/3 of them must be there, and from 2/3 of them must approve.
QUORUM = NEEDED = 5
SEATS = 7
#: Sheets without which no appraisal ends.
SHEETS = 2


class Shown:
    """Short words for the path that a failure prints."""

    row: Any
    state: str

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(f"<{type(self).__name__} {self.row.pk} {self.state}>")


@dataclass
class Dossier(Shown):
    row: Any
    nominee: Any
    state: str = DRAFT
    complete: bool = False
    proofs: int = 0
    halted: bool = False
    late: bool = False
    overdue: bool = False  # the time for what the Office asked for is over
    longest: bool = False  # that time is already the longest that the season allows
    asked: bool = False  # the Director waits for an answer
    announced: bool = False
    round: int = 1
    sheets: set[str] = field(default_factory=set)
    finding: str = ""  # what stands in the way of the nominee, as last recorded: pending or cleared
    waived: bool = False

    @property
    def live(self) -> bool:
        return self.state not in (RECOGNISED, DECLINED, WITHDRAWN, SHELVED)

    @property
    def filed(self) -> bool:
        return self.live and self.state != DRAFT

    @property
    def held(self) -> bool:
        """Whether the next step waits for a conclusion or for the Standing Council."""
        return self.finding == "pending" and not self.waived


@dataclass
class Session(Shown):
    row: Any
    agenda: list[tuple[Dossier, int]]  # each with its round
    counters: dict[Any, Any]  # who enters the figures and who confirms them
    state: str = "planned"
    here: int | None = None  # members present, once the roll is taken
    team: str = ""  # "proposed", "confirmed", or "relieved" once its duty is over
    approving: int | None = None
    entered_by: str = ""
    minutes: bool = False
    signed: set[str] = field(default_factory=set)

    def is_ready(self) -> bool:
        """Whether every file on the list still waits for its vote."""
        return bool(self.agenda) and all(
            one.state == APPRAISED and not one.halted and not one.held and one.round == turn
            for one, turn in self.agenda
        )


@dataclass
class List(Shown):
    """A list before the Director, and the decision that becomes of it."""

    row: Any
    items: list[Dossier]
    state: str = "drafting"
    chosen: dict[int, str] = field(default_factory=dict)  # dossier's id → outcome
    signed: bool = False

    def recognised(self) -> list[Dossier]:
        return [one for one in self.items if self.chosen.get(one.row.pk) == "recognise"]


@dataclass
class Paper(Shown):
    """A certificate."""

    row: Any
    valid: bool = True
    state: str = ""


@dataclass
class Year:
    """Everything of one season."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("<Year>")

    hall: Any
    season: str = "open"
    over: bool = False  # the time for handing in is over
    dossiers: list[Dossier] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    figures: set[int] = field(default_factory=set)

    def claimed(self) -> list[Dossier]:
        """Files on the agenda of a session that is under way."""
        running = ("planned", "convened", "opened", "voting", "ended")
        return [one for session in self.sessions if session.state in running for one, _ in session.agenda]

    def due(self, beside: List | None = None) -> list[Dossier]:
        """Results with signed minutes that wait for the Director and stand on no other list before him."""
        told = [one for one in self.sessions if one.state == "concluded" and one.approving is not None]
        voted = [item for session in told for item in session.agenda]
        elsewhere = [
            one for other in self.lists if other is not beside and other.state in ("drafting", "submitted")
            for one in other.items
        ]  # fmt: skip
        return [
            one for one, turn in voted
            if one.state in VOTED and one.round == turn and not one.halted and not one.asked and one not in elsewhere
        ]  # fmt: skip


HEADS = {Role.HEAD, Role.DEPUTY_HEAD}
WRITERS = HEADS | {Role.CLERK}
PRESIDING = {Role.COUNCIL_CHAIR, Role.COUNCIL_VICE}
RUNNERS = PRESIDING | {Role.COUNCIL_SECRETARY}
SEATED = RUNNERS | {Role.COUNCIL_MEMBER}
COUNCIL = SEATED | {Role.COUNCIL_STANDING}
DESK = {Role.OFFICE, Role.RECORDS_CLERK}
TELLER, STRANGER = "teller", "stranger"  # the team's head; the head of another department
COUNTERS = {Role.COUNTER, TELLER}
ACTORS = (*Role, TELLER, STRANGER)

Kind = type[Dossier] | type[Session] | type[List] | type[Paper] | type[Year]
Args = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One thing that people do.

    *disturbing* steps are not on the way to the certificate.
    """

    of: Kind
    who: set[Any]
    ready: Callable[[Year, Any, Args], bool]
    after_closing: bool = False
    disturbing: bool = False

    def is_for(self, one: Any, by: Any) -> bool:
        """Whether it is theirs at all; people proposed as counters have no say before the vote by hands."""
        return by in self.who and (by not in COUNTERS or one.team == "confirmed")


def _writable(one: Dossier) -> bool:
    return one.state in (DRAFT, RETURNED) and not one.halted


def _door_is_open(year: Year, one: Dossier) -> bool:
    return not one.overdue if one.state == RETURNED else one.late or not year.over


STEPS: dict[str, Step] = {
    # --- the department
    "draft": Step(Year, WRITERS, lambda year, _, args: not any(
        one.nominee == args["nominee"] and one.state != WITHDRAWN for one in year.dossiers)),
    "fill_in": Step(Dossier, WRITERS, lambda year, one, args: _writable(one)),
    "take_out": Step(Dossier, WRITERS, lambda year, one, args: _writable(one), disturbing=True),
    "submit": Step(Dossier, HEADS, lambda year, one, args: (
        _writable(one) and one.complete and _door_is_open(year, one))),
    "withdraw": Step(Dossier, HEADS, lambda year, one, args: (
        one.state in (DRAFT, SUBMITTED, RETURNED, RECEIVED, APPRAISED)), disturbing=True),
    "answer": Step(Dossier, HEADS, lambda year, one, args: (
        one.state in VOTED and not one.halted and one.asked)),
    # --- the Office, the Standing Council, the Director
    "receive": Step(Dossier, {Role.OFFICE}, lambda year, one, args: (
        one.state == SUBMITTED and not one.halted and not one.held)),
    "return": Step(Dossier, {Role.OFFICE}, lambda year, one, args: (
        one.state == SUBMITTED and not one.halted), disturbing=True),
    "admit_late": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        _writable(one) and not _door_is_open(year, one))),
    "extend_supplement": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.state == RETURNED and not one.halted and not one.longest)),
    "suspend": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.live and one.state != DRAFT and not one.halted), disturbing=True),
    "resume": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.live and one.state != DRAFT and one.halted)),
    "find": Step(Dossier, {Role.OFFICE, Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.filed and one.finding != "pending"), disturbing=True),
    "clear": Step(Dossier, {Role.OFFICE, Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.filed and one.finding != "cleared")),
    "waive": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.filed and one.held and not one.halted)),
    "shelve": Step(Dossier, {Role.STANDING_COUNCIL}, lambda year, one, args: (
        one.state == RETURNED and one.overdue and not one.halted), disturbing=True),
    "refer": Step(Dossier, {Role.DIRECTOR}, lambda year, one, args: False),  # no step of this season
    # --- appraisal
    "appraise": Step(Dossier, COUNCIL, lambda year, one, args: (
        one.state == RECEIVED and not one.halted and args["by"] in SEATED and args["by"] not in one.sheets)),
    "close_appraisal": Step(Dossier, RUNNERS, lambda year, one, args: (
        one.state == RECEIVED and not one.halted and not one.held and len(one.sheets) >= SHEETS)),
    # --- the session
    "plan": Step(Year, RUNNERS, lambda year, _, args: all(
        one.state == APPRAISED and not one.halted and one not in year.claimed() for one in args["chosen"])),
    "convene": Step(Session, RUNNERS, lambda year, one, args: one.state == "planned" and one.is_ready()),
    "roll": Step(Session, RUNNERS, lambda year, one, args: one.state in ("convened", "opened")),
    "team": Step(Session, RUNNERS, lambda year, one, args: one.state in ("convened", "opened")),
    "open": Step(Session, PRESIDING, lambda year, one, args: (
        one.state == "convened" and one.here is not None and one.here >= QUORUM)),
    "hands": Step(Session, RUNNERS, lambda year, one, args: one.state == "opened" and one.team == "proposed"),
    "start": Step(Session, PRESIDING, lambda year, one, args: (
        one.state == "opened" and one.here >= QUORUM and one.team == "confirmed" and one.is_ready())),
    "end": Step(Session, PRESIDING, lambda year, one, args: one.state == "voting"),
    "tally": Step(Session, COUNTERS, lambda year, one, args: one.state == "ended"),
    "count": Step(Session, COUNTERS, lambda year, one, args: (
        one.state == "ended" and one.entered_by not in ("", args["by"]))),
    "minutes": Step(Session, RUNNERS, lambda year, one, args: (  # of a vote that some file did not leave
        one.state == "counted" and not one.signed and bool(one.agenda))),
    "sign_minutes": Step(Session, RUNNERS, lambda year, one, args: one.state == "counted" and one.minutes),
    "conclude": Step(Session, RUNNERS, lambda year, one, args: one.state == "counted" and len(one.signed) == 2),
    "adjourn": Step(Session, PRESIDING, lambda year, one, args: (
        one.state in ("planned", "convened", "opened", "voting", "ended")), disturbing=True),
    "drop": Step(Session, RUNNERS, lambda year, one, args: (
        one.state in ("planned", "convened", "opened") and bool(one.agenda)), disturbing=True),
    # --- the decision
    "prepare": Step(Year, {Role.OFFICE}, lambda year, _, args: (
        bool(year.due()) and not any(one.state == "drafting" for one in year.lists))),
    "relist": Step(List, {Role.OFFICE}, lambda year, one, args: one.state == "drafting", disturbing=True),
    "send_up": Step(List, {Role.OFFICE}, lambda year, one, args: (
        one.state == "drafting" and bool(one.items) and {id(d) for d in one.items} == {id(d) for d in year.due(one)})),
    "weigh": Step(List, {Role.DIRECTOR}, lambda year, one, args: one.state == "submitted"),
    "decide": Step(List, {Role.DIRECTOR}, lambda year, one, args: one.state == "submitted" and not args["mistaken"]
        and all(dossier.halted or dossier.row.pk in one.chosen for dossier in one.items)
        and not any(dossier.held and not dossier.halted for dossier in one.recognised())),
    "close_list": Step(List, DESK, lambda year, one, args: one.state == "decided" and not one.recognised()),
    "number": Step(List, {Role.RECORDS_CLERK}, lambda year, one, args: (
        one.state == "decided" and bool(one.recognised()) and args["figure"] not in year.figures
        and args["figure"] <= max(year.figures, default=args["figure"]) + 1)),
    "sign_decision": Step(List, DESK, lambda year, one, args: one.state == "numbered", after_closing=True),
    "issue": Step(List, DESK, lambda year, one, args: one.state == "numbered" and one.signed),
    "revoke": Step(Paper, DESK, lambda year, one, args: one.valid, after_closing=True, disturbing=True),
    "reissue": Step(Paper, {Role.OFFICE}, lambda year, one, args: one.valid, after_closing=True, disturbing=True),
    "reword": Step(Paper, {Role.OFFICE}, lambda year, one, args: one.valid, after_closing=True),
    # --- the season
    "close_season": Step(Year, {Role.OFFICE, Role.STANDING_COUNCIL}, lambda year, _, args: True, disturbing=True),
}  # fmt: skip
