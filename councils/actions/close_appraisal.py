"""End the appraisal of a file once enough sheets are filed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core.vietnamese import two_digits
from core.workflow import lock, record_event
from councils.access import RUNNERS
from councils.appraising import standing
from councils.aside import STOOD_ASIDE, aside_now
from councils.guards import refuse_concerned_in
from nominations.actions import close_appraisal as nominations_close
from nominations.models import Nomination
from nominations.workflow import State
from seasons.rules import rules_of


@transaction.atomic
def close_appraisal(nomination: Nomination, *, by: Any) -> Nomination:
    """The nomination as appraised, ready for a session's agenda.

    :raises PermissionDenied: only the secretary and those who preside close an appraisal, none of them concerned.
    :raises ValidationError: too few sheets are filed, or the Director has not referred the file.
    """
    role = acting_as(by, *RUNNERS)
    row = lock(nomination)
    refuse_concerned_in(row, by)
    found = standing(row, by)
    if row.state == State.RECEIVED and not found.enough:
        raise ValidationError(
            f"Hồ sơ {row.number} cần ít nhất {two_digits(found.needed)} phiếu thẩm định đã nộp mới kết thúc "
            "thẩm định được. Mời nhắc thành viên chưa nộp phiếu."
        )
    if rules_of(row.season).yes("referral") and row.referred_at is None:
        raise ValidationError("Giám đốc chưa giao Hội đồng bình xét hồ sơ này. Đồng chí chờ Giám đốc giao.")
    closed: Nomination = nominations_close.close_appraisal(row, by=by)
    # People change departments and duties before the minutes are made: who had no part is kept as it is now.
    record_event(closed, STOOD_ASIDE, by=by, was=closed.state, now=closed.state, capacity=role, reason=aside_now(row))
    return closed
