"""Say, on the day, how the session votes: on paper, or electronically with the council's show of hands."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core.history import keep
from core.workflow import lock
from councils.access import RUNNERS
from councils.actions.make_keys import renew, set_aside
from councils.electorate import electorate_of
from councils.electronic.ceremony import SIZE, keys_of
from councils.electronic.ground import NO_GROUND, may_be_electronic, needs_hands
from councils.guards import note, refuse_unless
from councils.models import CouncilSession
from councils.workflow import State
from seasons.rules import Rules

Way = CouncilSession.Way


@transaction.atomic
def choose_way(
    session: CouncilSession, *, by: Any, way: str, hands_for: int | None = None, hands_against: int | None = None
) -> None:
    """The session votes in this *way*; the hands are due where the season leaves it to each session.

    :raises PermissionDenied: only the secretary and those who preside change it.
    :raises ValidationError: the rules do not allow it, or the hands are missing, too many or too few.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Chọn cách bỏ phiếu")
    if way == Way.ELECTRONIC:
        _refuse_without_ground(row, hands_for, hands_against)
    else:
        hands_for = hands_against = None
        set_aside(row)
    row.way, row.way_for, row.way_against = way, hands_for, hands_against
    keep(row, by=by, why="way", fields=["way", "way_for", "way_against"])
    if row.is_electronic and keys_of(row) is None and row.counters.count() == SIZE:
        renew(row)
    note(row, "choose_way", by=by, capacity=capacity, reason=row.get_way_display())


def _refuse_without_ground(session: CouncilSession, hands_for: int | None, hands_against: int | None) -> None:
    rules = Rules(session.rules)
    if not may_be_electronic(rules):
        raise ValidationError(NO_GROUND)
    if not needs_hands(rules):
        return
    if session.state != State.OPENED or hands_for is None or hands_against is None:
        raise ValidationError("Hội đồng giơ tay biểu quyết bỏ phiếu điện tử sau khi khai mạc. Mời ghi số giơ tay.")
    if min(hands_for, hands_against) < 0 or hands_for + hands_against > len(electorate_of(session).participants):
        raise ValidationError("Số giơ tay cộng lại nhiều hơn số thành viên dự họp. Mời đếm lại.")
    if hands_for <= hands_against:
        raise ValidationError("Bỏ phiếu điện tử chưa được quá nửa số giơ tay tán thành. Mời chuyển sang bỏ phiếu giấy.")
