"""Settle the invented agency: its name, units and people, with accounts that carry a known password."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.actions.add_person import add_person
from accounts.actions.appoint import appoint
from accounts.actions.confirm_reorganisation import confirm_reorganisation
from accounts.actions.keep_department import keep_department
from accounts.actions.plan_reorganisation import plan_reorganisation
from accounts.models import Department, Duty, Reorganisation, User
from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from core.history import keep
from operations.demo.cast import AGENCY, CAST, DEPARTMENTS, PASSWORD, Part
from seasons.models import Agency

ADMINISTRATOR = "quantri"


def settle(since: date, earlier: Mapping[str, str] | None = None) -> dict[str, User]:
    """The agency as it stands from *since* on; people by username.

    :param earlier: names that units bore then, by code.
    """
    administrator = _first_administrator(since)
    keep(Agency(**AGENCY, since=since), by=administrator, why="add")
    units = {
        code: Department.objects.filter(code=code).first() or _unit(administrator, code, since, earlier or {})
        for code in DEPARTMENTS
    }
    people = {part.username: _person(administrator, part, units[part.department]) for part in CAST}
    password = make_password(PASSWORD)
    User.objects.filter(pk__in=[person.pk for person in people.values()]).update(is_demo=True, password=password)
    for part in CAST:
        for role in part.roles:
            if part.username != ADMINISTRATOR:
                unit = units[part.department] if role in OF_DEPARTMENT else None
                facts = {"role": role, "department": unit, "since": since, "basis": "Quyết định phân công công tác"}
                appoint(people[part.username], by=administrator, facts=facts)
    return {person.username: person for person in User.objects.filter(is_demo=True)}


def _first_administrator(since: date) -> User:
    """Somebody must be there to let the others in; from here on every row is made by an action."""
    part = next(part for part in CAST if part.username == ADMINISTRATOR)
    unit = Department.objects.create(code=part.department, name=DEPARTMENTS[part.department][0], since=since)
    administrator = User.objects.create(**facts_of(part, unit))
    Duty.objects.create(user=administrator, role=Role.ADMINISTRATOR, since=since)
    return administrator


def _unit(administrator: User, code: str, since: date, earlier: Mapping[str, str]) -> Department:
    name, introduces = DEPARTMENTS[code]
    name = earlier.get(code, name)
    return keep_department(
        None, by=administrator, facts={"code": code, "name": name, "introduces": introduces, "since": since}
    )


def rename(code: str) -> None:
    """The unit takes the name that it bears today, by a decision of the day."""
    unit, administrator = Department.objects.get(code=code), User.objects.get(username=ADMINISTRATOR)
    name, introduces = DEPARTMENTS[code]
    today = clock.today()
    facts = {
        "kind": Reorganisation.Kind.RENAME, "units": [unit], "day": today,
        "document_number": f"31/QĐ-{AGENCY['short_code']}", "document_date": today,
        "reason": "Bổ sung nhiệm vụ theo quy định mới về chức năng của Sở",
        "heirs": [{"name": name, "code": code, "introduces": introduces, "head": None}],
    }  # fmt: skip
    confirm_reorganisation(plan_reorganisation(None, by=administrator, facts=facts), by=administrator, typed=name)


def _person(administrator: User, part: Part, unit: Department) -> User:
    if part.username == ADMINISTRATOR:
        return administrator
    return add_person(by=administrator, facts=facts_of(part, unit))


def facts_of(part: Part, unit: Department) -> dict[str, object]:
    """What the staff list keeps of a part of the cast."""
    return {
        "username": part.username,
        "honorific": part.honorific,
        "full_name": part.full_name,
        "post": part.post,
        "department": unit,
        "birth_year": part.birth_year,
        "staff_code": f"CC{CAST.index(part) + 1:03d}" if part in CAST else None,
    }
