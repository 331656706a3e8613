"""The Standing Council returns a department's paper, with the reason."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock
from monitoring.actions._turns import answered
from monitoring.actions.approve_paper import OTHER
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.queries import newest_handed_in
from monitoring.workflow import DEPARTMENT_PAPER


@transaction.atomic
def return_paper(paper: DepartmentPaper, *, by: User, reason: str, number: int | None = None) -> DepartmentPaper:
    """The department writes on; a version approved before stays valid.

    :param number: that of the version which was read, if it was shown; another is not returned.
    :raises PermissionDenied: *by* does not sit in the Standing Council, is of the department, or handed it in.
    :raises AlreadyDone: it is returned.
    :raises IllegalMove: it does not wait for an answer, or its season is over.
    :raises ValidationError: no reason, or another version was handed in meanwhile.
    """
    version, said = newest_handed_in(lock(paper)), clean(reason, multiline=True)
    row: DepartmentPaper = advance(paper, DEPARTMENT_PAPER, "return", by=by, reason=said)
    if version is None or number not in (None, version.number):
        raise ValidationError(OTHER)
    answered(version, answer=PaperVersion.Answer.RETURNED, answer_reason=said, answered_by=by, answered_at=clock.now())
    return row
