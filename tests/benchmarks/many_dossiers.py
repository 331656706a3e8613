"""A database with as many dossiers as one likes: of one season, of one department, and in the register."""

import random
from collections.abc import Iterator
from typing import Any

from accounts.models import User
from accounts.roles import Role
from certificates.models import Certificate, Decision, DecisionItem, RegisterYear
from core import clock
from core.vietnamese import name_key, search_norm, sort_key, text_sort_key
from councils.models import AgendaItem, CouncilMember, CouncilSession
from nominations.listing import PAGE
from nominations.models import Nomination
from tests.factories.council import seat, set_rules
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory

BATCH, DEPARTMENTS, SEASONS = 2_000, 30, 4
STAFF_SHARE = 20  # one nominee of so many is of the staff list
STATES = ("submitted", "received", "received", "appraised", "passed", "recognised", "submitted", "received")
REPORT = "Đã hoàn thành tốt nhiệm vụ được giao, được đồng nghiệp tin yêu. " * 15
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Y", "H'", "Điểu")
MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Thùy", "Quốc", "Bảo", "Hoài", "Mỹ", "Khánh", "Triều", "Lam")
GIVEN = ("An", "Ánh", "Bình", "Dũng", "Duyên", "Đường", "Hà", "Hòa", "Huyền", "Khuê", "Linh", "Ngân", "Sroi", "Tuyết",
         "Ý")  # fmt: skip


class Dossiers:
    """*size* dossiers of this year's season, and *size* of its first department over four seasons.

    A quarter of them a season: a dossier's number holds 32 767 of one department and season. Every dossier of this
    year's season stands in the register. ``people`` are readers of the lists.
    """

    def __init__(self, size: int) -> None:
        self.size, self.chance, self.now = size, random.Random(2026), clock.now()
        AgencyFactory()
        self.criteria = [CriteriaSetFactory(season__year=self.now.year - back) for back in range(SEASONS)]
        self.season = self.criteria[0].season
        set_rules(self.season)
        self.departments = [DepartmentFactory() for _ in range(DEPARTMENTS)]
        members = [UserFactory(department=department) for department in self.departments[-3:]]
        colleague = UserFactory(department=self.departments[0])  # kept from what the council has of these files
        DutyFactory(user=colleague, role=Role.OFFICE)
        leader = person(Role.HEAD, self.departments[0])
        DutyFactory(user=leader, role=Role.HEAD, department=self.departments[1])
        self.people = {
            "office": person(Role.OFFICE), "head": person(Role.HEAD, self.departments[0]), "member": members[-1],
            "colleague": colleague, "leader": leader,
        }  # fmt: skip
        self.council = seat(self.season, members)
        of_the_staff = UserFactory.build_batch(size // STAFF_SHARE, department=self.departments[1])
        self.staff = iter(User.objects.bulk_create(of_the_staff))

    def fill(self) -> None:
        rows: list[Nomination] = []
        for row in self._dossiers():
            rows.append(row)
            if len(rows) == BATCH:
                Nomination.objects.bulk_create(rows)
                rows.clear()
        Nomination.objects.bulk_create(rows)
        self._register()

    def _dossiers(self) -> Iterator[Nomination]:
        first, *others = self.departments
        for back, criteria in enumerate(self.criteria):
            for ordinal in range(1, self.size // SEASONS + 1):
                yield self._dossier(criteria, first, ordinal)
            if back == 0:
                for number in range(self.size - self.size // SEASONS):
                    yield self._dossier(criteria, others[number % len(others)], number // len(others) + 1)

    def _dossier(self, criteria: Any, department: Any, ordinal: int) -> Nomination:
        name = f"{self.chance.choice(FAMILY)} {self.chance.choice(MIDDLE)} {self.chance.choice(GIVEN)}"
        clerk, now = self.people["office"], self.now
        nominee: dict[str, Any]
        if ordinal % 10:
            nominee = {"kind": "individual", "person": next(self.staff, None), "sort_key": f"0{sort_key(name)}"}
        else:
            name = f"Tổ {name}"
            nominee = {"kind": "collective", "headcount": 5, "sort_key": f"1{text_sort_key(name)}"}
        return Nomination(
            season=criteria.season, criteria_set=criteria, department=department, ordinal=ordinal, name=name, **nominee,
            state=STATES[ordinal % len(STATES)], honorific="Ông", unlisted_reason="Gương tốt",
            merit_kind="good_deed", report=REPORT, drafted_by=clerk, changed_at=now, submitted_at=now,
            submitted_by=clerk, content_digest="ab" * 32, received_at=now,
            search_norm=f"{search_norm(name)} {department.pk}x{ordinal}",
            name_key=f"{name_key(name)} {department.pk}x{ordinal}",
        )  # fmt: skip

    def _register(self) -> None:
        keys = list(Nomination.objects.filter(season=self.season).values_list("pk", "name"))
        seats = list(CouncilMember.objects.filter(council=self.council))
        session = CouncilSession.objects.create(
            season=self.season, council=self.council, ordinal=1, held_at=self.now, chair=seats[0], secretary=seats[1]
        )
        decision = Decision.objects.create(season=self.season, ordinal=1)
        RegisterYear.objects.create(year=self.season.year, last_number=len(keys))
        for begin in range(0, len(keys), BATCH):
            batch = keys[begin : begin + BATCH]
            tabled = AgendaItem.objects.bulk_create(
                AgendaItem(session=session, nomination_id=key, round=1, ordinal=1) for key, _ in batch
            )
            items = DecisionItem.objects.bulk_create(
                DecisionItem(
                    decision=decision, nomination_id=one.nomination_id, agenda_item=one, passed=True, ordinal=1
                )
                for one in tabled
            )
            Certificate.objects.bulk_create(
                Certificate(item=item, year=self.season.year, number=number, code=f"{number:08}", issued_at=self.now,
                            text={"register_number": f"{number:04}/2026", "honorific": "Ông", "name": name,
                                  "decision_number": "05/QĐ-SNgV"})
                for number, (item, (_, name)) in enumerate(zip(items, batch, strict=True), begin + 1)
            )  # fmt: skip

    def places(self) -> dict[str, int]:
        """Keys that addresses name: rows before the last full page, the largest department and one of the others."""
        rows = Nomination.objects.filter(season=self.season).order_by("sort_key", "pk")
        ranges = {
            "deep": rows, "own": rows.filter(department=self.departments[0]),
            "appraised": rows.filter(state="appraised"), "numbered": Certificate.objects.order_by("-number"),
        }  # fmt: skip
        places = {
            name: found.values_list("pk", flat=True)[max(0, found.count() - PAGE - 1)] for name, found in ranges.items()
        }
        return {**places, "large": self.departments[0].pk, "small": self.departments[5].pk}
