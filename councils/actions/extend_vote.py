"""Give the vote more time, say after a power cut; the reason is printed in the minutes (D17)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.vietnamese import clock_time
from core.workflow import lock, require
from councils.guards import note, refuse_unless
from councils.models import CouncilSession, Extension
from councils.workflow import SESSION, State


@transaction.atomic
def extend_vote(session: CouncilSession, *, by: Any, until: datetime, reason: str) -> Extension:
    """The extension; the vote itself is ended by the chair, as always.

    :raises PermissionDenied: only those who preside extend.
    :raises ValidationError: the vote is not under way, the time is past, or there is no reason.
    """
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.VOTING], "Gia hạn bỏ phiếu")
    capacity = require(row, SESSION, "end", by=by)
    if until <= clock.now():
        raise ValidationError(f"Thời điểm {clock_time(until)} đã qua. Mời ghi thời điểm sau lúc này.")
    if not reason.strip():
        raise ValidationError(
            "Phải ghi lý do gia hạn, ví dụ mất điện từ mấy giờ đến mấy giờ; lý do được in vào biên bản."
        )
    made = Extension.objects.create(
        session=row, until=until, reason=reason.strip(), made_at=clock.now(), made_by=by
    )  # fmt: skip
    note(row, "extend_vote", by=by, capacity=capacity, reason=made.reason)
    return made
