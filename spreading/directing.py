"""Directives of the Party cell: who publishes them, whom they are for, who has read."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import acting_as, anyone_of, holds, home_line
from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from monitoring.guidance_readers import DepartmentReaders, Reader
from spreading.models import Directive, DirectiveFile, DirectiveReading

DIRECTING = (Role.PARTY_CELL,)
#: Those who see who has read, and read every directive, for whichever department it is.
FOLLOWING = (Role.PARTY_CELL, Role.OFFICE, Role.STANDING_COUNCIL)
READERS_OF_ALL = (*FOLLOWING, Role.DIRECTOR)
CURRENT = Q(withdrawn_at=None)

directs = anyone_of(*DIRECTING)
follows = anyone_of(*FOLLOWING)


def directing(user: Any) -> str:
    """The duty in which *user* directs.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *DIRECTING, refusal="Văn bản chỉ đạo do cấp ủy chi bộ ban hành, thu hồi.")


def _addressed(departments: Collection[int]) -> Q:
    chosen = Directive.departments.through.objects.filter(department__in=departments).values("directive")
    return Q(for_all=True) | Q(pk__in=chosen)


def addressed(user: Any) -> QuerySet[Directive]:
    """Those that *user* is asked to read, whether they stand or not."""
    return Directive.objects.filter(_addressed(home_line(user)))


def directives(user: Any) -> QuerySet[Directive]:
    """Those for all staff or for a department of *user*; ``is_read``, ``is_for_me`` are of *user*."""
    rows = Directive.objects.select_related("published_by")
    own = home_line(user)
    if not holds(user, *READERS_OF_ALL):
        rows = rows.filter(_addressed(own))
    read = DirectiveReading.objects.filter(directive=OuterRef("pk"), reader=user.pk)
    mine = Directive.objects.filter(_addressed(own), pk=OuterRef("pk"))
    return rows.annotate(is_read=Exists(read), is_for_me=Exists(mine)).prefetch_related("departments")


def directive_files(user: Any) -> QuerySet[DirectiveFile]:
    """Files follow their directive."""
    return DirectiveFile.objects.filter(directive__in=directives(user).order_by().values("pk"))


def to_read(user: Any) -> QuerySet[Directive]:
    """What *user* is asked to read and has not, the oldest first."""
    if not user.is_authenticated:
        return Directive.objects.none()
    read = DirectiveReading.objects.filter(reader=user.pk).values("directive")
    rows = Directive.objects.filter(CURRENT, _addressed(home_line(user))).exclude(pk__in=read)
    return rows.order_by("published_at", "pk")


def units_addressed(directive: Directive) -> list[Department]:
    """The departments of today that it is for; one that came from another answers for it."""
    units = Department.objects.in_force(clock.today())
    if directive.for_all:
        return list(units)
    chosen = set(directive.departments.values_list("pk", flat=True))
    return [unit for unit in units if chosen & {unit.pk, *unit.earlier}]


def readers_of(directive: Directive) -> list[DepartmentReaders]:
    """A line a department that it is for, each with everybody at work there, in the order of names."""
    units = {unit.pk: DepartmentReaders(unit) for unit in units_addressed(directive)}
    readings = dict(directive.readings.values_list("reader", "read_at"))
    for person in User.objects.people().filter(department__in=units):
        reader = Reader(person, person.post, readings.get(person.pk))
        units[person.department_id].expected.append(reader)
    return [unit for unit in units.values() if unit.expected]


def people_addressed(directive: Directive) -> QuerySet[User]:
    """Everybody at work who is asked to read it."""
    return User.objects.people().filter(department__in=units_addressed(directive))
