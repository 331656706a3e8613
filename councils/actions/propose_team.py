"""Propose the counting team (Tổ kiểm phiếu) of a session; a new proposal replaces the former one."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import lock
from councils.access import RUNNERS
from councils.actions.duties import relieve
from councils.actions.make_keys import renew
from councils.guards import note, refuse_unless
from councils.models import CouncilSession, SessionCounter
from councils.team import refusals
from councils.workflow import State


@transaction.atomic
def propose_team(session: CouncilSession, *, by: Any, head: User, members: Sequence[User]) -> None:
    """*head* leads, *members* are the others; whatever was confirmed before is void, keys that they made included.

    :raises PermissionDenied: only the secretary and those who preside propose.
    :raises ValidationError: someone may not count; a sentence for each reason.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Đề xuất Tổ kiểm phiếu")
    found = refusals(row, [head, *members])
    if found:
        raise ValidationError(found)
    for counter in row.counters.select_related("duty__user"):
        counter.delete()
        if counter.duty is not None:
            relieve(counter.duty, by=by, until=clock.today(), why="Tổ kiểm phiếu được thay")
    SessionCounter.objects.bulk_create(
        SessionCounter(session=row, user=person, is_head=person == head) for person in (head, *members)
    )
    if row.is_electronic:
        renew(row)
    row.team_for = row.team_against = None
    keep(row, by=by, why="team", fields=["team_for", "team_against"])
    note(row, "propose_team", by=by, capacity=capacity)
