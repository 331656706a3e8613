"""New factors as lists and other apps want them: rows made directly, in any state."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from nurturing.models import NewFactor
from nurturing.workflow import State
from tests.factories.people import DepartmentFactory, UserFactory

MOMENT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


class NewFactorFactory(DjangoModelFactory):
    """A person of the department: ``NewFactorFactory(department=unit, state=State.NURTURING)``."""

    class Meta:
        model = NewFactor

    kind = "individual"
    state = State.FOUND
    department = factory.SubFactory(DepartmentFactory)
    person = factory.SubFactory(UserFactory, department=factory.SelfAttribute("..department"))
    name = factory.LazyAttribute(lambda row: row.person.full_name if row.person else "Tổ Thử nghiệm")
    honorific = factory.LazyAttribute(lambda row: row.person.honorific if row.person else "Tập thể")
    post = "Chuyên viên"
    merit_kind = "work"
    strengths = "Chủ động, sáng tạo trong công việc."
    found_on = date(2026, 11, 2)
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = MOMENT
    paused_from = factory.LazyAttribute(lambda row: row.found_on if row.state == State.PAUSED else None)
    introduced_at = factory.LazyAttribute(lambda row: MOMENT if row.state == State.INTRODUCED else None)
    ended_at = factory.LazyAttribute(lambda row: MOMENT if row.state == State.ENDED else None)
