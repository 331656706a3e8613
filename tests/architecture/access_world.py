"""A season with one person per duty, and its records brought to every step: what the access matrix is proved on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from allauth.account.internal.flows.login import record_authentication
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, RequestFactory

from accounts.models import User
from accounts.roles import OF_DEPARTMENT, Role
from certificates.actions.change_moves import drop_change, issue_change
from certificates.actions.close import close
from certificates.actions.discard_letter import discard_letter
from certificates.actions.issue import issue
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.release_letter import release_letter
from certificates.actions.replace import reissue
from certificates.actions.submit import submit
from certificates.actions.weigh import weigh
from certificates.models import Certificate, Decision, DecisionChange, ResultLetter
from certificates.workflow import CertificateState, ChangeState, DecisionState, LetterState
from core import clock
from core.uploads import keep
from councils.actions.adjourn import adjourn
from councils.actions.conclude import conclude
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.declare import declare
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.file_sheet import file_sheet
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from councils.actions.open_session import open_session
from councils.actions.propose_team import propose_team
from councils.actions.save_sheet import save_sheet
from councils.actions.start import start
from councils.minutes import MinutesFacts
from councils.models import CouncilSession
from councils.workflow import State as SessionState
from documents.readiness import next_number
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.return_paper import return_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.models import DepartmentPaper
from monitoring.outline import places_of
from monitoring.workflow import State as PaperState
from nominations.models import Nomination
from nominations.workflow import PAST_INTAKE, State
from seasons.actions.keep_registration import keep_registration
from seasons.actions.settle_registration import approve_registration, refuse_registration
from seasons.models import Criterion, LegalBasis, Registration
from seasons.plan_text import GENERAL_CRITERIA
from seasons.workflow import RegistrationState
from stories.actions.approve_story import approve_story
from stories.actions.begin_story import begin_story
from stories.actions.give_consent import give_consent
from stories.actions.revise_story import revise_story
from stories.actions.submit_story import submit_story as hand_in_story
from stories.actions.unpublish_story import unpublish_story
from stories.actions.write_story import write_story
from stories.models import Consent, Story
from stories.workflow import State as StoryState
from tests.factories.certificate import change_scanned, changed, choices, confirmed, ended, numbering, scan, submission
from tests.factories.council import Bench, entry
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import MovementFactory

NOW = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)  # 09:00 in Vietnam, a Thursday
SOON = NOW + timedelta(days=2)
REASON = "Lý do thử nghiệm"
STORY_WORDS = {"title": "Người giữ lửa", "lead": "Việc nhỏ, lòng lớn.", "prose": "Mỗi sáng đến sớm."}
MINUTES = ("counting_minutes", "meeting_minutes")


class Hall(Bench):
    """One season with everyone: ``people[role]`` holds that duty and no other, in the department of the records."""

    def __init__(self) -> None:
        super().__init__(size=7, nominations=0, recognise_failed="yes")
        self.season.plan_number, self.season.plan_date = "06/KH-SNgV", NOW.date()
        self.season.save()
        LegalBasis.objects.create(citation="Căn cứ Luật Thi đua, khen thưởng", since=NOW.date())
        self.elsewhere = DepartmentFactory()
        self._ready_to_open()
        self.teams: dict[int, tuple[User, User]] = {}
        seated = {Role.COUNCIL_CHAIR: self.chair, Role.COUNCIL_VICE: self.vice, Role.COUNCIL_MEMBER: self.members[2],
                  Role.COUNCIL_SECRETARY: self.secretary}  # fmt: skip
        self.people: dict[Role, User] = {
            role: seated.get(role) or person(role, self.department if role in OF_DEPARTMENT else None) for role in Role
        }
        self.strangers = {role: person(role, self.elsewhere) for role in Role if role in OF_DEPARTMENT}
        self.dossier = self.nominate(state=State.DRAFT, complete=True)  # in no session

    def _ready_to_open(self) -> None:
        """What a season must have beside its rules: every common criterion of the plan, and a movement."""
        there = self.criteria.criteria.filter(kind=Criterion.Kind.GENERAL).count()
        for ordinal, text in enumerate(GENERAL_CRITERIA[there:], self.criteria.criteria.count() + 1):
            kind = Criterion.Kind.GENERAL
            Criterion.objects.create(criteria_set=self.criteria, ordinal=ordinal, kind=kind, text=text)
        MovementFactory(season=self.season)

    def figure(self, symbol: str) -> int:
        """The next number in the book of this symbol."""
        return next_number(symbol, clock.today().year)

    # --- dossiers

    def appraisal_filed(self, row: Nomination) -> None:
        """Two members find every criterion of the received dossier met."""
        for member in self.members[2:4]:
            declare(row, by=member, ground="")
            marks = {criterion.pk: (True, "") for criterion in row.criteria_set.criteria.all()}
            file_sheet(save_sheet(row, by=member, marks=marks, conclusion="put"), by=member)

    # --- sessions

    def at_the_vote(self, nominations: Sequence[Nomination] | None = None) -> CouncilSession:
        """Opened, its own counting team of two outsiders confirmed: who enters the figures, who confirms them."""
        session = self.convened(nominations=nominations or [self.nominate(), self.nominate()])
        self.roll(session)
        session = self._opened(session)
        teller, counter = self.teams[session.pk] = UserFactory(), UserFactory()
        propose_team(session, by=self.secretary, head=teller, members=[counter])
        confirm_team(session, by=self.secretary, hands_for=5, hands_against=0)
        return CouncilSession.objects.get(pk=session.pk)

    def counter_of(self, session: CouncilSession) -> User | None:
        return self.teams[session.pk][1] if session.pk in self.teams else None

    def _opened(self, session: CouncilSession) -> CouncilSession:
        return open_session(CouncilSession.objects.get(pk=session.pk), by=self.chair)

    def under_vote(self, nominations: Sequence[Nomination] | None = None) -> CouncilSession:
        return start(self.at_the_vote(nominations), by=self.chair, acknowledged=True)

    def tallied(self, nominations: Sequence[Nomination] | None = None, approve: int | None = 7) -> CouncilSession:
        """Figures entered, not confirmed; with *approve* None too few ballots came back to open the box."""
        session = end(self.under_vote(nominations), by=self.chair)
        for box in session.boxes.filter(used=True):
            names = box.lines.values_list("item__nomination__name", flat=True)
            figures = entry(box, dict.fromkeys(names, approve or 0))
            if approve is None:
                papers = {**figures.papers, "returned": 2, "valid": None, "invalid": None}
                figures = type(figures)(papers, {}, REASON)
            enter_tally(box, by=self.teams[session.pk][0], entry=figures)
        return session

    def with_signed_minutes(self, nominations: Sequence[Nomination] | None = None, approve: int = 7) -> CouncilSession:
        """Counted, both minutes made and their signed copies on file."""
        session = self.tallied(nominations, approve)
        session = confirm_count(session, by=self.teams[session.pk][1])
        facts = MinutesFacts("Thảo luận.", "Kết luận.", "", clock.now(), "BB-HĐTĐKT", 2 * session.ordinal, 1)
        make_minutes(session, by=self.secretary, facts=facts)
        for kind in MINUTES:
            keep_scan(session, by=self.secretary, kind=kind, stored=keep(pdf(), "ban-ky.pdf", "application/pdf"))
        return session

    @cached_property
    def sessions(self) -> dict[str, CouncilSession]:
        """One in every state."""
        return {state: self.session_in(state) for state in SessionState.values}

    def session_in(self, state: str) -> CouncilSession:
        """A session of its own in *state*, with everything that its next step asks for."""
        if state == SessionState.PLANNED:
            return self.planned(nominations=[self.nominate()])
        if state == SessionState.CONVENED:
            session = self.convened(nominations=[self.nominate()])
            self.roll(session)
            return CouncilSession.objects.get(pk=session.pk)
        if state == SessionState.ADJOURNED:
            return adjourn(self.at_the_vote(), by=self.chair, reason=REASON)
        if state == SessionState.CONCLUDED:
            return conclude(self.with_signed_minutes(), by=self.chair)
        steps = {SessionState.OPENED: self.at_the_vote, SessionState.VOTING: self.under_vote,
                 SessionState.ENDED: self.tallied, SessionState.COUNTED: self.with_signed_minutes}  # fmt: skip
        return steps[SessionState(state)]()

    # --- decisions and certificates

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """One in every state; the one in the making last, since a season has one of these at a time."""
        return {state: self.decision_in(state) for state in reversed(DecisionState.values)}

    def decision_in(self, state: str, *, outcomes: dict[str, str] | None = None) -> Decision:
        """A decision of its own in *state*; *outcomes* by the nominees' names, else all are recognised."""
        conclude(self.with_signed_minutes(), by=self.chair)
        office, director, clerk = (self.people[role] for role in (Role.OFFICE, Role.DIRECTOR, Role.RECORDS_CLERK))
        decision = prepare(self.season, by=office)
        if state == DecisionState.DRAFTING:
            return decision
        if state == DecisionState.CLOSED:
            outcomes = {item.nomination.name: "decline" for item in decision.items.all()}
        decision = submit(decision, by=office, **submission(self.season))
        weigh(decision, by=director, choices=choices(decision, outcomes or {}))
        if state == DecisionState.SUBMITTED:
            return Decision.objects.get(pk=decision.pk)
        decision = confirmed(decision, by=director)
        if state == DecisionState.CLOSED:
            return close(decision, by=office)
        if state == DecisionState.DECIDED:
            return decision
        decision = self.numbered(decision)
        if state == DecisionState.NUMBERED:
            return decision
        scan(decision, by=clerk)
        return issue(decision, by=clerk)

    def numbered(self, decision: Decision) -> Decision:
        return number(decision, by=self.people[Role.RECORDS_CLERK], given=numbering(self.figure("QĐ-SNgV")))

    @cached_property
    def certificates(self) -> dict[str, Certificate]:
        """One in every state."""
        return {state: self.certificate_in(state) for state in CertificateState.values}

    def certificate_in(self, state: str) -> Certificate:
        certificate = Certificate.objects.filter(item__decision=self.decision_in(DecisionState.ISSUED))[0]
        if state == CertificateState.ISSUED:
            return certificate
        if state == CertificateState.REPLACED:
            reissue(certificate, by=self.people[Role.OFFICE], on=clock.today(), reason=REASON)
            return Certificate.objects.get(pk=certificate.pk)
        kind = "recall" if state == CertificateState.REVOKED else "annul"
        return ended(certificate, by=self.people[Role.OFFICE], kind=kind)

    def change_to(self, certificate: Certificate, kind: str) -> DecisionChange:
        """A signed paper that waits to be issued and takes the certificate's force away."""
        ground = "a" if kind == "annul" else ""
        by, decision = self.people[Role.OFFICE], certificate.item.decision
        change = changed(decision, by=by, kind=kind, ground=ground, certificates=frozenset({certificate.pk}))
        return change_scanned(change, by=by)

    def change_in(self, state: str) -> DecisionChange:
        change = self.change_to(self.certificate_in(CertificateState.ISSUED), "recall")
        if state == ChangeState.ISSUED:
            return issue_change(change, by=self.people[Role.OFFICE])
        if state == ChangeState.DROPPED:
            return drop_change(change, by=self.people[Role.OFFICE], reason=REASON)
        return change

    @cached_property
    def letters(self) -> dict[str, ResultLetter]:
        """One in every state."""
        return {state: self.letter_in(state) for state in LetterState.values}

    def letter_in(self, state: str) -> ResultLetter:
        letter = ResultLetter.objects.filter(decision=self.decision_in(DecisionState.ISSUED))[0]
        if state == LetterState.RELEASED:
            facts = {"number": self.figure("TB-VP"), "symbol": "TB-VP", "dated": clock.today()}
            return release_letter(letter, by=self.people[Role.OFFICE], **facts)
        if state == LetterState.DISCARDED:
            return discard_letter(letter, by=self.people[Role.OFFICE], reason=REASON)
        return letter

    # --- registrations

    @cached_property
    def registrations(self) -> dict[str, Registration]:
        """One in every state."""
        return {state: self.registration_in(state) for state in RegistrationState.values}

    def registration_in(self, state: str) -> Registration:
        """The department's, for a movement of its own, on which nobody has settled more than *state* says."""
        last = NOW.date() + timedelta(days=30)
        movement = MovementFactory(season=self.season, takes_registration=True, register_until=last)
        head, office = self.people[Role.HEAD], self.people[Role.OFFICE]
        send = state != RegistrationState.DRAFT
        row = keep_registration(movement, self.department, by=head, joins=True, text=REASON, version=0, send=send)
        if state == RegistrationState.APPROVED:
            return approve_registration(row, by=office)
        return refuse_registration(row, by=office, reason=REASON) if state == RegistrationState.REFUSED else row

    # --- papers of the department

    def paper_in(self, state: str) -> DepartmentPaper:
        """A report in *state*, with a text to hand in wherever the department may hand one in."""
        head, standing = self.people[Role.HEAD], self.people[Role.STANDING_COUNCIL]
        row = begin_paper(self.season, self.department, by=head, kind="report")
        self.write(row)
        if state != PaperState.DRAFTING:
            submit_paper(row, by=head)
        if state == PaperState.RETURNED:
            return_paper(row, by=standing, reason=REASON)
        if state == PaperState.APPROVED:
            approve_paper(row, by=standing)
        if state in (PaperState.RETURNED, PaperState.APPROVED):
            self.write(row, "Thêm nhân tố mới.")
        return DepartmentPaper.objects.get(pk=row.pk)

    def write(self, row: DepartmentPaper, text: str = "Phòng đã làm.") -> None:
        sections = {place.key: text for place in places_of(row.kind)}
        write_paper(row, by=self.people[Role.CLERK], edition=0, sections=sections)

    # --- stories

    @cached_property
    def stories(self) -> dict[str, Story]:
        """One in every state."""
        return {state: self.story_in(state) for state in StoryState.values}

    def story_in(self, state: str) -> Story:
        """A story in *state* that everybody named agrees to; but for one taken down, a text of it is up."""
        model = self.certificate_in(CertificateState.ISSUED).item.nomination
        writer, approver = person(Role.EDITOR), person(Role.STANDING_COUNCIL)
        story = begin_story(model, by=writer)
        write_story(story, by=writer, edition=1, words=STORY_WORDS)
        give_consent(by=model.person, things=list(Consent.Thing.values))
        approve_story(hand_in_story(story, by=writer), by=approver)
        if state == StoryState.UNPUBLISHED:
            return unpublish_story(story, by=approver, reason=REASON)
        if state in (StoryState.DRAFT, StoryState.REVIEW):
            revise_story(story, by=writer)
        if state == StoryState.REVIEW:
            hand_in_story(story, by=writer)
        return Story.objects.get(pk=story.pk)


def put(row: Nomination, state: str) -> Nomination:
    """The dossier taken into *state* with the facts that the state demands."""
    filed = state not in (State.DRAFT, State.WITHDRAWN)
    facts = {
        "state": state,
        "submitted_at": NOW if filed else None,
        "submitted_by": row.drafted_by if filed else None,
        "content_digest": "ab" * 32 if filed else "",
        "supplement_due": SOON if state == State.RETURNED else None,
        "received_at": NOW if state in PAST_INTAKE else None,
        "withdrawn_at": NOW if state == State.WITHDRAWN else None,
    }
    Nomination.objects.filter(pk=row.pk).update(**facts)
    return Nomination.objects.get(pk=row.pk)


def browser_of(user: User) -> Client:
    """A browser in which *user* signed in a moment ago."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "password")
    request.session.save()
    return client


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside leaves no trace in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def pdf() -> bytes:
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(content, deterministic_id=True)
    return content.getvalue()


def upload() -> Any:
    return SimpleUploadedFile("ban-ky.pdf", pdf(), "application/pdf")
