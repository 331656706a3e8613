"""Councils with their rules approved, and sessions brought by the real actions to any step."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.convene import convene
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.open_session import open_session
from councils.actions.plan_session import plan_session
from councils.actions.propose_team import propose_team
from councils.actions.record_attendance import record_attendance
from councils.actions.start import start
from councils.models import BallotBox, Council, CouncilMember, CouncilSession, SessionMember
from councils.tallying import Entry, columns_of
from nominations.models import Nomination
from nominations.workflow import State as NominationState
from seasons.models import CriteriaSet, Season, SeasonRule
from seasons.rule_specs import SPECS
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory

PRESENT = SessionMember.Presence.PRESENT
ESTABLISHED = date(2026, 3, 2)


class Bench:
    """A season with rules, a council of *size*, its Office and nominations: what most tests of the council need.

    ``chair``, ``vice`` and ``secretary`` are people; ``members`` are all of them in the council's order.
    """

    def __init__(self, size: int = 7, nominations: int = 2, **rules: str) -> None:
        AgencyFactory()
        self.criteria: CriteriaSet = CriteriaSetFactory()
        self.season: Season = self.criteria.season
        set_rules(self.season, **rules)
        self.members = [UserFactory() for _ in range(size)]
        self.chair, self.vice, *_, self.secretary = self.members
        self.council = seat(self.season, self.members)
        self.department: Department = DepartmentFactory()
        self.nominations = [self.nominate() for _ in range(nominations)]

    def nominate(self, **facts: Any) -> Nomination:
        """A nomination of this season, appraised unless told otherwise."""
        given = {"state": NominationState.APPRAISED, "department": self.department, **facts}
        nomination: Nomination = NominationFactory(criteria_set=self.criteria, **given)
        return nomination

    def seat_of(self, user: User) -> CouncilMember:
        return CouncilMember.objects.get(council=self.council, duty__user=user)

    def planned(
        self, nominations: Sequence[Nomination] | None = None, by: User | None = None, **facts: Any
    ) -> CouncilSession:
        """Planned by the secretary, or by *by* where the secretary is concerned in a file."""
        given = {
            "kind": "meeting",
            "permission": "",
            "held_at": clock.now(),
            "place": "Phòng họp tầng 2",
            "chair": self.seat_of(self.chair),
            "secretary": self.seat_of(self.secretary),
            **facts,
        }
        chosen = self.nominations if nominations is None else nominations
        return plan_session(self.season, by=by or self.secretary, facts=given, nominations=chosen)

    def convened(self, by: User | None = None, **facts: Any) -> CouncilSession:
        return convene(self.planned(by=by, **facts), by=by or self.secretary)

    def roll(self, session: CouncilSession, **absent: str) -> None:
        """Everyone present; *absent* maps a person's username to the reason."""
        roll = {
            member.pk: ("absent", absent[member.user.username]) if member.user.username in absent else (PRESENT, "")
            for member in session.members.select_related("user")
        }
        record_attendance(session, by=self.secretary, roll=roll, chair=session.chair, secretary=session.secretary)

    def opened(self, absent: dict[str, str] | None = None, **facts: Any) -> CouncilSession:
        session = self.convened(**facts)
        self.roll(session, **(absent or {}))
        return open_session(session, by=self.chair)

    @property
    def counters(self) -> list[User]:
        """Two members who are neither chair nor secretary; the first is the head."""
        return self.members[2:4]

    def ready(self, **facts: Any) -> CouncilSession:
        """Opened, with its counting team confirmed."""
        session = self.opened(**facts)
        head, *others = self.counters
        propose_team(session, by=self.secretary, head=head, members=others)
        confirm_team(session, by=self.secretary, hands_for=4, hands_against=0)
        return CouncilSession.objects.get(pk=session.pk)

    def voting(self, **facts: Any) -> CouncilSession:
        return start(self.ready(**facts), by=self.chair, acknowledged=True)

    def ended(self, **facts: Any) -> CouncilSession:
        return end(self.voting(**facts), by=self.chair)

    def counted(self, approve: dict[str, int] | None = None, **facts: Any) -> CouncilSession:
        """Counted; *approve* maps a nominee's name to the approving votes, all others approve by everyone."""
        session = self.ended(**facts)
        for box in session.boxes.filter(used=True):
            enter_tally(box, by=self.counters[0], entry=entry(box, approve or {}))
        return confirm_count(session, by=self.counters[1])


def entry(box: BallotBox, approve: dict[str, int] | None = None, **papers: int | None) -> Entry:
    """Figures that agree: everyone took a ballot and handed it in."""
    voters = box.voters.count()
    figures: dict[str, int | None] = {
        "printed": voters, "stamped": voters, "spoiled": 0, "unused": 0,
        "issued": voters, "returned": voters, "valid": voters, "invalid": 0, **papers,
    }  # fmt: skip
    lines = {}
    for line in box.lines.select_related("item__nomination"):
        yes = (approve or {}).get(line.item.nomination.name, voters)
        whole = {"approve": yes, "disapprove": voters - yes, "no_opinion": 0, "invalid_line": 0}
        lines[line.pk] = {name: whole[name] for name in columns_of(box.session.rules)}
    return Entry(figures, lines)


def seat(season: Season, people: Sequence[User]) -> Council:
    """A council of these people: chair, vice-chair, members, and the last one as secretary."""
    council = Council.objects.create(
        season=season,
        decision_number="12/QĐ-SNgV",
        decision_date=ESTABLISHED,
        established_at=datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    )
    roles = [Role.COUNCIL_CHAIR, Role.COUNCIL_VICE, *[Role.COUNCIL_MEMBER] * (len(people) - 3), Role.COUNCIL_SECRETARY]
    for ordinal, (user, role) in enumerate(zip(people, roles, strict=True), 1):
        duty = DutyFactory(user=user, role=role, since=ESTABLISHED)
        CouncilMember.objects.create(council=council, duty=duty, ordinal=ordinal)
    return council


def set_rules(season: Season, **values: str) -> None:
    """Every rule of the season with a source and an approver; *values* differ from what the form proposes."""
    for key, spec in SPECS.items():
        SeasonRule.objects.update_or_create(
            season=season,
            key=key,
            defaults={
                "value": values.get(key, spec.default),
                "source": "khoản 2 Điều 5 Quy chế Hội đồng",
                "approved_by": "Chủ tịch Hội đồng",
                "approved_on": ESTABLISHED,
            },
        )


def office() -> User:
    return person(Role.OFFICE)
