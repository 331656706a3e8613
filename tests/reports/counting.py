"""Seasons with files in all states, the figures recomputed from their rows in plain Python, and pages read back."""

import csv
import io
import random
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import html
from openpyxl import load_workbook

from accounts.models import Department
from accounts.roles import Role
from nominations.concern import kept_from
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import DiscoveryChannel
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, MovementFactory

BEGIN = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
PAST = {"received", "appraised", "tabled", "passed", "failed", "recognised", "declined"}
OVER = {"passed", "failed", "recognised", "declined"}


class Years:
    """Seasons of *years*, the newest with *files* of every state and shape, the others with eight each."""

    def __init__(self, seed: int, files: int = 40, years: tuple[int, ...] = (2026, 2025)) -> None:
        self.chance = random.Random(seed)
        AgencyFactory()
        self.departments = [DepartmentFactory() for _ in range(4)]
        self.departments.append(DepartmentFactory(introduces=False))
        self.author = UserFactory()
        self.criteria = [CriteriaSetFactory(season__year=year) for year in years]
        self.seasons = [one.season for one in self.criteria]
        self.movements = {one.pk: [MovementFactory(season=one) for _ in range(2)] for one in self.seasons}
        for place, criteria in enumerate(self.criteria):
            for number in range(files if place == 0 else 8):
                self.file(criteria, number)
        self.people = {
            "office": person(Role.OFFICE), "director": person(Role.DIRECTOR), "standing": person(Role.STANDING_COUNCIL),
            "chair": person(Role.COUNCIL_CHAIR), "vice": person(Role.COUNCIL_VICE),
            "secretary": UserFactory(department=self.departments[0]),
            "head": person(Role.HEAD, self.departments[1]), "deputy": person(Role.DEPUTY_HEAD, self.departments[1]),
        }  # fmt: skip
        self.people["author"] = self.author
        DutyFactory(user=self.author, role=Role.OFFICE)
        DutyFactory(user=self.people["secretary"], role=Role.COUNCIL_SECRETARY)
        own = [department.pk for department in self.departments]
        Department.objects.exclude(pk__in=own).update(introduces=False)  # those that factories hired people into

    def file(self, criteria: Any, number: int) -> Nomination:
        """Every state comes up at least once among the first dozen; all else is chance."""
        chance, states = self.chance, list(State)
        state = states[number] if number < len(states) else chance.choice(states)
        made = CollectiveFactory if chance.random() < 0.3 else NominationFactory
        handed_in = BEGIN + timedelta(hours=chance.randrange(400))
        facts: dict[str, Any] = {"state": state, "channel": chance.choice(["", *DiscoveryChannel.values])}
        facts["movement"] = chance.choice([None, *self.movements[criteria.season.pk]])
        facts["late"] = chance.random() < 0.2
        if chance.random() < 0.2:
            facts["drafted_by"] = self.author
        if state == State.WITHDRAWN and chance.random() < 0.5:
            facts |= {"submitted_at": handed_in, "submitted_by": self.author, "content_digest": "ab" * 32}
        elif state not in (State.DRAFT, State.WITHDRAWN):
            facts["submitted_at"] = handed_in
        if state in PAST:
            facts["received_at"] = handed_in + timedelta(hours=chance.randrange(1, 200))
        if state in PAST - {"received"}:
            facts["appraised_at"] = facts["received_at"] + timedelta(hours=chance.randrange(1, 300))
        if state in (State.RECOGNISED, State.DECLINED) and chance.random() < 0.7:
            facts["announced_at"] = facts["appraised_at"] + timedelta(hours=chance.randrange(1, 300))
        department = chance.choice(self.departments)
        row: Nomination = made(criteria_set=criteria, department=department, named=False, **facts)
        return row


def counted(user: Any, season: Any, agency: bool) -> list[Nomination]:
    """The files that *user*'s figures of a season count."""
    kept, found = kept_from(user), []
    own = {duty.department_id for duty in user.duties.all() if duty.role in ("head", "deputy_head")}
    for row in Nomination.objects.filter(season=season):
        if row.submitted_at and (row not in kept if agency else row.department_id in own):
            found.append(row)
    return found


def figures(rows: list[Nomination], agency: bool) -> list[int]:
    """Introduced, received, voted on, recognised, declined, left."""
    numbers = [0] * 6
    for row in rows:
        told = row.announced_at is not None
        numbers[0] += row.state != "withdrawn"
        numbers[1] += row.state in PAST
        numbers[2] += row.state in OVER and (agency or told)
        numbers[3] += row.state == "recognised" and told
        numbers[4] += row.state == "declined" and told
        numbers[5] += row.state in ("withdrawn", "shelved")
    return numbers


def tables(answer: Any) -> dict[str, dict[str, list[Any]]]:
    """Every table of a page: by its caption, the numbers of each line."""
    assert answer.status_code == 200
    return {
        table.findtext("caption"): _lines(table) for table in html.fromstring(answer.content.decode()).xpath("//table")
    }


def _lines(table: Any) -> dict[str, list[Any]]:
    found = {}
    for row in table.xpath("./tbody/tr"):
        name = row.xpath("./th")[0]
        found[(name.text or name.text_content()).strip()] = [one.text_content().strip() for one in row.xpath("./td")]
    return found


def of_sheet(answer: Any) -> dict[str, list[Any]]:
    """The lines of an Excel file below its head."""
    assert answer.status_code == 200 and answer["Content-Type"].endswith("spreadsheetml.sheet")
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    top = max(place for place, row in enumerate(rows) if isinstance(row[1], str))
    return {row[0]: list(row[1:]) for row in rows[top + 1 :]}


def of_csv(answer: Any) -> dict[str, list[str]]:
    assert answer.content.startswith(b"\xef\xbb\xbf")
    _, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    return {name: numbers for name, *numbers in rows}
