"""Letters about a file (đơn thư): who may know that one came in, who records it, who deals with it.

Nobody who is concerned in the file and nobody of its department learns of one, before the announcement or after it.
One without a name is known to those who preside and to whoever recorded it, and to nobody else.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet

from accounts.access import anyone_of, holds, office, presiding
from accounts.roles import Role
from core.access import AnyOf
from core.workflow import duty_on
from nominations.concern import close_to, kept_rows
from nominations.models import Complaint, Nomination
from nominations.workflow import LIVE, State
from seasons.queries import current_season

_PRESIDING = (Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)

presides = anyone_of(*_PRESIDING)
records_complaints = anyone_of(Role.OFFICE, *_PRESIDING)
reads_complaints = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL, *_PRESIDING)

#: Where the whole Office belongs to the department that introduced the file, whoever presides records the letter.
RECORDING: AnyOf = office | presiding
HANDLING: AnyOf = presiding


#: Letters recorded once a recognition was announced: they are answered by whoever decided, in an app above.
_AFTER_RECOGNITION = Q(nomination__state=State.RECOGNISED, nomination__announced_at__lte=F("recorded_at"))


def _open_to(user: Any) -> QuerySet[Nomination]:
    """Files handed in, of which *user* may know that a letter came."""
    return Nomination.objects.filter(submitted_at__isnull=False).exclude(close_to(user) | kept_rows(user))


def files_for_letters(user: Any) -> QuerySet[Nomination]:
    """Files of the season under way about which *user* may record a letter, by department."""
    rows = _open_to(user) if records_complaints(user) else Nomination.objects.none()
    rows = rows.exclude(state=State.RECOGNISED, announced_at__isnull=False)
    rows = rows.filter(season=current_season()).select_related("season", "department")
    return rows.order_by("department__sort_key", "department", "sort_key", "pk")


def complaints_seen(user: Any) -> QuerySet[Complaint]:
    """The letters of which *user* may know."""
    if not reads_complaints(user):
        return Complaint.objects.none()
    rows = Complaint.objects.filter(nomination__in=_open_to(user).values("pk")).exclude(_AFTER_RECOGNITION)
    if not presides(user):
        rows = rows.filter(~Q(kind=Complaint.Kind.UNSIGNED) | Q(recorded_by=user.pk))
    return rows.select_related("nomination__season", "nomination__department", "recorded_by", "handled_by")


def to_handle(user: Any) -> QuerySet[Complaint]:
    """Letters that wait for whoever presides."""
    rows = complaints_seen(user).filter(handled_at=None)
    return rows if presides(user) else rows.none()


def to_weigh(user: Any) -> QuerySet[Complaint]:
    """Letters on which the Standing Council may suspend a file that goes on."""
    going_on = Q(nomination__state__in=LIVE, nomination__suspended_at=None)
    rows = complaints_seen(user).filter(going_on, handled_at=None).exclude(kind=Complaint.Kind.UNSIGNED)
    return rows if holds(user, Role.STANDING_COUNCIL) else rows.none()


def is_denounced(nomination: Nomination, user: Any) -> bool:
    """Whether *user* may know that a denunciation of the file waits: nothing but the stock line is then said of it."""
    letters = complaints_seen(user).filter(nomination=nomination.pk, kind=Complaint.Kind.DENUNCIATION)
    return letters.filter(handled_at=None).exists()


def capacity_on(nomination: Nomination, right: AnyOf, by: Any) -> str:
    """The duty in which *by* acts on a letter about the file.

    :raises PermissionDenied: *by* has no such duty, or may not know of letters about this file.
    """
    if not _open_to(by).filter(pk=nomination.pk).exists():
        raise PermissionDenied
    return duty_on(nomination, right, by)
