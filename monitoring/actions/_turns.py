"""Which version an act is about, inside its transaction."""

from accounts.access import introducing
from accounts.models import User
from core.workflow import IllegalMove, duty_on, lock
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.readiness import writing_refusal


def opened_for_writing(paper: DepartmentPaper, by: User) -> tuple[DepartmentPaper, str]:
    """The paper locked until the transaction ends, and the duty in which *by* writes it.

    :raises PermissionDenied: *by* does not write this department's papers.
    :raises IllegalMove: it waits for an answer, or its season is over.
    """
    row: DepartmentPaper = lock(paper)
    duty = duty_on(row, introducing, by)
    if refusal := writing_refusal(row):
        raise IllegalMove(refusal)
    return row, duty


def answered(version: PaperVersion, **facts: object) -> PaperVersion:
    """Write the answer to a version that was handed in; it is given once."""
    for name, value in facts.items():
        setattr(version, name, value)
    version.save(update_fields=list(facts))
    return version
