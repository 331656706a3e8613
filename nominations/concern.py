"""Who is concerned in which dossier, and from whom it is therefore kept.

A nominee, the head and the members of a nominated collective, a relative, and whoever declared a conflict are blind
to the file until its result is announced. People of the introducing department are so while the council appraises
it, unless the season lets them read. Whoever writes for that department keeps it in the words a department reads.

The workflow, of which the models are made, asks here: this app's models are named by string.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Q, TextChoices, Value, When

from accounts.access import duties_of, holds
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


@once_a_page
def kept_from(user: Any) -> Mapping[int, bool]:
    """Files kept from *user*'s duties that go beyond one department: id → whether *user* is concerned in person."""
    if not holds(user, *_APART):
        return {}
    personal = _in_person(user)
    rows = _rows("Nomination").filter(personal | _from_own_department(user))
    return dict(rows.values_list("pk", Case(When(personal, then=Value(True)), default=Value(False))))


def kept_rows(user: Any) -> Q:
    """The files of ``kept_from``, as a condition on nominations."""
    return Q(pk__in=list(kept_from(user)))


def barred_in_person(user: Any) -> list[int]:
    """Ids of the files in which *user* is concerned in person: these are kept through vote and decision."""
    return [key for key, in_person in kept_from(user).items() if in_person]


def close_to(user: Any) -> Q:
    """Files in which *user* is concerned in person and files of the own department, in any state, announced or not."""
    return _involving(user) | Q(department__in=_departments(user))


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


def _in_person(user: Any) -> Q:
    return _involving(user) & Q(announced_at=None)


def _involving(user: Any) -> Q:
    ties = FamilyTie.objects.filter(withdrawn_at=None)
    of_relatives = Q(person__in=ties.filter(person=user.pk).values("relative"))
    of_relatives |= Q(person__in=ties.filter(relative=user.pk).values("person"))
    own = {"nomination": OuterRef("pk"), "user": user.pk}
    member = Exists(_rows("CollectiveMember").filter(**own))
    declared = Exists(_rows("ConflictDeclaration").filter(~Q(ground=""), **own))
    return Q(person=user.pk) | Q(collective_head=user.pk) | of_relatives | Q(member) | Q(declared)


def _from_own_department(user: Any) -> Q:
    open_rules = Q(key="recusal_appraisal", value="own") | Q(key="introducer_reads", value="yes")
    lenient = SeasonRule.objects.filter(open_rules).values("season")
    return Q(department__in=_departments(user), state__in=_UNDER_APPRAISAL) & ~Q(season__in=lenient)


def _departments(user: Any) -> set[int]:
    return {user.department_id, *(duty.department_id for duty in duties_of(user) if duty.department_id)}


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
