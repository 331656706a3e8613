"""Who reads the figures, and which files they count."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import anyone_of, departments_of
from accounts.models import Department
from accounts.roles import Role
from core import clock
from documents.access import keeps_book
from nominations.concern import kept_rows
from nominations.models import Nomination
from seasons.models import Season

#: Those who read the figures of the whole agency; a head reads those of the own department.
AGENCY = frozenset({
    Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR,
    Role.COUNCIL_CHAIR, Role.COUNCIL_VICE, Role.COUNCIL_SECRETARY,
})  # fmt: skip
HEADS = (Role.HEAD, Role.DEPUTY_HEAD)

reads_agency = anyone_of(*AGENCY)
reads_figures = anyone_of(*AGENCY, *HEADS)


def counted(user: Any) -> QuerySet[Nomination]:
    """The files handed in that *user*'s figures count; "by whom" says so and stands in the index of what is counted.

    A file that is kept from *user* is not counted until it is announced: no figure tells that there is one.
    """
    rows = Nomination.objects.filter(submitted_by__isnull=False)
    if reads_agency(user):
        return rows.exclude(kept_rows(user))
    return rows.filter(department__in=departments_of(user, *HEADS))


def seasons(user: Any) -> QuerySet[Season]:
    """Every season has its figures."""
    return Season.objects.all()


def departments(user: Any) -> QuerySet[Department]:
    """Departments that *user* heads: whoever does reads and prints their figures as the department counts them."""
    return Department.objects.filter(pk__in=departments_of(user, *HEADS))


def introducing(user: Any) -> QuerySet[Department]:
    """Departments that exist today and may put people forward: figures list them without a file too."""
    rows = Department.objects.in_force(clock.today()).filter(introduces=True)
    return rows if reads_agency(user) else rows.filter(pk__in=departments_of(user, *HEADS))


def composes(user: Any) -> bool:
    """Whether *user* writes the report of the year: who keeps the book and reads all the figures in it."""
    return bool(reads_agency(user) and keeps_book(user))
