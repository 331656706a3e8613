"""The Standing Council approves a department's paper."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock
from monitoring.actions._turns import answered
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.queries import newest_handed_in
from monitoring.workflow import DEPARTMENT_PAPER

OTHER = "Phòng đã gửi bản khác với bản đồng chí đang xem. Mời đồng chí tải lại trang, đọc bản mới rồi làm tiếp."


@transaction.atomic
def approve_paper(paper: DepartmentPaper, *, by: User, number: int | None = None) -> DepartmentPaper:
    """From now the version is the valid one; versions approved before stay readable.

    :param number: that of the version which was read, if it was shown; another is not approved.
    :raises PermissionDenied: *by* does not sit in the Standing Council, is of the department, or handed it in.
    :raises AlreadyDone: it is approved.
    :raises IllegalMove: it does not wait for an answer, or its season is over.
    :raises ValidationError: another version was handed in meanwhile.
    """
    version = newest_handed_in(lock(paper))
    row: DepartmentPaper = advance(paper, DEPARTMENT_PAPER, "approve", by=by, valid=version)
    if version is None or number not in (None, version.number):
        raise ValidationError(OTHER)
    answered(version, answer=PaperVersion.Answer.APPROVED, answered_by=by, answered_at=clock.now())
    return row
