"""Who of whom has read a guidance document, by department, in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from accounts.models import Department, Duty, User
from core import clock
from monitoring.guiding import EXPECTED
from monitoring.models import Guidance


@dataclass(frozen=True)
class Reader:
    """A person of a department; ``read_at`` is None of one who has not read."""

    user: User
    duty: str
    read_at: datetime | None


@dataclass(frozen=True)
class DepartmentReaders:
    """Those of a department who are expected to read, then others of it who did."""

    department: Department
    expected: list[Reader] = field(default_factory=list)
    others: list[Reader] = field(default_factory=list)

    @property
    def read(self) -> int:
        return sum(one.read_at is not None for one in self.expected)

    @property
    def is_whole(self) -> bool:
        return self.read == len(self.expected)


class Addressed(Protocol):
    """A document for all departments, or for some."""

    for_all: bool

    @property
    def departments(self) -> Any: ...


def addressed_departments(row: Addressed) -> QuerySet[Department]:
    """Those it is for; where it is for all, the departments of today."""
    if row.for_all:
        return Department.objects.in_force(clock.today())
    chosen: QuerySet[Department] = row.departments.all()
    return chosen


def readers_of(guidance: Guidance) -> list[DepartmentReaders]:
    """A line a department that it is for; a person with two duties in one department stands there once."""
    found = {unit.pk: DepartmentReaders(unit) for unit in addressed_departments(guidance)}
    readings = {one.reader_id: one for one in guidance.readings.select_related("reader")}
    duties = Duty.objects.in_force(clock.today()).filter(role__in=EXPECTED, department__in=found)
    placed: set[tuple[int | None, int]] = set()
    for duty in duties.select_related("user").order_by("user__sort_key", "pk"):
        if (duty.department_id, duty.user_id) in placed or not duty.user.is_active:
            continue
        placed.add((duty.department_id, duty.user_id))
        reading = readings.get(duty.user_id)
        reader = Reader(duty.user, str(duty.get_role_display()), reading.read_at if reading else None)
        found[duty.department_id or 0].expected.append(reader)
    known = {user for _, user in placed}
    for key, reading in readings.items():
        unit = found.get(reading.reader.department_id)
        if key not in known and unit:
            unit.others.append(Reader(reading.reader, reading.reader.post, reading.read_at))
    return list(found.values())
