"""A season on 03/12/2026 with the people who act on its dossiers, and quick ways to make a dossier."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Department, User
from accounts.roles import Role
from nominations.models import ConflictDeclaration, Nomination, SupplementItem
from nominations.workflow import State
from seasons.models import CriteriaSet, Movement, Season, SeasonRule
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, MovementFactory, SeasonFactory

NOW = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)  # 09:00 in Vietnam
SOON = NOW + timedelta(days=2)


OWN = {"head": Role.HEAD, "deputy": Role.DEPUTY_HEAD, "clerk": Role.CLERK, "staff": Role.STAFF}
AGENCY = {
    "office": Role.OFFICE, "director": Role.DIRECTOR, "standing": Role.STANDING_COUNCIL,
    "chair": Role.COUNCIL_CHAIR, "secretary": Role.COUNCIL_SECRETARY, "member": Role.COUNCIL_MEMBER,
    "counter": Role.COUNTER, "party": Role.PARTY_CELL,
}  # fmt: skip
EVERYONE = frozenset({*OWN, *AGENCY, "stranger"})


class People(dict[str, User]):
    """Everyone who acts, by duty; who is never asked for is never hired."""

    def __init__(self, world: "World") -> None:
        self.world = world

    def __missing__(self, name: str) -> User:
        if name == "stranger":
            self[name] = person(Role.HEAD, self.world.elsewhere)
        else:
            self[name] = person(OWN[name], self.world.department) if name in OWN else person(AGENCY[name])
        return self[name]


@dataclass
class World:
    """Two departments and everyone who acts; ``world.people["office"]`` by duty."""

    season: Season = field(default_factory=lambda: SeasonFactory(year=2026))
    department: Department = field(default_factory=lambda: DepartmentFactory(code="HTQT", name="Phòng Hợp tác quốc tế"))
    elsewhere: Department = field(default_factory=lambda: DepartmentFactory(code="LS", name="Phòng Lãnh sự"))

    def __post_init__(self) -> None:
        AgencyFactory()
        self.criteria_set: CriteriaSet = CriteriaSetFactory(season=self.season)
        self.movement: Movement = MovementFactory(season=self.season)
        self.people = People(self)

    def __getattr__(self, name: str) -> User:
        return self.__dict__["people"][name]

    def dossier(self, state: str = State.DRAFT, **facts: Any) -> Nomination:
        """A complete dossier of this department in *state*."""
        facts = {"criteria_set": self.criteria_set, "department": self.department, "complete": True, **facts}
        facts.setdefault("drafted_by", self.people["clerk"])
        row: Nomination = NominationFactory(state=state, **facts)
        if state == State.RETURNED and "supplement_due" not in facts:
            row.supplement_due = SOON
            row.save()
        return row

    def collective(self, **facts: Any) -> Nomination:
        facts = {"criteria_set": self.criteria_set, "department": self.department, **facts}
        row: Nomination = CollectiveFactory(**facts)
        return row

    def rule(self, key: str, value: str) -> None:
        SeasonRule.objects.create(
            season=self.season, key=key, value=value, source="Quy chế", approved_by="Chủ tịch", approved_on=NOW.date()
        )

    def close_season(self) -> None:
        Season.objects.filter(pk=self.season.pk).update(state="closed", closed_at=NOW)

    def colleague(self, **facts: Any) -> User:
        return UserFactory(department=self.department, **facts)


def cleared(nomination: Nomination, *people: User) -> None:
    """These members of the council said that no conflict of interest stands between them and the file."""
    for user in people:
        ConflictDeclaration.objects.create(nomination=nomination, user=user, declared_at=NOW)


def ask(nomination: Nomination, *texts: str, turn: int = 1) -> list[SupplementItem]:
    """What the Office asked for."""
    return [
        SupplementItem.objects.create(
            nomination=nomination, turn=turn, text=text, asked_by=nomination.drafted_by, asked_at=NOW
        )
        for text in texts
    ]


def suspended(nomination: Nomination) -> Nomination:
    nomination.suspended_at, nomination.suspension_reason = NOW, "Đang được cơ quan có thẩm quyền xem xét"
    nomination.save()
    return nomination


def pdf(name: str = "giay-khen.pdf", mark: str = "một") -> SimpleUploadedFile:
    """A real PDF; another *mark* gives another file."""
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = mark
        document.save(content, deterministic_id=True)
    return SimpleUploadedFile(name, content.getvalue(), "application/pdf")
