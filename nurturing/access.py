"""Who sees which new factors, what of them, and for whom one writes.

The department that nurtures, those that proposed or nurtured it before, the mentor, and those who oversee see an entry;
nobody sees the own one here, whatever the duty: the person nurtured has a page of the own plan (``own_plans``).
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import anyone_of, departments_of, holds
from accounts.models import Department
from accounts.roles import COUNCIL, Role
from core import clock
from core.access import EVERYONE, NOBODY
from nurturing.models import (
    FactorEvidence,
    LifeEvent,
    Mentoring,
    NewFactor,
    NurturingPlan,
    Proposer,
    Shortcoming,
    ShortcomingClosing,
)
from nurturing.workflow import LIVE, State, heads, keepers, standing

#: Duties that find new factors for their department; heads and deputies answer for them.
WRITERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK})
#: Duties that read the whole register.
OVERSEERS = frozenset({Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR})
#: Those who see who is nurtured, and nothing of shortcomings.
LISTED_FOR = frozenset({Role.PARTY_CELL}) | COUNCIL
#: Beside the heads of the department, those who read why a discipline paused a plan.
TOLD_OF_DISCIPLINE = frozenset({Role.STANDING_COUNCIL}) | COUNCIL

records = anyone_of(*WRITERS)
oversees = anyone_of(*OVERSEERS)
reads_register = anyone_of(*WRITERS, *OVERSEERS, *LISTED_FOR)
urges = anyone_of(Role.STANDING_COUNCIL)
follows_recognised = anyone_of(*WRITERS, *OVERSEERS)
ends_following = anyone_of(Role.OFFICE)


def own_units(user: Any) -> list[int]:
    """Departments for which *user* writes, with those whose files they took over."""
    return departments_of(user, *WRITERS)


def _mentored(user: Any) -> Q:
    open_ones = Mentoring.objects.filter(mentor=user.pk, ended_at=None)
    return Q(pk__in=open_ones.values("new_factor"))


def _guided(user: Any) -> Q:
    accepted = Mentoring.objects.filter(mentor=user.pk, ended_at=None, answer=Mentoring.Answer.ACCEPTED)
    return Q(pk__in=accepted.values("new_factor"))


def guides(user: Any, row: NewFactor) -> bool:
    """Whether *user* has accepted to guide the entry."""
    return NewFactor.objects.filter(_guided(user), pk=row.pk).exists()


def _joined(units: list[int]) -> Q:
    """Entries that these departments proposed, or nurtured before."""
    if not units:
        return NOBODY
    proposed = Proposer.objects.filter(department__in=units).values("new_factor")
    nurtured = LifeEvent.objects.filter(from_department__in=units).values("new_factor")
    return Q(department__in=units) | Q(pk__in=proposed) | Q(pk__in=nurtured)


def visible_rows(user: Any) -> Q:
    """The entries that *user* may open."""
    if not user.is_authenticated:
        return NOBODY
    overseen = EVERYONE if holds(user, *OVERSEERS, *LISTED_FOR) else NOBODY
    return (overseen | _joined(own_units(user)) | _mentored(user)) & ~Q(person=user.pk)


def visible(user: Any) -> QuerySet[NewFactor]:
    rows = NewFactor.objects.filter(visible_rows(user))
    return rows.select_related("department", "person__department", "movement")


def told_rows(user: Any) -> Q:
    """Of those the entries of which *user* reads plan, follow-ups and evidence."""
    overseen = EVERYONE if holds(user, *OVERSEERS) else NOBODY
    return (overseen | _joined(own_units(user)) | _mentored(user)) & ~Q(person=user.pk)


def close_rows(user: Any) -> Q:
    """Of those the entries of which *user* reads shortcomings: who nurtures or guides now, and who oversees."""
    overseen = EVERYONE if holds(user, *OVERSEERS) else NOBODY
    units = own_units(user)
    own = Q(department__in=units) if units else NOBODY
    return (overseen | own | _guided(user)) & ~Q(person=user.pk)


def told(user: Any) -> QuerySet[NewFactor]:
    return NewFactor.objects.filter(told_rows(user)).select_related("department", "person__department", "movement")


def _told_keys(user: Any) -> Any:
    return NewFactor.objects.filter(told_rows(user)).order_by().values("pk")


def writable(user: Any) -> QuerySet[NewFactor]:
    """Entries that *user* keeps for the department, in any state; the acts say what is possible now."""
    return told(user).filter(keepers(user))


def led(user: Any) -> QuerySet[NewFactor]:
    """Entries on which *user* decides: as head or deputy of the department, or as one of the Standing Council."""
    return told(user).filter(heads(user) | standing(user))


def plans(user: Any) -> QuerySet[NurturingPlan]:
    """Drafts are read by the department alone."""
    mine = NewFactor.objects.filter(keepers(user)).order_by().values("pk")
    rows = NurturingPlan.objects.filter(Q(approved_at__isnull=False) | Q(new_factor__in=mine))
    rows = rows.filter(new_factor__in=_told_keys(user))
    return rows.select_related("new_factor__department", "mentor__department", "drafted_by", "approved_by")


def own_plans(user: Any) -> QuerySet[NewFactor]:
    """The entries about *user* whose plan was approved: nobody is told of being watched before."""
    approved = NurturingPlan.objects.filter(new_factor=OuterRef("pk"), approved_at__isnull=False)
    return NewFactor.objects.filter(Exists(approved), person=user.pk, state__in=LIVE).select_related("department")


def has_own_plan(user: Any) -> bool:
    return own_plans(user).exists()


def asked_of(user: Any) -> QuerySet[Mentoring]:
    """Where *user* is asked to guide, or does."""
    rows = Mentoring.objects.filter(mentor=user.pk, ended_at=None)
    return rows.select_related("new_factor__department", "asked_by")


def shortcomings(user: Any) -> QuerySet[Shortcoming]:
    close = NewFactor.objects.filter(close_rows(user)).order_by().values("pk")
    rows = Shortcoming.objects.filter(new_factor__in=close)
    return rows.select_related("new_factor__department", "responsible")


def charged(user: Any) -> QuerySet[Shortcoming]:
    """Open ones that are *user*'s to overcome; of nobody who is watched and not yet told, or no longer nurtured."""
    rows = Shortcoming.objects.filter(responsible=user.pk, closed_at=None, new_factor__state=State.NURTURING)
    return rows.order_by("until", "pk")


def shortcomings_kept(user: Any) -> QuerySet[Shortcoming]:
    """Those that *user* may edit, close or open again."""
    mine = NewFactor.objects.filter(keepers(user)).order_by().values("pk")
    return shortcomings(user).filter(new_factor__in=mine)


def closing_files(user: Any) -> QuerySet[ShortcomingClosing]:
    rows = ShortcomingClosing.objects.exclude(stored_name="").filter(shortcoming__in=shortcomings(user).values("pk"))
    return rows.select_related("shortcoming__new_factor")


def evidence(user: Any) -> QuerySet[FactorEvidence]:
    rows = FactorEvidence.objects.filter(new_factor__in=_told_keys(user), set_aside_at=None)
    return rows.select_related("new_factor__department", "criterion")


def evidence_kept(user: Any) -> QuerySet[FactorEvidence]:
    mine = NewFactor.objects.filter(keepers(user)).order_by().values("pk")
    return evidence(user).filter(new_factor__in=mine)


def reads_discipline(user: Any, row: NewFactor) -> bool:
    """Whether *user* reads why a discipline paused the plan: the department's heads, Standing Council, council."""
    leads = row.department_id in departments_of(user, Role.HEAD, Role.DEPUTY_HEAD)
    return (leads or holds(user, *TOLD_OF_DISCIPLINE)) and row.person_id != user.pk


def units_to_record_for(user: Any) -> QuerySet[Department]:
    """Departments that exist today, introduce role models, and for which *user* writes."""
    mine = departments_of(user, *WRITERS)
    return Department.objects.in_force(clock.today()).filter(pk__in=mine, introduces=True)
