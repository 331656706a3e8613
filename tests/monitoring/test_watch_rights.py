"""Guidance documents, records of visits and urging, proved through HTTP: every duty, a person of none, a stranger.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from core.uploads import keep
from monitoring.actions.follow_up import report_finding
from monitoring.actions.keep_finding import add_finding
from monitoring.actions.publish_guidance import publish_guidance
from monitoring.actions.record_urging import record_urging
from operations.acts import Acts
from operations.stateless import GUIDANCE, INSPECTIONS, URGINGS
from tests.architecture.duty_rights import Right, Rights, every, matrix, observed, prove
from tests.factories.people import person
from tests.monitoring.test_urging import LATE
from tests.monitoring.watching import Watch
from tests.monitoring.world import PaperWorld

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_engine]

GUIDES = frozenset({Role.STANDING_COUNCIL, Role.OFFICE})
READING_ALL = GUIDES | {Role.DIRECTOR}
RECORDING = frozenset({Role.STANDING_COUNCIL})
HEADS = frozenset({Role.HEAD, Role.DEPUTY_HEAD})
READING = READING_ALL | HEADS
BOTH = "GET POST"
RIGHTS = {
    "guidance": Right(READING_ALL, 404),
    "guidance_file": Right(READING_ALL, 404),
    "guidance_read": Right(READING_ALL, 404, "POST"),
    "guidance_add": Right(GUIDES, 403, BOTH),
    "guidance_replace": Right(GUIDES, 404, BOTH),
    "guidance_withdraw": Right(GUIDES, 404, BOTH),
    "guidance_readers": Right(GUIDES, 404),
    "guidance_readers_file": Right(GUIDES, 404),
    "inspections": Right(READING, 403),
    "inspection": Right(READING, 404),
    "inspection_file": Right(READING, 404),
    "inspection_add": Right(RECORDING, 403, BOTH),
    "inspection_edit": Right(RECORDING, 404, BOTH),
    "inspection_drop": Right(RECORDING, 404, BOTH),
    "finding_add": Right(RECORDING, 404, BOTH),
    "finding_edit": Right(RECORDING, 404, BOTH),
    "finding_drop": Right(RECORDING, 404, BOTH),
    "inspection_finalise": Right(RECORDING, 404, BOTH),
    "inspection_addition": Right(RECORDING, 404, BOTH),
    "finding_report": Right(HEADS, 404, BOTH),
    "finding_confirm": Right(RECORDING, 404, "POST"),
    "finding_return": Right(RECORDING, 404, BOTH),
    "finding_file": Right(READING, 404),
}
URGING_RIGHTS = {
    "today": Right(GUIDES, 403),
    "urging": Right(GUIDES, 403, BOTH),
    "urging_letter": Right(frozenset({Role.OFFICE}), 403, "POST"),
    "urged": Right(HEADS, 403),
    "urged_seen": Right(HEADS, 403, "POST"),
}
_WITHOUT_PLACES = {"guidance_add", "inspections", "inspection_add"}


class Hall(Rights):
    """A document for another department; of one department a draft, a record with an open and a reported finding."""

    namespace = "monitoring"

    def __init__(self) -> None:
        self.watch = watch = Watch()
        file = keep(b"%PDF-1.4", "mau.pdf", "application/pdf")
        self.document = publish_guidance(watch.words("Hướng dẫn", watch.other), by=watch.office, files=[file])
        self.draft = watch.draft(content="Lần khác.")
        self.drafted = add_finding(self.draft, watch.wanted(), by=watch.standing)
        row = watch.draft()
        self.reported = add_finding(row, watch.wanted("Việc đã báo cáo."), by=watch.standing)
        self.open = watch.finding(row)
        self.report = report_finding(self.reported, by=watch.head, note="Đã làm.", stored=file)
        self.people = {role: self._one(role) for role in Role}

    def _one(self, role: Role) -> User:
        return person(role, self.watch.unit if role in OF_DEPARTMENT else None)

    def places(self, name: str) -> list[int]:
        if name in _WITHOUT_PLACES:
            return []
        drafts = {"inspection_edit", "inspection_drop", "inspection_finalise", "finding_add"}
        named = {
            "guidance_file": self.document.files.get(),
            "finding_edit": self.drafted,
            "finding_drop": self.drafted,
            "finding_report": self.open,
            "finding_confirm": self.reported,
            "finding_return": self.reported,
            "finding_file": self.report,
        }
        if name.startswith("guidance"):
            return [named.get(name, self.document).pk]
        return [named.get(name, self.draft if name in drafts else self.open.inspection).pk]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes."""
        visit = self.watch.visit(content="Nội dung mới.")
        due = (clock.today() + timedelta(days=9)).isoformat()
        return {
            **visit.facts(), "visited_on": visit.visited_on.isoformat(), "department": visit.department.pk,
            "found": "Thấy khác.", "follow_up": "Làm khác.", "responsible": self.watch.staff.pk, "due": due,
            "title": "Tên mới", "to_whom": "all", "in_force_from": due,
            "note": "Đã làm xong.", "reason": "Chưa đủ.", "text": "Lời mới.",
        }  # fmt: skip


class LateHall(Rights):
    """Two departments that are late, one of them urged already, and a person of every duty, of that one where apt."""

    namespace = "monitoring"

    def __init__(self) -> None:
        self.world = world = PaperWorld()
        record_urging(world.season, by=world.office, departments=[world.department], way="phone")
        self.people = {role: person(role, world.department if role in OF_DEPARTMENT else None) for role in Role}

    def places(self, name: str) -> list[int]:
        return []

    def sent(self, name: str) -> dict[str, object]:
        return {"departments": [self.world.department.pk], "way": "zalo"}


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def late_hall(on_a_working_day: Any) -> LateHall:
    on_a_working_day.move_to(LATE)
    return LateHall()


@pytest.mark.parametrize(("name", "method"), every(RIGHTS))
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    prove(hall, RIGHTS[name], name, method)


@pytest.mark.parametrize(("name", "method"), every(URGING_RIGHTS))
def test_exactly_these_duties_may_urge_or_are_urged(late_hall: LateHall, name: str, method: str) -> None:
    prove(late_hall, URGING_RIGHTS[name], name, method)


@pytest.mark.parametrize("role", sorted(HEADS))
def test_another_department_s_leaders_may_nothing(hall: Hall, role: Role) -> None:
    user = person(role, hall.watch.other)
    for name, right in RIGHTS.items():
        if not name.startswith("guidance") and name != "inspections":
            for method in right.methods.split():
                assert hall.status(user, name, method) == right.refusal, name


@pytest.mark.parametrize("chapter", [GUIDANCE, INSPECTIONS], ids=lambda chapter: chapter.title)
def test_what_happens_is_what_the_page_says(hall: Hall, chapter: Acts) -> None:
    assert observed(hall, chapter, RIGHTS) in matrix()


def test_what_happens_when_urging_is_what_the_page_says(late_hall: LateHall) -> None:
    assert observed(late_hall, URGINGS, URGING_RIGHTS) in matrix()


def test_every_act_of_the_page_is_proved() -> None:
    assert set(RIGHTS) == {*GUIDANCE.acts, *INSPECTIONS.acts} and set(URGING_RIGHTS) == set(URGINGS.acts)
