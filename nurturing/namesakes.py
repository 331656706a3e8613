"""Whether a new factor is in the register already: the same, or one of a like name.

As of nominations: a person of the staff list is that person, whoever is typed by hand is the name with its accents, a
collective is its name within its department; names that differ in accents alone, or two departments' collectives of one
name, are alike.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import Department, User
from core.vietnamese import name_key, search_norm
from nurturing.models import NewFactor
from nurturing.workflow import State


@dataclass(frozen=True)
class Match:
    """An entry that is the same, or one of a like name."""

    new_factor: NewFactor
    same: bool


class AlreadyRecorded(ValidationError):
    """The register has the same, or a like name and nobody said that it is another; *matches* are those."""

    matches: list[Match]


def matches(
    kind: str, name: str, person: User | None, department: Department, leave_out: int | None = None
) -> list[Match]:
    """Entries that are not ended and are about the same, or bear a like name; the same first."""
    norm, key = search_norm(name), name_key(name)
    rows = NewFactor.objects.exclude(state=State.ENDED).exclude(pk=leave_out or 0).filter(kind=kind)
    found = Q(search_norm=norm) if person is None else Q(search_norm=norm) | Q(person=person)
    listed = list(rows.filter(found).select_related("department", "person").order_by("pk"))
    told = [Match(row, _is_same(row, key, person, department)) for row in listed]
    if person is not None:  # of two people of the staff list it is certain that they are two
        told = [one for one in told if one.same or one.new_factor.person_id is None]
    return sorted(told, key=lambda one: not one.same)


def _is_same(row: NewFactor, key: str, person: User | None, department: Department) -> bool:
    if row.kind == NewFactor.Kind.COLLECTIVE:
        return row.name_key == key and row.department_id in department.whole_line
    if person is not None and row.person_id is not None:
        return row.person_id == person.pk
    return row.name_key == key


def on_staff_list(name: str) -> bool:
    """Whether a name typed by hand is, with its accents, that of somebody of the staff list."""
    people = User.objects.people().filter(search_norm=search_norm(name))
    return any(name_key(person.full_name) == name_key(name) for person in people)
