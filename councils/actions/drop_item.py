"""Take a nomination off the agenda of a session whose vote has not started."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.workflow import AlreadyDone, lock
from councils.access import RUNNERS
from councils.guards import note, refuse_concerned_in, refuse_unless
from councils.models import AgendaItem, CouncilSession
from councils.workflow import State


@transaction.atomic
def drop_item(item: AgendaItem, *, by: Any, reason: str) -> AgendaItem:
    """The agenda line as dropped; the nomination itself stays as it is.

    :raises PermissionDenied: only the secretary and those who preside change the agenda, none of them concerned.
    :raises ValidationError: there is no reason, or the vote has started.
    """
    capacity = acting_as(by, *RUNNERS)
    session: CouncilSession = lock(item.session)
    refuse_unless(session, [State.PLANNED, State.CONVENED, State.OPENED], "Đưa hồ sơ khỏi danh sách")
    row: AgendaItem = lock(item)
    if row.dropped_at is not None:
        raise AlreadyDone("Hồ sơ này đã đưa khỏi danh sách bình xét.")
    refuse_concerned_in(row.nomination, by)
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do rồi mới đưa hồ sơ khỏi danh sách được.")
    row.dropped_at, row.drop_reason = clock.now(), reason.strip()
    row.save(update_fields=["dropped_at", "drop_reason"])
    note(session, "drop_item", by=by, capacity=capacity, reason=f"{row}: {row.drop_reason}")
    return row
