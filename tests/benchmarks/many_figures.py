"""Ten seasons with as many nominations as one likes over as many departments, the earlier ones decided."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from accounts.models import Department, User
from accounts.roles import Role
from certificates.models import Decision, DecisionItem
from core import clock
from councils.models import AgendaItem, CouncilMember, CouncilSession
from nominations.models import Nomination
from seasons.models import DiscoveryChannel
from tests.factories.council import seat, set_rules
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, MovementFactory

SEASONS, MOVEMENTS, BATCH, LIST = 10, 4, 2_000, 100
STAFF_SHARE = 20  # one nominee of so many is of the staff list
GOING = ("submitted", "returned", "received", "received", "appraised", "passed", "failed", "recognised", "declined")
OVER = ("recognised", "recognised", "recognised", "declined", "withdrawn")
REPORT = "Đã hoàn thành tốt nhiệm vụ được giao, được đồng nghiệp tin yêu. " * 15


class Figures:
    """*size* nominations of *departments* units, a tenth of them in each of ten seasons.

    Each hundred decided files has a session and a decision of its own. ``people`` are readers of the figures.
    """

    def __init__(self, size: int, departments: int) -> None:
        self.size, self.chance, self.now = size, random.Random(2026), clock.now()
        AgencyFactory()
        self.departments = [DepartmentFactory() for _ in range(departments)]
        clerks = [person(Role.CLERK, department) for department in self.departments]
        self.clerks = {clerk.department_id: clerk.pk for clerk in clerks}
        head, aside = person(Role.HEAD, self.departments[0]), DepartmentFactory(introduces=False)
        self.people = {"office": person(Role.OFFICE, None), "head": head, "secretary": UserFactory(department=aside)}
        Department.objects.exclude(pk__in=[one.pk for one in self.departments]).update(introduces=False)
        self.year = self.now.year
        staff = UserFactory.build_batch(size // SEASONS // STAFF_SHARE + 1, department=aside)
        self.staff = User.objects.bulk_create(staff)

    def fill(self) -> None:
        for back in range(SEASONS):
            criteria = CriteriaSetFactory(season__year=self.year - back)
            season = criteria.season
            set_rules(season)
            movements = [MovementFactory(season=season) for _ in range(MOVEMENTS)]
            rows = list(self._files(criteria, movements, OVER if back else GOING))
            for begin in range(0, len(rows), BATCH):
                Nomination.objects.bulk_create(rows[begin : begin + BATCH])
            self._decide(season, back)

    def _files(self, criteria: Any, movements: list[Any], states: tuple[str, ...]) -> Iterator[Nomination]:
        """Each handed in and moved on by chance, over a quarter of a year before now."""
        for number in range(self.size // SEASONS):
            department = self.departments[number % len(self.departments)]
            state, name = self.chance.choice(states), f"Nguyễn Thử {number:06}"
            handed_in = self.now - timedelta(hours=self.chance.randrange(1_000, 2_000))
            over = state in ("recognised", "declined")
            collective = number % 10 == 0
            listed = number % STAFF_SHARE == 1
            yield Nomination(
                person=self.staff[number // STAFF_SHARE] if listed else None,
                season=criteria.season, criteria_set=criteria, department=department,
                ordinal=number // len(self.departments) + 1, kind="collective" if collective else "individual",
                headcount=5 if collective else None, name=name, name_key=name, search_norm=name, sort_key=f"0{name}",
                unlisted_reason="Gương tốt", merit_kind="good_deed", report=REPORT, state=state, late=number % 20 == 0,
                channel=self.chance.choice(DiscoveryChannel.values), movement=self.chance.choice(movements),
                drafted_by_id=self.clerks[department.pk], submitted_by_id=self.clerks[department.pk],
                changed_at=self.now, submitted_at=handed_in, content_digest="ab" * 32,
                supplement_due=self.now if state == "returned" else None,
                withdrawn_at=self.now if state == "withdrawn" else None,
                received_at=handed_in + timedelta(hours=self.chance.randrange(200)),
                appraised_at=handed_in + timedelta(hours=self.chance.randrange(200, 400)),
                announced_at=self.now if over and criteria.season.year < self.year else None,
            )  # fmt: skip

    def _decide(self, season: Any, back: int) -> None:
        members = [self.people["secretary"], *UserFactory.create_batch(2)] if back == 0 else UserFactory.create_batch(3)
        council = seat(season, members)
        seats = list(CouncilMember.objects.filter(council=council))
        found = season.nominations.filter(state__in=("recognised", "declined")).values_list("pk", "state")
        keys = list(found.order_by("pk"))
        for place, begin in enumerate(range(0, len(keys), LIST), 1):
            at = self.now - timedelta(hours=500 - place)
            session = CouncilSession.objects.create(
                season=season, council=council, ordinal=place, held_at=at, chair=seats[0], secretary=seats[1],
                state="counted", counted_at=at,
            )  # fmt: skip
            decision = Decision.objects.create(
                season=season, ordinal=place, state="decided", decided_at=at + timedelta(hours=100)
            )
            self._list(session, decision, keys[begin : begin + LIST])

    def _list(self, session: Any, decision: Any, keys: list[tuple[int, str]]) -> None:
        items = AgendaItem.objects.bulk_create(
            AgendaItem(session=session, nomination_id=key, round=1, ordinal=place)
            for place, (key, _) in enumerate(keys, 1)
        )
        DecisionItem.objects.bulk_create(
            DecisionItem(
                decision=decision, nomination_id=key, agenda_item=item, passed=True, ordinal=place,
                outcome="recognise" if state == "recognised" else "decline", reason="Lý do thử nghiệm.",
            )
            for place, (item, (key, state)) in enumerate(zip(items, keys, strict=True), 1)
        )  # fmt: skip
