"""The Standing Council gives a department more time for what the Office asked for."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clock_time, short_date
from core.workflow import AlreadyDone, advance, lock, require
from nominations.actions._due import due_refusals
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def extend_supplement(nomination: Nomination, *, by: User, due: datetime, reason: str) -> Nomination:
    """Move the time for the supplement to *due*, whether it is over or not; the dossier is not late by it.

    :raises AlreadyDone: it is due then already.
    :raises ValidationError: *due* is no later time, or one that cannot be kept; or the reason is missing.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "extend_supplement", by=by)
    before = row.supplement_due
    when = f"{clock_time(due)} ngày {short_date(due)}"
    if due == before:
        raise AlreadyDone(f"Hạn bổ sung đã là {when}.")
    if refusals := list(due_refusals(row, due, clock.now())):
        raise ValidationError({"due": refusals})
    if before is not None and due < before:
        raise ValidationError({"due": "Hạn mới phải sau hạn đang có. Mời đồng chí chọn muộn hơn."})
    if not reason.strip():
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    told = f"Hạn mới: {when}. {reason.strip()}"
    row = advance(row, NOMINATION, "extend_supplement", by=by, reason=told, supplement_due=due)
    return row
