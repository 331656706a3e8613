"""Say whether one has a conflict of interest on a file: before reading it, and on the day until the vote starts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import COUNCIL
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from councils.models import AgendaItem, Recusal, SessionMember
from councils.workflow import State
from nominations.concern import Ground
from nominations.models import ConflictDeclaration, Nomination
from nominations.workflow import UNDER_APPRAISAL
from seasons.readiness import refuse_after_closing

DECLARED_FOR_GOOD = "Đồng chí đã khai không tham gia hồ sơ này nên không khai lại. Mời đồng chí xem các hồ sơ khác."


@transaction.atomic
def declare(nomination: Nomination, *, by: Any, ground: str) -> ConflictDeclaration:
    """*ground* is empty for "no conflict"; a declared conflict also bars from a vote not yet started.

    :raises PermissionDenied: only members of the council declare.
    :raises ValidationError: the file is past this step, or a conflict was declared before and stays.
    """
    capacity = acting_as(by, *sorted(COUNCIL))
    row = lock(nomination)
    refuse_after_closing(row.season)
    if row.state not in UNDER_APPRAISAL:
        raise ValidationError("Hồ sơ này đã qua bước thẩm định, bình xét nên không khai thêm được.")
    if ground and ground not in Ground.values:
        raise ValidationError("Chưa chọn đúng lý do. Mời chọn lại lý do không tham gia.")
    declaration = ConflictDeclaration.objects.filter(nomination=row, user=by).first()
    if declaration is None:
        declaration = ConflictDeclaration(nomination=row, user=by)
    elif declaration.ground == ground:
        raise AlreadyDone("Đồng chí đã khai như vậy rồi.")
    elif declaration.ground:
        raise ValidationError(DECLARED_FOR_GOOD)
    declaration.ground, declaration.declared_at = ground, clock.now()
    keep(declaration, by=by, why="declare")
    if ground:
        _stand_aside(row, by, ground)
    record_event(row, "declare", by=by, was=row.state, now=row.state, capacity=capacity)
    return declaration


def _stand_aside(nomination: Nomination, by: Any, ground: str) -> None:
    """Add the recusal to sessions that are convened and have not begun to vote."""
    items = AgendaItem.objects.filter(
        nomination=nomination, dropped_at=None, session__state__in=[State.CONVENED, State.OPENED]
    )
    for item in items:
        member = SessionMember.objects.filter(session=item.session_id, user=by).first()
        if member is not None:
            Recusal.objects.get_or_create(item=item, member=member, defaults={"ground": ground})
