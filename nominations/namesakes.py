"""Whether two dossiers are about the same person or collective, and which names are merely alike.

Accents tell people apart: Tuân and Tuấn are two. A person of the staff list is that person; whoever is typed by hand
is the name with its accents; a collective is its name within its department, whatever
that was renamed to or merged with. Names that differ in accents alone, or
two departments' collectives of one name, are alike: the writer and the Office are told, each of what he may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from accounts.models import User
from core.vietnamese import name_key, search_norm
from nominations.access import visible
from nominations.models import Nomination
from nominations.workflow import State

Kind = Nomination.Kind


class AlreadyIntroduced(ValidationError):
    """The person or collective has a live dossier in this season; *existing* is it, if the writer may see it."""

    existing: Nomination | None = None


@dataclass(frozen=True)
class Alike:
    """A name like another's: that of a dossier, or of a person of the staff list."""

    name: str
    department: str
    nomination: Nomination | None = None

    def __str__(self) -> str:
        what = f"hồ sơ {self.nomination.number}" if self.nomination else "trong danh sách công chức"
        return f"{self.name} ({self.department}, {what})"


def same_nominee(row: Nomination) -> Q:
    """Dossiers of any season about the same person or collective as *row*."""
    named = Q(kind=row.kind, name_key=name_key(row.name))
    if row.kind == Kind.COLLECTIVE:
        return named & Q(department__in=row.department.whole_line)
    return Q(person=row.person_id) if row.person_id else named


def live_namesake(row: Nomination) -> Nomination | None:
    """Another dossier that already puts the nominee of *row* forward in its season, if there is one."""
    same = same_nominee(row)
    if row.kind == Kind.INDIVIDUAL and row.person_id:
        same |= Q(kind=row.kind, person=None, name_key=name_key(row.name))
    return _others(row).filter(same).select_related("season", "department").first()


def alike(row: Nomination, user: Any) -> list[Alike]:
    """Names like that of *row*, each of a dossier that *user* may see, or of the staff list.

    Of two people of the staff list it is certain that they are two.
    """
    norm, key = search_norm(row.name), name_key(row.name)
    files = visible(user).filter(pk__in=_others(row).filter(kind=row.kind, search_norm=norm).values("pk"))
    if row.kind == Kind.COLLECTIVE:
        files = files.exclude(department__in=row.department.whole_line, name_key=key)
    else:
        files = files.exclude(name_key=key)
        files = files.filter(person=None) if row.person_id else files
    found = [Alike(file.name, str(file.department), file) for file in files.order_by("sort_key", "pk")]
    by_hand = row.kind == Kind.INDIVIDUAL and row.person_id is None
    return [*found, *_of_the_staff(norm, key, found)] if by_hand else found


def _of_the_staff(norm: str, key: str, found: list[Alike]) -> Iterator[Alike]:
    told = {one.nomination.person_id for one in found if one.nomination}
    for person in User.objects.people().filter(search_norm=norm).order_by("sort_key", "pk"):
        if person.pk not in told and name_key(person.full_name) != key:
            yield Alike(person.full_name, str(person.department))


def _others(row: Nomination) -> QuerySet[Nomination]:
    return Nomination.objects.filter(season=row.season_id).exclude(state=State.WITHDRAWN).exclude(pk=row.pk)
