"""Recognised models with a certificate in force, and the people and records of spreading them."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Department, User
from accounts.roles import Role
from certificates.models import Certificate, Decision, DecisionItem
from core import clock
from core.uploads import StoredFile, keep
from councils.models import AgendaItem, Council, CouncilMember, CouncilSession
from nominations.models import Nomination
from nominations.workflow import State
from spreading.actions.enter_replication import Adoption, enter_replication
from spreading.actions.keep_pair import Match, add_pair
from spreading.actions.keep_presentation import Talk, add_presentation
from spreading.actions.move_pairing import start_pairing
from spreading.actions.move_review import hold_review
from spreading.actions.plan_insert import plan_insert
from spreading.actions.plan_pairing import CampaignWords, plan_pairing
from spreading.actions.plan_review import ReviewWords, plan_review
from spreading.actions.publish_directive import DirectiveWords, publish_directive
from spreading.models import Directive, MeetingInsert, Pair, PairingCampaign, Presentation, Replication, ReviewSession
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, MovementFactory, SeasonFactory

NOW = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)  # 09:00 in Vietnam, a Wednesday
TODAY = date(2026, 7, 15)


def scan(name: str = "phieu-ky-ten.pdf", mark: str = "một") -> SimpleUploadedFile:
    """A real PDF as a browser sends it; another *mark* gives another file."""
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = mark
        document.save(content, deterministic_id=True)
    return SimpleUploadedFile(name, content.getvalue(), "application/pdf")


def stored(mark: str = "một") -> StoredFile:
    """The same as kept."""
    return keep(f"%PDF-1.4 {mark}".encode(), "phieu-ky-ten.pdf", "application/pdf")


class Spreading:
    """A season; the model's department and one that learns, each with its people; those who prepare and watch."""

    def __init__(self) -> None:
        AgencyFactory()
        self.season = SeasonFactory(year=2026)
        self.criteria = CriteriaSetFactory(season=self.season)
        self.movement = MovementFactory(season=self.season)
        self.home, self.unit = DepartmentFactory(name="Phòng Lễ tân"), DepartmentFactory(name="Phòng Lãnh sự")
        self.standing, self.office = person(Role.STANDING_COUNCIL), person(Role.OFFICE)
        self.director, self.party = person(Role.DIRECTOR), person(Role.PARTY_CELL)
        self.home_head, self.head = person(Role.HEAD, self.home), person(Role.HEAD, self.unit)
        self.deputy = person(Role.DEPUTY_HEAD, self.unit)
        self.staff: User = UserFactory(department=self.unit)
        self._desk: tuple[Decision, AgendaItem] | None = None

    # --- models

    def model(self, department: Department | None = None, *, in_force: bool = True, **facts: Any) -> Nomination:
        """A recognised individual (``collective=True``: a collective) of *department*."""
        make = CollectiveFactory if facts.pop("collective", False) else NominationFactory
        facts = {"criteria_set": self.criteria, "department": department or self.home, **facts}
        row: Nomination = make(state=State.RECOGNISED, announced_at=NOW - timedelta(days=100), **facts)
        if in_force:
            self._certify(row)
        return row

    def _certify(self, row: Nomination) -> Certificate:
        decision, agenda = self._decision(row)
        place = decision.items.count() + 1
        item = DecisionItem.objects.create(
            decision=decision, nomination=row, agenda_item=agenda, passed=True, ordinal=place, outcome="recognise"
        )
        return Certificate.objects.create(
            item=item, year=2026, number=place, code=f"SNGV-26-{place:05d}-AAAAAAAAAA", text={}, issued_at=NOW
        )

    def _decision(self, row: Nomination) -> tuple[Decision, AgendaItem]:
        if self._desk is None:
            council = Council.objects.create(
                season=self.season, decision_number="12/QĐ-SNgV", decision_date=TODAY, established_at=NOW
            )
            seats = [
                CouncilMember.objects.create(council=council, duty=DutyFactory(role=role), ordinal=place)
                for place, role in enumerate((Role.COUNCIL_CHAIR, Role.COUNCIL_SECRETARY), 1)
            ]
            session = CouncilSession.objects.create(
                season=self.season, council=council, ordinal=1, held_at=NOW, place="Phòng họp", chair=seats[0],
                secretary=seats[1], rules={},
            )  # fmt: skip
            agenda = AgendaItem.objects.create(session=session, nomination=row, round=1, ordinal=1)
            self._desk = Decision.objects.create(season=self.season, ordinal=1), agenda
        return self._desk

    # --- sessions

    def words(self, title: str = "Sơ kết 6 tháng", *, day: date = TODAY, **facts: Any) -> ReviewWords:
        told: dict[str, Any] = {
            "kind": "preliminary", "starts": time(8), "place": "Phòng họp tầng 2", "chair": self.standing,
            "secretary": self.office, "agenda": "Khai mạc\nBáo cáo sơ kết\nĐiển hình báo cáo kinh nghiệm",
            "movements": (self.movement,),
        }  # fmt: skip
        return ReviewWords(title=title, day=day, **(told | facts))

    def review(self, title: str = "Sơ kết 6 tháng", **facts: Any) -> ReviewSession:
        return plan_review(self.words(title, **facts), by=self.office)

    def presenting(self, review: ReviewSession, model: Nomination, topic: str = "Cách làm hay") -> Presentation:
        talk = Talk(model, topic, 15, review.presentations.count() + 1)
        return add_presentation(review, talk, by=self.office)

    def held(self, *models: Nomination, title: str = "Sơ kết 6 tháng") -> ReviewSession:
        """A session that was held today, at which these models presented."""
        row = self.review(title)
        for model in models:
            self.presenting(row, model)
        return hold_review(row, by=self.office)

    # --- meetings, replications, campaigns, directives

    def insert(self, day: date = TODAY) -> MeetingInsert:
        return plan_insert(meets_on=day, place="Hội trường", by=self.office)

    def adoption(self, model: Nomination, **facts: Any) -> Adoption:
        told: dict[str, Any] = {
            "department": self.unit, "body": "", "adopted": "Trả hồ sơ trong ngày.", "since": TODAY,
            "result": "95% hồ sơ trả trước hạn.", "people": 12,
        }  # fmt: skip
        return Adoption(nomination=model, **(told | facts))

    def replication(self, model: Nomination | None = None, by: User | None = None, **facts: Any) -> Replication:
        return enter_replication(self.adoption(model or self.model(), **facts), by=by or self.head)

    def campaign(self, title: str = "Thi đua cùng điển hình tiên tiến") -> PairingCampaign:
        ends = TODAY + timedelta(days=120)
        return plan_pairing(CampaignWords(title, "Học tập, làm theo điển hình.", TODAY, ends), by=self.office)

    def pair(self, campaign: PairingCampaign, model: Nomination | None = None, **facts: Any) -> Pair:
        told: dict[str, Any] = {"person": self.staff, "department": None, "targets": "Trả 95% hồ sơ trước hạn."}
        return add_pair(campaign, Match(nomination=model or self.model(), **(told | facts)), by=self.office)

    def running(self) -> tuple[PairingCampaign, Pair]:
        campaign = self.campaign()
        pair = self.pair(campaign)
        return start_pairing(campaign, by=self.office), pair

    def directive(self, *units: Department, title: str = "Tăng cường nêu gương") -> Directive:
        words = DirectiveWords(title, "12-CV/CB", clock.today(), "Nêu gương điển hình tiên tiến.", units)
        return publish_directive(words, by=self.party)
