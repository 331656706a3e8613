"""Results of a council with signed minutes, and decisions brought by the real actions to any step."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from accounts.models import Department, User
from accounts.roles import Role
from certificates.actions.change_decision import change_decision
from certificates.actions.change_moves import issue_change, keep_change_scan
from certificates.actions.decide import decide
from certificates.actions.issue import issue
from certificates.actions.keep_scan import keep_scan
from certificates.actions.number import number
from certificates.actions.numbering import Numbering
from certificates.actions.prepare import prepare
from certificates.actions.submit import submit
from certificates.actions.weigh import Choice, weigh
from certificates.changing import Change
from certificates.models import Certificate, Decision, DecisionChange, DecisionItem, DecisionPaper
from certificates.readiness import choices_digest
from core import clock
from core.uploads import keep
from councils.models import (
    AgendaItem,
    BallotBox,
    BallotLine,
    Council,
    CouncilMember,
    CouncilSession,
    SessionMember,
    SessionPaper,
)
from documents.readiness import next_number
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import CriteriaSet, LegalBasis, Season
from tests.factories.council import set_rules
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory

PDF = b"%PDF-1.4 scan of a signed paper"
ESTABLISHED = date(2026, 3, 2)


class Desk:
    """A season whose council has voted: *passed* and *failed* nominations wait for the Director.

    ``office``, ``director`` and ``clerk`` are people with that one duty; ``chair`` and ``vice`` sit on the council.
    """

    def __init__(self, passed: int = 2, failed: int = 0, **rules: str) -> None:
        AgencyFactory()
        self.criteria: CriteriaSet = CriteriaSetFactory()
        self.season: Season = self.criteria.season
        self.season.plan_number, self.season.plan_date = "06/KH-SNgV", date(self.season.year, 1, 15)
        self.season.save()
        set_rules(self.season, **rules)
        LegalBasis.objects.get_or_create(citation="Căn cứ Luật Thi đua, khen thưởng", since=ESTABLISHED)
        self.office, self.director, self.clerk = (
            person(role) for role in (Role.OFFICE, Role.DIRECTOR, Role.RECORDS_CLERK)
        )
        self.chair, self.vice = UserFactory(post="Chánh Văn phòng Sở"), UserFactory(post="Phó Giám đốc Sở")
        self.council = self._seat()
        self.department: Department = DepartmentFactory()
        self.nominations = [self._voted(State.PASSED) for _ in range(passed)]
        self.nominations += [self._voted(State.FAILED) for _ in range(failed)]
        self.session = self.concluded(self.nominations)

    def _seat(self) -> Council:
        council = Council.objects.create(
            season=self.season,
            decision_number="12/QĐ-SNgV",
            decision_date=ESTABLISHED,
            established_at=clock.now(),
        )
        for ordinal, (user, role) in enumerate(((self.chair, Role.COUNCIL_CHAIR), (self.vice, Role.COUNCIL_VICE)), 1):
            duty = DutyFactory(user=user, role=role, since=ESTABLISHED)
            CouncilMember.objects.create(council=council, duty=duty, ordinal=ordinal)
        return council

    def _voted(self, state: State, **facts: Any) -> Nomination:
        row: Nomination = NominationFactory(
            criteria_set=self.criteria, department=self.department, state=state, **facts
        )
        return row

    def concluded(self, nominations: list[Nomination], *, signed: bool = True) -> CouncilSession:
        """A session with its votes on these nominations and both minutes, held yesterday."""
        seats = list(self.council.members.all())
        held = clock.now() - timedelta(days=1)
        session = CouncilSession.objects.create(
            season=self.season,
            council=self.council,
            ordinal=self.season.sessions.count() + 1,
            held_at=held,
            place="Phòng họp tầng 2",
            chair=seats[0],
            secretary=seats[1],
            state="concluded" if signed else "counted",
            rules={row.key: row.value for row in self.season.rules.all()},
            convened_at=held,
            counted_at=held,
            concluded_at=held if signed else None,
        )
        for seat in seats:
            SessionMember.objects.create(
                session=session,
                seat=seat,
                user=seat.duty.user,
                title=str(seat.duty.get_role_display()),
                ordinal=seat.ordinal,
                presence="present",
            )
        box = BallotBox.objects.create(session=session, ordinal=1, valid=7)
        for ordinal, nomination in enumerate(nominations, 1):
            self._result(box, nomination, ordinal)
        for kind, figure in (("meeting_minutes", "03"), ("counting_minutes", "02")):
            self._minutes(session, kind, f"{figure}/BB-HĐTĐKT", signed=signed)
        return session

    def _result(self, box: BallotBox, nomination: Nomination, ordinal: int) -> None:
        item = AgendaItem.objects.create(
            session=box.session, nomination=nomination, round=nomination.round, ordinal=ordinal
        )
        passed = nomination.state == State.PASSED
        BallotLine.objects.create(
            box=box,
            item=item,
            ordinal=ordinal,
            approve=6 if passed else 3,
            disapprove=1 if passed else 4,
            needed=5,
            base=7,
            outcome="passed" if passed else "failed",
        )

    def _minutes(self, session: CouncilSession, kind: str, number: str, *, signed: bool) -> None:
        now = clock.now()
        scan = {"scan_sha256": "ab" * 32, "scanned_at": now, "scanned_by": self.office} if signed else {}
        SessionPaper.objects.create(
            session=session, kind=kind, number=number, dated=clock.today() - timedelta(days=1), content={},
            made_at=now, made_by=self.office, stored_name="00/00", original_name="bien-ban.pdf", size=1,
            sha256="ab" * 32, **scan,
        )  # fmt: skip

    def drafted(self) -> Decision:
        return prepare(self.season, by=self.office)

    def submitted(self) -> Decision:
        return submit(self.drafted(), by=self.office, **submission(self.season))

    def weighed(self, outcomes: Mapping[str, str] | None = None) -> Decision:
        """*outcomes* maps a nominee's name to an outcome; all others are recognised if they passed, else declined."""
        decision = self.submitted()
        weigh(decision, by=self.director, choices=choices(decision, outcomes or {}))
        return decision

    def decided(self, outcomes: Mapping[str, str] | None = None) -> Decision:
        return confirmed(self.weighed(outcomes), by=self.director)

    def numbered(self, figure: int = 5, outcomes: Mapping[str, str] | None = None) -> Decision:
        return number(self.decided(outcomes), by=self.clerk, given=numbering(figure))

    def signed(self, figure: int = 5, outcomes: Mapping[str, str] | None = None) -> Decision:
        decision = self.numbered(figure, outcomes)
        scan(decision, by=self.clerk)
        return decision

    def issued(self, figure: int = 5, outcomes: Mapping[str, str] | None = None) -> Decision:
        return issue(self.signed(figure, outcomes), by=self.clerk)


def submission(season: Season, **changes: Any) -> dict[str, Any]:
    return {
        "number": next_number("TTr-HĐTĐKT", clock.today().year),
        "symbol": "TTr-HĐTĐKT",
        "dated": clock.today(),
        "title": f"điển hình tiên tiến năm {season.year}",
        "recipients": "Như trên\nLưu: VT",
        **changes,
    }


def choices(decision: Decision, outcomes: Mapping[str, str]) -> dict[int, Choice]:
    chosen = {}
    for item in decision.items.select_related("nomination"):
        outcome = outcomes.get(item.nomination.name, "recognise" if item.passed else "decline")
        chosen[item.pk] = Choice(outcome, "" if outcome == "recognise" and item.passed else "Lý do thử nghiệm.")
    return chosen


def confirmed(decision: Decision, *, by: User) -> Decision:
    """Decided as it was weighed, with the right number typed."""
    items = list(DecisionItem.objects.filter(decision=decision))
    recognised = sum(item.outcome == "recognise" for item in items)
    return decide(decision, by=by, recognised=recognised, seen=choices_digest(items))


def numbering(figure: int = 5, **changes: Any) -> Numbering:
    facts = {
        "number": figure,
        "symbol": "QĐ-SNgV",
        "dated": clock.today(),
        "implementers": "Chánh Văn phòng, Trưởng các phòng",
        "further_article": "Các phòng tiếp tục theo dõi",
        "recipients": "Như Điều 5\nLưu: VT",
        "register_suffix": "CN-ĐHTT",
        **changes,
    }
    return Numbering(**facts)


def scan(decision: Decision, *, by: User, kind: str = DecisionPaper.Kind.DECISION) -> DecisionPaper:
    return keep_scan(decision, kind, by=by, stored=keep(PDF, "ban-ky.pdf", "application/pdf"))


def changed(decision: Decision, *, by: User, kind: str, number: int | None = None, **facts: Any) -> DecisionChange:
    """The paper of a change, made and not signed; *facts* are fields of ``Change``."""
    defaults = {"symbol": "QĐ-SNgV", "dated": clock.today(), "reason": "Lý do thử nghiệm.", "recipients": "Lưu: VT"}
    facts = {**defaults, **facts}
    figure = number or next_number(facts["symbol"], facts["dated"].year)
    change = Change(kind=kind, number=figure, **facts)
    return change_decision(decision, by=by, change=change)


def change_scanned(change: DecisionChange, *, by: User) -> DecisionChange:
    keep_change_scan(change, by=by, stored=keep(PDF, "ban-ky.pdf", "application/pdf"))
    return change


def ended(
    certificate: Certificate, *, by: User, kind: str = "recall", number: int | None = None, **facts: Any
) -> Certificate:
    """The certificate recalled, or the recognition annulled, by a signed decision."""
    if kind == "annul":
        facts = {"ground": "a", **facts}
    decision = Decision.objects.get(items=certificate.item_id)
    named = frozenset({certificate.pk})
    change = changed(decision, by=by, kind=kind, number=number, certificates=named, **facts)
    issue_change(change_scanned(change, by=by), by=by)
    return Certificate.objects.get(pk=certificate.pk)


def listed_certificate(desk: Desk, decision: Decision, number: int, **facts: Any) -> Certificate:
    """A row of the register made directly, for lists; *decision* is any issued one."""
    item = DecisionItem.objects.create(
        decision=decision,
        nomination=desk._voted(State.RECOGNISED, **facts),
        agenda_item=decision.items.first().agenda_item,
        passed=True,
        ordinal=number,
        outcome="recognise",
    )
    decision_facts = {"register_number": f"{number:04d}", "name": item.nomination.name, "honorific": "Bà"}
    return Certificate.objects.create(
        item=item,
        year=decision.dated.year,
        number=number,
        code=f"SNGV-26-{number:05d}-AAAAAAAAAA",
        text={**decision_facts, "decision_number": decision.full_number, "signed_on": decision.dated.isoformat()},
        issued_at=clock.now(),
    )
