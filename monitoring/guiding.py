"""Guidance documents: who publishes them, who reads them, and who is expected to say so."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of, duties_of, holds
from accounts.roles import Role
from monitoring.models import Guidance, GuidanceFile, GuidanceReading

GUIDES = (Role.STANDING_COUNCIL, Role.OFFICE)
#: Those who read every guidance document, for whichever department it is.
READERS_OF_ALL = (*GUIDES, Role.DIRECTOR)
#: Those of a department who are expected to say that they have read.
EXPECTED = (Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK)
CURRENT = Q(withdrawn_at=None, successor=None)

guides = anyone_of(*GUIDES)


def guiding(user: Any) -> str:
    """The duty in which *user* guides.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(
        user, *GUIDES, refusal="Văn bản hướng dẫn do Thường trực Hội đồng hoặc Văn phòng Sở ban hành, thu hồi."
    )


def _addressed(departments: set[int]) -> Q:
    chosen = Guidance.departments.through.objects.filter(department__in=departments).values("guidance")
    return Q(for_all=True) | Q(pk__in=chosen)


def guidance_seen(user: Any) -> QuerySet[Guidance]:
    """Every version for all departments or for one of the user's, by the staff list or by duty; ``is_read`` is own."""
    rows = Guidance.objects.select_related("published_by", "successor")
    if not holds(user, *READERS_OF_ALL):
        own = {user.department_id, *(duty.department_id for duty in duties_of(user) if duty.department_id)}
        rows = rows.filter(_addressed(own))
    read = GuidanceReading.objects.filter(guidance=OuterRef("pk"), reader=user.pk)
    return rows.annotate(is_read=Exists(read)).prefetch_related("departments")


def guidance_kept(user: Any) -> QuerySet[Guidance]:
    """Those that *user* may replace or withdraw; what stands no more answers for itself."""
    return guidance_seen(user) if guides(user) else Guidance.objects.none()


def guidance_files(user: Any) -> QuerySet[GuidanceFile]:
    """Files follow their document."""
    return GuidanceFile.objects.filter(guidance__in=guidance_seen(user).order_by().values("pk"))


def to_read(user: Any) -> QuerySet[Guidance]:
    """What *user* is expected to read and has not, the oldest first."""
    departments = set(departments_of(user, *EXPECTED))
    if not departments:
        return Guidance.objects.none()
    read = GuidanceReading.objects.filter(reader=user.pk).values("guidance")
    rows = Guidance.objects.filter(CURRENT, _addressed(departments)).exclude(pk__in=read)
    return rows.order_by("published_at", "pk")
