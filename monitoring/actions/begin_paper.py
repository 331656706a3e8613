"""A department begins to write its report or its plan."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from monitoring.access import own_departments
from monitoring.milestones import title_of
from monitoring.models import DepartmentPaper
from monitoring.readiness import beginning_refusal
from monitoring.workflow import State
from seasons.models import Season


@transaction.atomic
def begin_paper(season: Season, department: Department, *, by: User, kind: str) -> DepartmentPaper:
    """The paper with nothing in it yet; who writes for the department goes on with it.

    :raises PermissionDenied: *by* does not write for the department, or it owes no papers.
    :raises AlreadyDone: it was begun before.
    :raises ValidationError: the season is not open, or does not ask for this kind.
    """
    row: Season = lock(season)
    if not own_departments(by).filter(pk=department.pk).exists():
        raise PermissionDenied("begin")
    if refusal := beginning_refusal(row, kind):
        raise ValidationError(refusal)
    if DepartmentPaper.objects.filter(season=row, department__in=department.with_files_of, kind=kind).exists():
        raise AlreadyDone(f"«{title_of(kind, row.year)}» đã được bắt đầu soạn. Mời đồng chí mở ra soạn tiếp.")
    paper = DepartmentPaper(season=row, department=department, kind=kind, begun_at=clock.now())
    keep(paper, by=by, why="begin")
    record_event(paper, "begin", by=by, was="", now=State.DRAFTING.value)
    return paper
