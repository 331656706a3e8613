"""A department gives up what it began to write on a paper that was handed in before."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, record_event
from monitoring.actions._turns import opened_for_writing
from monitoring.models import DepartmentPaper
from monitoring.queries import draft_of


@transaction.atomic
def drop_draft(paper: DepartmentPaper, *, by: User) -> DepartmentPaper:
    """What was handed in stays as it is.

    :raises PermissionDenied: *by* does not write this department's papers.
    :raises IllegalMove: it waits for an answer, or its season is over.
    :raises AlreadyDone: nothing is being written.
    :raises ValidationError: it was never handed in: then its text is all there is.
    """
    row, duty = opened_for_writing(paper, by)
    if row.first_submitted_at is None:
        raise ValidationError("Văn bản chưa gửi lần nào nên không bỏ được. Mời đồng chí sửa nội dung rồi lưu.")
    version = draft_of(row)
    if version is None:
        raise AlreadyDone("Bản đang soạn đã được bỏ.")
    version.delete()
    record_event(row, "drop_draft", by=by, was=row.state, now=row.state, capacity=duty)
    return row
