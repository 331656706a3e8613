"""Who presides while the council turns to a file from which the chair stands aside."""

from collections.abc import Iterator

from accounts.roles import Role
from councils.electorate import Electorate
from councils.models import AgendaItem, SessionMember

_PRESIDING = (Role.COUNCIL_VICE, Role.COUNCIL_CHAIR)
_COMING = (SessionMember.Presence.PRESENT, SessionMember.Presence.UNKNOWN)


def stood_in_for(room: Electorate) -> Iterator[tuple[AgendaItem, SessionMember | None]]:
    """The files from which the chair stands aside, each with who presides instead: the first vice-chair in the room
    who may; None where every one of them stands aside or is away, and the council chooses."""
    for item in room.agenda:
        aside = {recusal.member_id for recusal in room.recused(item)}
        seats = {member.seat_id: member for member in room.members}
        chair = seats.get(room.session.chair_id)
        if chair is None or chair.pk not in aside:
            continue
        others = (one for one in room.members if one != chair and one.pk not in aside and one.presence in _COMING)
        yield item, next((one for one in others if one.seat.duty.role in _PRESIDING), None)


def presiding_told(room: Electorate) -> dict[int, str]:
    """By line of the agenda, what its readers are told."""
    return {item.pk: _told(member) for item, member in stood_in_for(room)}


def _told(member: SessionMember | None) -> str:
    if member is None:
        return "Chủ tọa không tham gia; Hội đồng biểu quyết chọn một thành viên dự họp chủ trì phần này"
    return f"Chủ tọa không tham gia; {member.title} {member} chủ trì phần này"
