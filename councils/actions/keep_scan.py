"""Put the scan of a signed paper on file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.uploads import StoredFile
from core.workflow import lock
from councils.access import RUNNERS
from councils.guards import note, refuse_unless
from councils.models import CouncilSession, SessionPaper
from councils.workflow import State


@transaction.atomic
def keep_scan(session: CouncilSession, *, by: Any, kind: str, stored: StoredFile) -> SessionPaper:
    """The paper with its signed copy; a wrong scan is replaced by setting its paper aside with it.

    :raises PermissionDenied: only the secretary and those who preside put scans on file.
    :raises ValidationError: the minutes are not made yet, or the session is concluded.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.COUNTED], "Tải bản ký")
    paper = row.papers.filter(kind=kind, set_aside_at=None).first()
    if paper is None:
        raise ValidationError("Biên bản này chưa lập. Mời lập, in và ký trước khi tải bản quét lên.")
    if paper.is_signed:
        paper.set_aside_at = clock.now()
        paper.save(update_fields=["set_aside_at"])
        paper.pk, paper.set_aside_at = None, None
        paper._state.adding = True
    paper.take_scan(stored, by=by)
    paper.save()
    note(row, "keep_scan", by=by, capacity=capacity, reason=str(paper))
    return paper
