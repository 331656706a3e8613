"""Records of visits to departments: who writes them, who reads them, who reports what was done."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of, holds
from accounts.models import User
from accounts.roles import Role
from core.access import EVERYONE, NOBODY
from monitoring.models import Finding, FindingReport, Inspection

RECORDERS = (Role.STANDING_COUNCIL,)
OVERSEERS = (*RECORDERS, Role.OFFICE, Role.DIRECTOR)
#: Those of the department visited: they read its finalised records and report.
HEADS = (Role.HEAD, Role.DEPUTY_HEAD)

records_inspections = anyone_of(*RECORDERS)
reads_inspections = anyone_of(*OVERSEERS, *HEADS)
reports_follow_ups = anyone_of(*HEADS)


def recording(user: Any) -> str:
    """The duty in which *user* records visits.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *RECORDERS, refusal="Biên bản kiểm tra do Thường trực Hội đồng lập và theo dõi.")


def reporting(user: Any) -> str:
    """The duty in which *user* reports for a department.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *HEADS, refusal="Trưởng phòng, Phó Trưởng phòng được kiểm tra báo cáo kết quả thực hiện.")


def inspections_seen(user: Any) -> QuerySet[Inspection]:
    """Recorders read every record; others only finalised ones, heads and deputies only those of their department."""
    finalised = Q(finalised_at__isnull=False)
    rows = NOBODY
    if holds(user, *RECORDERS):
        rows = EVERYONE
    elif holds(user, *OVERSEERS):
        rows = finalised
    elif departments := departments_of(user, *HEADS):
        rows = finalised & Q(department__in=departments)
    return Inspection.objects.filter(rows).select_related("department", "season", "drafted_by", "finalised_by")


def drafts_kept(user: Any) -> QuerySet[Inspection]:
    """Those that *user* may write; a finalised one answers for itself."""
    return inspections_seen(user) if records_inspections(user) else Inspection.objects.none()


def findings_seen(user: Any) -> QuerySet[Finding]:
    """Findings follow their record."""
    rows = Finding.objects.select_related("inspection__department", "responsible")
    return rows.filter(inspection__in=inspections_seen(user).order_by().values("pk"))


def findings_kept(user: Any) -> QuerySet[Finding]:
    """Those that *user* may edit or answer."""
    return findings_seen(user) if records_inspections(user) else Finding.objects.none()


def findings_owed(user: Any) -> QuerySet[Finding]:
    """Those of finalised records about which *user* reports for the department."""
    rows = findings_seen(user).filter(inspection__finalised_at__isnull=False)
    return rows.filter(inspection__department__in=departments_of(user, *HEADS))


def finding_files(user: Any) -> QuerySet[FindingReport]:
    """Files of reports follow their record."""
    rows = FindingReport.objects.exclude(stored_name="").select_related("finding__inspection__department")
    return rows.filter(finding__in=findings_seen(user).order_by().values("pk"))


def people_of(inspection: Inspection) -> QuerySet[User]:
    """Those of the department visited who may be charged with a follow-up."""
    return User.objects.people().filter(department=inspection.department_id)
