"""Hand a file from one appraiser to another, for a reason."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock
from councils.access import RUNNERS
from councils.actions.assign import charge, tell
from councils.appraising import standing_assignments
from councils.assigning import barred_seats
from councils.guards import refuse_concerned_in
from councils.models import AppraisalSheet, Assignment
from councils.seats import sitting
from nominations.models import Nomination
from nominations.workflow import State
from seasons.readiness import refuse_after_closing


@transaction.atomic
def reassign(assignment: Assignment, *, by: Any, to: Any, reason: str) -> Assignment:
    """The new assignment; the former one stays on record with the reason.

    :raises PermissionDenied: only the secretary and those who preside assign, none of them concerned.
    :raises AlreadyDone: the file was handed on before.
    :raises ValidationError: the sheet is filed, *to* cannot appraise the file, or there is no reason.
    """
    capacity = acting_as(by, *RUNNERS)
    nomination: Nomination = lock(assignment.nomination)
    row: Assignment = lock(assignment)
    refuse_after_closing(nomination.season)
    refuse_concerned_in(nomination, by)
    if row.ended_at is not None:
        raise AlreadyDone("Phân công này đã đổi cho người khác.")
    if refusal := _refusal(nomination, row, to) or ("" if reason.strip() else "Phải ghi rõ lý do đổi người thẩm định."):
        raise ValidationError(refusal)
    row.ended_at, row.end_reason = clock.now(), reason.strip()
    keep(row, by=by, why="reassign", fields=["ended_at", "end_reason"])
    made = charge(nomination, to, by=by, capacity=capacity)
    tell([made])
    return made


def _refusal(nomination: Nomination, row: Assignment, to: Any) -> str:
    if nomination.state != State.RECEIVED or row.round != nomination.round:
        return "Hồ sơ này không còn ở bước thẩm định nên không đổi người được nữa."
    filed = AppraisalSheet.objects.filter(
        nomination=nomination, round=row.round, appraiser=row.appraiser_id, filed_at__isnull=False
    )
    if filed.exists():
        return f"Đồng chí {row.appraiser} đã nộp phiếu thẩm định nên không đổi được. Mời phân công thêm người nếu cần."
    people = [seat.duty.user for seat in sitting(nomination.season)]
    if to.pk not in {one.pk for one in people}:
        return "Chỉ phân công được thành viên Hội đồng đang làm nhiệm vụ. Mời chọn lại."
    if standing_assignments([nomination]).filter(appraiser=to).exists():
        return f"Đồng chí {to} đã được phân công hồ sơ này. Mời chọn người khác."
    barred = barred_seats(nomination.season, [nomination], people).get((nomination.pk, to.pk), "")
    return f"Đồng chí {to} không thẩm định được hồ sơ này vì {barred}. Mời chọn người khác." if barred else ""
