"""Duty → rows: the vocabulary with which every app says who may do what."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from accounts.models import Department, Duty, FamilyTie, Invitation, Mail, Notice, Reorganisation, StaffImport, User
from accounts.roles import COUNCIL, SECOND_FACTOR, Role
from core import clock
from core.access import EVERYONE, NOBODY, Rule


def duties_of(user: Any) -> list[Duty]:
    """The duties *user* holds today, read once a request, with the unit in which *user* works."""
    if not user.is_authenticated:
        return []
    today = clock.today()
    cached = getattr(user, "_duties", None)
    if cached is None or cached[0] != today:
        cached = (today, list(_held(user, today)))
        user._duties = cached
    return cached[1]


def _held(user: Any, today: date) -> QuerySet[Duty]:
    return Duty.objects.in_force(today).filter(user=user).select_related("department", "user__department")


def forget_duties(user: Any) -> None:
    """Have the duties read again: called when they change within a request."""
    user.__dict__.pop("_duties", None)


def holds(user: Any, *roles: str) -> bool:
    """Whether *user* holds any of *roles* today."""
    return any(duty.role in roles for duty in duties_of(user))


def acting_as(user: Any, *roles: Role, refusal: str = "") -> str:
    """The first of *roles* that *user* holds today, in words.

    :raises PermissionDenied: the user holds none of them; *refusal* says whose work it is.
    """
    for role in roles:
        if holds(user, role):
            return str(role.label)
    raise PermissionDenied(refusal)


def departments_of(user: Any, *roles: str) -> list[int]:
    """Ids of the departments in which *user* holds any of *roles* today, and of those whose files they took over."""
    held = [duty.department for duty in duties_of(user) if duty.role in roles and duty.department]
    return [key for department in held for key in department.with_files_of]


def home_line(user: Any) -> frozenset[int]:
    """Ids of the units in which *user* works or holds a duty, with all units before and after them."""
    held = duties_of(user)
    homes = [held[0].user.department if held else user.department, *(duty.department for duty in held)]
    return frozenset(key for home in homes if home for key in home.whole_line)


def holders(*roles: str, departments: Iterable[int] | None = None) -> QuerySet[User]:
    """Everyone at work who holds any of *roles* today, in *departments* where these are named."""
    duties = Duty.objects.in_force(clock.today()).filter(role__in=roles)
    if departments is not None:
        duties = duties.filter(department__in=departments)
    return User.objects.filter(is_active=True, pk__in=duties.values("user"))


def on_council(user: Any) -> bool:
    return holds(user, *COUNCIL)


def needs_second_factor(user: Any) -> bool:
    """Whether a duty of *user* asks for a second factor; demonstration accounts are excused."""
    return not user.is_demo and holds(user, *SECOND_FACTOR)


def _in_department(role: Role) -> Rule:
    def rows(user: Any) -> Q:
        ids = departments_of(user, role)
        return Q(department__in=ids) if ids else NOBODY

    return Rule(role.value, str(role.label), rows)


def _in_agency(role: Role) -> Rule:
    def rows(user: Any) -> Q:
        return EVERYONE if holds(user, role) else NOBODY

    return Rule(role.value, str(role.label), rows)


head = _in_department(Role.HEAD)
deputy_head = _in_department(Role.DEPUTY_HEAD)
clerk = _in_department(Role.CLERK)
office = _in_agency(Role.OFFICE)
records_clerk = _in_agency(Role.RECORDS_CLERK)
council_chair = _in_agency(Role.COUNCIL_CHAIR)
council_vice = _in_agency(Role.COUNCIL_VICE)
council_secretary = _in_agency(Role.COUNCIL_SECRETARY)
counter = _in_agency(Role.COUNTER)
director = _in_agency(Role.DIRECTOR)
standing_council = _in_agency(Role.STANDING_COUNCIL)
party_cell = _in_agency(Role.PARTY_CELL)
administrator = _in_agency(Role.ADMINISTRATOR)

#: Those who answer for a department's files: only they submit and withdraw.
introducing_head = head | deputy_head
#: Those who may write a department's files.
introducing = introducing_head | clerk
#: Those who preside over a session.
presiding = council_chair | council_vice


def anyone_of(*roles: str) -> Any:
    """A predicate for ``open_to``: the page belongs to these duties."""

    def allowed(user: Any) -> bool:
        return holds(user, *roles)

    return allowed


#: Those who keep the staff list, the duties and the invitations.
manages_people = anyone_of(Role.OFFICE, Role.ADMINISTRATOR)


def people(user: Any) -> QuerySet[User]:
    """The staff list, for those who keep it."""
    return User.objects.select_related("department") if manages_people(user) else User.objects.none()


def departments(user: Any) -> QuerySet[Department]:
    return Department.objects.all() if manages_people(user) else Department.objects.none()


def reorganisations(user: Any) -> QuerySet[Reorganisation]:
    return Reorganisation.objects.all() if manages_people(user) else Reorganisation.objects.none()


def duties(user: Any) -> QuerySet[Duty]:
    rows = Duty.objects.select_related("user", "department")
    return rows if manages_people(user) else rows.none()


def invitations_given(user: Any) -> QuerySet[Invitation]:
    """One's own: whoever made an invitation is the one to hand it over."""
    return Invitation.objects.filter(invited_by=user).select_related("user")


def own_notices(user: Any) -> QuerySet[Notice]:
    """What *user* was told."""
    return Notice.objects.filter(user=user.pk)


def notices_told(user: Any) -> QuerySet[Notice]:
    """What everybody was told, for those who keep the staff list: they bring it to whoever never signs in."""
    rows = Notice.objects.select_related("user__department")
    return rows if manages_people(user) else rows.none()


def mails(user: Any) -> QuerySet[Mail]:
    """The outbox, for those who keep the staff list."""
    rows = Mail.objects.select_related("user__department")
    return rows if manages_people(user) else rows.none()


def own_imports(user: Any) -> QuerySet[StaffImport]:
    """Tables of the staff list that *user* sent and may still import, until their day is over."""
    rows = StaffImport.objects.filter(owner_id=user.pk, expires_at__gt=clock.now())
    return rows if manages_people(user) else rows.none()


def ties(user: Any) -> QuerySet[FamilyTie]:
    """Standing statements of kinship to which *user* is a party: nobody else reads them, whatever the duty."""
    rows = FamilyTie.objects.filter(withdrawn_at=None).select_related("person", "relative")
    return rows.filter(Q(person=user.pk) | Q(relative=user.pk))


def ties_stated(user: Any) -> QuerySet[FamilyTie]:
    """Those that *user* stated, withdrawn or not."""
    return FamilyTie.objects.filter(person=user.pk).select_related("relative")


def labels(held: Iterable[Duty]) -> list[str]:
    """The duties in words, for the banner that says in which capacity one acts."""
    return [duty.title for duty in held]
