"""Departments, people and duties."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from accounts.models import Department, Duty, User
from accounts.roles import Acting, Role

SINCE = date(2020, 1, 1)


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = Department

    code = factory.Sequence(lambda n: f"P{n}")
    name = factory.Sequence(lambda n: f"Phòng Nghiệp vụ số {n}")
    since = SINCE


class UserFactory(DjangoModelFactory):
    """A person who can sign in with the password ``mat-khau-thu-nghiem``."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi{n:05}")
    full_name = factory.Sequence(lambda n: f"Lê Thử Nghiệm N{n:05}")
    honorific = "Bà"
    post = "Chuyên viên"
    birth_year = 1990
    department = factory.SubFactory(DepartmentFactory)
    is_demo = True  # excused from the second factor; tests of that pass False
    password = factory.django.Password("mat-khau-thu-nghiem")


class DutyFactory(DjangoModelFactory):
    class Meta:
        model = Duty

    user = factory.SubFactory(UserFactory)
    since = SINCE


def person(role: str, department: Department | None = None, **facts: object) -> User:
    """A person with one duty: ``person(Role.HEAD, department)``, ``person(Role.OFFICE)``."""
    user = UserFactory(**({"department": department} if department else {}), **facts)
    DutyFactory(user=user, role=role, department=department, acting=Acting.ORDERED if role == Role.SIGNATORY else "")
    return user
