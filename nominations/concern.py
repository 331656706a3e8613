"""Who is concerned in which dossier, and from whom it is therefore kept.

A nominee, the head and the members of a nominated collective, a relative, and whoever declared a conflict are blind
to the file until its result is announced. People of the introducing department, and whoever drafted the file or
handed it in and has moved since, are so while the council appraises it, unless the season lets them read. Whoever
writes for that department keeps it in the words a department reads.

The workflow, of which the models are made, asks here: this app's models are named by string.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet, TextChoices, Value

from accounts.access import holds, home_line
from accounts.models import FamilyTie
from accounts.roles import COUNCIL, Role
from core.access import NOBODY, AnyOf, Rule
from core.reading import once_a_page
from seasons.models import SeasonRule


class Ground(TextChoices):
    """Why a person stands aside from a file."""

    NOMINEE = "nominee", "là người được giới thiệu"
    COLLECTIVE_HEAD = "collective_head", "là người đứng đầu tập thể được giới thiệu"
    COLLECTIVE_MEMBER = "collective_member", "là thành viên tập thể được giới thiệu"
    KIN = "kin", "là người thân của người được giới thiệu"
    INTRODUCER = "introducer", "thuộc phòng giới thiệu hồ sơ"
    OTHER = "other", "tự xin không tham gia"


#: Follows from a rule alone: nobody declares it and no row stores it.
NOMINATOR = "nominator"


def ground_words(ground: str) -> str:
    """The ground as pages and papers tell it."""
    return "là người soạn hoặc nộp hồ sơ" if ground == NOMINATOR else str(Ground(ground).label)


#: (nomination's id, person's id) → ground, for everyone concerned, on the council or not.
Grounds = dict[tuple[int, int], str]

#: Duties that read every submitted file, with its true state, save those in which they are concerned.
OVERSEERS = COUNCIL | {Role.OFFICE, Role.RECORDS_CLERK, Role.STANDING_COUNCIL, Role.DIRECTOR}
#: Those from whom files are kept by rule: the Party cell sees a part of every received one.
_APART = OVERSEERS | {Role.PARTY_CELL}
#: States in which the introducing department's people are kept from a file.
_UNDER_APPRAISAL = ("received", "appraised")


def involved(nominations: Iterable[Any]) -> Grounds:
    """Nominees, heads and members of collectives, relatives, and whoever declared a conflict of interest."""
    listed = list(nominations)
    declared = _rows("ConflictDeclaration").filter(~Q(ground=""), nomination__in=listed)
    grounds: Grounds = {(row.nomination_id, row.user_id): row.ground for row in declared}
    kin = _kin([nomination.person_id for nomination in listed if nomination.person_id])
    grounds |= {(one.pk, relative): Ground.KIN for one in listed for relative in kin.get(one.person_id, ())}
    members = _rows("CollectiveMember").filter(nomination__in=listed, user__isnull=False)
    grounds |= dict.fromkeys(members.values_list("nomination_id", "user_id"), Ground.COLLECTIVE_MEMBER)
    grounds |= {(one.pk, one.collective_head_id): Ground.COLLECTIVE_HEAD for one in listed if one.collective_head_id}
    grounds |= {(one.pk, one.person_id): Ground.NOMINEE for one in listed if one.person_id}
    return grounds


@dataclass(frozen=True)
class Kept:
    """The files kept from a person: *in_person* by id; while they are appraised those of *departments* and *author*.

    A department may have any number of files: they are described and never listed, so that no page grows with them.
    """

    in_person: frozenset[int] = frozenset()
    departments: frozenset[int] = frozenset()
    author: int = 0  # the person as who drafted a file or handed it in
    lenient: frozenset[int] = frozenset()  # seasons in which the introducing department reads on

    def __contains__(self, nomination: Any) -> bool:
        wrote = self.author in (nomination.submitted_by_id, nomination.drafted_by_id)
        own = (wrote or nomination.department_id in self.departments) and nomination.state in _UNDER_APPRAISAL
        return nomination.pk in self.in_person or (own and nomination.season_id not in self.lenient)

    def rows(self) -> Q:
        appraised = Q(state__in=_UNDER_APPRAISAL) & ~Q(season__in=self.lenient)
        own = (Q(department__in=self.departments), Q(submitted_by=self.author), Q(drafted_by=self.author))
        return reduce(or_, (ground & appraised for ground in own), Q(pk__in=self.in_person))


@once_a_page
def kept_from(user: Any) -> Kept:
    """The files kept from *user*'s duties that go beyond one department."""
    if not holds(user, *_APART):
        return Kept()
    # One query; in branches, since an index answers each of them and no index answers their disjunction.
    first, *others = (rows.order_by().values_list("pk", Value(False)) for rows in _in_person(user))
    found = set(first.union(*others, _lenient().order_by().values_list("season", Value(True))))
    return Kept(
        frozenset(key for key, of_a_season in found if not of_a_season),
        home_line(user),
        user.pk,
        frozenset(key for key, of_a_season in found if of_a_season),
    )


def kept_rows(user: Any) -> Q:
    """The files of ``kept_from``, as a condition on nominations."""
    return kept_from(user).rows()


def kept_files(user: Any) -> "QuerySet[Any]":
    """The same as ids, for what hangs on a file."""
    return _rows("Nomination").filter(kept_rows(user)).values("pk")


def barred_in_person(user: Any) -> list[int]:
    """Ids of the files in which *user* is concerned in person: these are kept through vote and decision."""
    return sorted(kept_from(user).in_person)


def close_to(user: Any) -> Q:
    """Files in which *user* is concerned in person, of the own department or by the own hand, in any state."""
    return _involving(user) | Q(department__in=home_line(user)) | Q(submitted_by=user.pk) | Q(drafted_by=user.pk)


def concerned_rows(user: Any) -> Q:
    """The files in which *user* is concerned in person, whatever the duty or none, before and after the result."""
    return Q(pk__in=_rows("Nomination").filter(_involving(user)).values("pk"))


def unless_concerned(right: Rule | AnyOf) -> AnyOf:
    """The same right, on no file that is kept from its holder."""
    return AnyOf(tuple(_unless_concerned(part) for part in right.parts))


def _unless_concerned(part: Rule) -> Rule:
    def rows(user: Any) -> Q:
        held = part(user)
        return held if held == NOBODY else held & ~kept_rows(user)

    return Rule(part.name, part.label, rows)


def _in_person(user: Any) -> "list[QuerySet[Any]]":
    """The unannounced files of each ground on which a person is concerned."""
    rows = _rows("Nomination").filter(announced_at=None)
    return [rows.filter(ground) for ground in _grounds(user)]


def _involving(user: Any) -> Q:
    return reduce(or_, _grounds(user))


def _grounds(user: Any) -> list[Q]:
    """Each ground as a condition of its own: an index answers every one of them, and none their disjunction."""
    ties = FamilyTie.objects.filter(withdrawn_at=None)
    declared = _rows("ConflictDeclaration").filter(~Q(ground=""), user=user.pk)
    return [
        Q(person=user.pk),
        Q(collective_head=user.pk),
        Q(person__in=ties.filter(person=user.pk).values("relative")),
        Q(person__in=ties.filter(relative=user.pk).values("person")),
        Q(pk__in=_rows("CollectiveMember").filter(user=user.pk).values("nomination")),
        Q(pk__in=declared.values("nomination")),
    ]


def _lenient() -> "QuerySet[SeasonRule]":
    open_rules = Q(key="recusal_appraisal", value="own") | Q(key="introducer_reads", value="yes")
    return SeasonRule.objects.filter(open_rules)


def _kin(people: list[int]) -> dict[int, set[int]]:
    """Each of *people* with the relatives stated by either side."""
    ties = FamilyTie.objects.filter(Q(person__in=people) | Q(relative__in=people), withdrawn_at=None)
    kin: dict[int, set[int]] = {}
    for one, other in ties.values_list("person_id", "relative_id"):
        kin.setdefault(one, set()).add(other)
        kin.setdefault(other, set()).add(one)
    return kin


def _rows(model: str) -> Any:
    return apps.get_model("nominations", model)._default_manager.all()
