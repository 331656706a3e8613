"""Who writes, reads and answers the departments' papers, and who sees the board."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from accounts.access import anyone_of, departments_of, holds, introducing, standing_council
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.access import EVERYONE, NOBODY
from monitoring.models import DepartmentPaper, Extension, Matter, PaperVersion, PrintedPaper, Reminder
from monitoring.workflow import own_department_ids
from nominations.concern import kept_files

#: Duties that write a department's papers; only heads and their deputies hand them in.
WRITERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK})
#: Duties that follow all departments: the papers are addressed to the Office, the Standing Council urges and checks.
WATCHERS = frozenset({Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR})

writes_papers = anyone_of(*WRITERS)
watches = anyone_of(*WATCHERS)
sees_board = anyone_of(*WRITERS, *WATCHERS)
extends = anyone_of(Role.STANDING_COUNCIL)
reads_reminders = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL)


def paper_rows(user: Any) -> Q:
    """One's own department's, and for those who watch all that were ever handed in."""
    handed_in = Q(first_submitted_at__isnull=False) if holds(user, *WATCHERS) else NOBODY
    return introducing(user) | handed_in


def papers(user: Any) -> QuerySet[DepartmentPaper]:
    rows = DepartmentPaper.objects.filter(paper_rows(user))
    return rows.select_related("season", "department", "valid")


def writes_for(user: Any, department: int) -> bool:
    return department in departments_of(user, *WRITERS)


def versions(user: Any) -> QuerySet[PaperVersion]:
    """What was handed in, and for the department also what it still writes."""
    own = Q(paper__in=DepartmentPaper.objects.filter(introducing(user)).values("pk"))
    handed_in = Q(submitted_at__isnull=False) if holds(user, *WATCHERS) else NOBODY
    rows = PaperVersion.objects.filter(own | handed_in)
    return rows.select_related("paper__season", "paper__department", "drafted_by", "submitted_by", "answered_by")


def printed(user: Any) -> QuerySet[PrintedPaper]:
    """The prints of a version are read with it."""
    rows = PrintedPaper.objects.filter(version__in=versions(user).values("pk"))
    return rows.select_related("version__paper__season", "version__paper__department")


def extensions(user: Any) -> QuerySet[Extension]:
    """Those of one's own department, and for those who watch all."""
    rows = introducing(user) | (EVERYONE if holds(user, *WATCHERS) else NOBODY)
    return Extension.objects.filter(rows).select_related("season", "department", "approved_by", "withdrawn_by")


def reminders(user: Any) -> QuerySet[Reminder]:
    """Who was reminded of what, for those who urge; of a file nothing to those from whom it is kept."""
    rows = Reminder.objects.filter(EVERYONE if reads_reminders(user) else NOBODY)
    rows = rows.exclude(matter=Matter.SUPPLEMENT, subject__in=kept_files(user))
    return rows.select_related("department", "user", "notice")


def own_departments(user: Any) -> QuerySet[Department]:
    """Departments that exist today, owe papers, and for which *user* writes."""
    mine = departments_of(user, *WRITERS)
    return Department.objects.in_force(clock.today()).filter(pk__in=mine, introduces=True)


def extending_for(user: Any, department: Department) -> str:
    """The duty in which *user* gives this department more time.

    :raises PermissionDenied: *user* does not sit in the Standing Council, or belongs to the department.
    """
    if standing_council(user) == NOBODY:
        raise PermissionDenied("Việc gia hạn do Thường trực Hội đồng làm.")
    if department.pk in own_department_ids(user):
        raise PermissionDenied("Đồng chí thuộc phòng này. Thành viên khác của Thường trực Hội đồng gia hạn.")
    return str(Role.STANDING_COUNCIL.label)
