"""Enter the figures of a box of paper; they are kept only when every sum agrees, for another counter to confirm."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import lock
from councils.access import counted
from councils.guards import note, refuse_unless
from councils.models import BallotBox, CouncilSession, PaperPart
from councils.tallying import COLUMNS, COUNTED, PAPERS, Entry, discrepancies
from councils.workflow import State

#: What is counted by hand.
Counted = BallotBox | PaperPart
ENTERED = [*PAPERS, *COUNTED, "entered_by", "entered_at"]


@transaction.atomic
def enter_tally(box: Counted, *, by: Any, entry: Entry) -> Counted:
    """The box with its figures; entering again replaces them until they are confirmed.

    :raises PermissionDenied: only the session's own counters enter figures.
    :raises ValidationError: figures are missing or do not agree, a sentence for each sum.
    """
    session: CouncilSession = lock(box.session)
    if not counted(by).filter(pk=session.pk).exists():
        raise PermissionDenied
    refuse_unless(session, [State.ENDED], "Nhập số liệu kiểm phiếu")
    row: Counted = lock(box)
    if row.key_id is not None:
        raise ValidationError(
            "Hòm phiếu điện tử không nhập số liệu: hai thành viên Tổ kiểm phiếu mở hòm phiếu để kiểm."
        )
    if not row.used:
        raise ValidationError("Hòm phiếu này không đủ số người bỏ phiếu nên không có số liệu để nhập.")
    found = discrepancies(row, entry)
    if found:
        raise ValidationError(found)
    for name in (*PAPERS, *COUNTED):
        setattr(row, name, entry.papers.get(name))
    row.entered_by, row.entered_at = by, clock.now()
    row.save(update_fields=ENTERED)
    for line in row.lines.all():
        for column in COLUMNS:
            setattr(line, column, _figure(entry, line.pk, column, opened=row.valid is not None))
        line.save(update_fields=COLUMNS)
    if entry.reason:
        session.end_reason = entry.reason
        keep(session, by=by, why="tally", fields=["end_reason"])
    note(session, "enter_tally", by=by, capacity="Thành viên Tổ kiểm phiếu")
    return row


def _figure(entry: Entry, line: int, column: str, *, opened: bool) -> int | None:
    """A column that the season does not have holds 0 in an opened box."""
    return (entry.lines.get(line, {}).get(column) or 0) if opened else None
