"""Take the roll of a session, and say who presides and who keeps its record that day."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.roles import Role
from core.history import keep
from core.workflow import lock
from councils.access import RUNNERS
from councils.guards import note, refuse_unless
from councils.models import CouncilMember, CouncilSession, SessionMember
from councils.workflow import State

Presence = SessionMember.Presence
#: Session member's id → (presence, reason of absence).
Roll = Mapping[int, tuple[str, str]]


@transaction.atomic
def record_attendance(
    session: CouncilSession, *, by: Any, roll: Roll, chair: CouncilMember, secretary: CouncilMember
) -> None:
    """Keep the roll; members whom it does not name stay as they are.

    :raises PermissionDenied: only the secretary and those who preside take the roll.
    :raises ValidationError: an absence without reason, a remote member where the kind of session has none.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Điểm danh")
    members = list(row.members.select_related("user"))
    refusals = [*_refusals(row, members, roll), *_officers(row, members, chair, secretary)]
    if refusals:
        raise ValidationError(refusals)
    for member in members:
        if member.pk in roll:
            member.presence, member.absence_reason = roll[member.pk]
            member.save(update_fields=["presence", "absence_reason"])
    row.chair, row.secretary = chair, secretary
    keep(row, by=by, why="attendance", fields=["chair", "secretary"])
    note(row, "attendance", by=by, capacity=capacity)


def _refusals(session: CouncilSession, members: list[SessionMember], roll: Roll) -> list[str]:
    found = []
    for member in members:
        presence, reason = roll.get(member.pk, (member.presence, member.absence_reason))
        if presence not in Presence.values:
            found.append(f"Mời chọn lại tình trạng dự họp của đồng chí {member}.")
        if presence == Presence.REMOTE and session.kind != CouncilSession.Kind.REMOTE:
            found.append(f"Phiên họp này không có thành viên từ xa; mời ghi lại đồng chí {member}.")
        if presence == Presence.ABSENT and not reason.strip():
            found.append(f"Mời ghi lý do vắng của đồng chí {member}.")
    return found


def _officers(
    session: CouncilSession, members: list[SessionMember], chair: CouncilMember, secretary: CouncilMember
) -> list[str]:
    seats = {member.seat_id for member in members}
    if not {chair.pk, secretary.pk} <= seats or chair.pk == secretary.pk:
        return ["Chủ tọa và Thư ký phải là hai thành viên khác nhau của phiên họp."]
    if chair.duty.role not in (Role.COUNCIL_CHAIR, Role.COUNCIL_VICE):
        return ["Chủ tọa phải là Chủ tịch hoặc Phó Chủ tịch Hội đồng. Mời chọn lại."]
    return []
