"""Nhóm nơi nhận: the lines that papers of one type begin with; papers already made keep theirs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import AlreadyDone, record_event
from documents.access import keeping
from documents.models import RecipientGroup
from documents.recipients import tidied


@transaction.atomic
def keep_recipients(paper: str, *, by: Any, recipients: str) -> RecipientGroup:
    """Keep these lines, one a line.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: they are kept already.
    :raises ValidationError: the last line does not say where the copy is kept.
    """
    capacity = keeping(by)
    try:
        block = tidied(recipients)
    except ValidationError as refusal:
        raise ValidationError({"recipients": refusal.messages}) from refusal
    row = RecipientGroup.objects.select_for_update().filter(paper=paper).first() or RecipientGroup(paper=paper)
    if row.recipients == block:
        raise AlreadyDone(f"{row} đã ghi như vậy.")
    row.recipients = block
    keep(row, by=by, why="")
    record_event(row, "recipients", by=by, was="", now="", capacity=capacity)
    return row
