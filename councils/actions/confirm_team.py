"""Enter the show of hands that confirms the counting team, and charge its members with the count."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import Role
from core import clock
from core.history import keep
from core.vietnamese import two_digits
from core.workflow import AlreadyDone, lock
from councils.access import RUNNERS
from councils.actions.duties import charge
from councils.electorate import electorate_of
from councils.guards import note, refuse_unless
from councils.models import CouncilSession
from councils.team import refusals
from councils.workflow import State


@transaction.atomic
def confirm_team(session: CouncilSession, *, by: Any, hands_for: int, hands_against: int) -> None:
    """The counters hold their duty until the count is confirmed or the session put off.

    :raises PermissionDenied: only the secretary and those who preside enter the show of hands.
    :raises ValidationError: the hands do not confirm the team, or are more than the members present.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.OPENED], "Biểu quyết Tổ kiểm phiếu")
    if row.team_for is not None:
        raise AlreadyDone("Hội đồng đã biểu quyết Tổ kiểm phiếu. Muốn thay người thì đề xuất lại.")
    counters = list(row.counters.select_related("user__department"))
    found = refusals(row, [counter.user for counter in counters]) or _hands(row, hands_for, hands_against)
    if found:
        raise ValidationError(found)
    row.team_for, row.team_against = hands_for, hands_against
    keep(row, by=by, why="team", fields=["team_for", "team_against"])
    for counter in counters:
        counter.duty = charge(counter.user, by=by, role=Role.COUNTER, basis=str(row), since=clock.today())
        counter.save(update_fields=["duty"])
    note(row, "confirm_team", by=by, capacity=capacity)


def _hands(session: CouncilSession, hands_for: int, hands_against: int) -> list[str]:
    here = len(electorate_of(session).participants)
    if min(hands_for, hands_against) < 0 or hands_for + hands_against > here:
        return [
            f"Số giơ tay cộng lại là {hands_for + hands_against}, phải từ 0 đến {two_digits(here)} thành viên dự họp. "
            "Mời đếm lại."
        ]
    if hands_for <= hands_against:
        return ["Tổ kiểm phiếu chưa được quá nửa số giơ tay tán thành. Mời đề xuất Tổ kiểm phiếu khác."]
    return []
