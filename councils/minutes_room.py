"""Who was in the room, as the minutes name them."""

from core.vietnamese import two_digits
from councils.electorate import Electorate
from councils.models import CouncilSession, SessionMember
from councils.papers.parts import Absence, Attendance, Counter, CountingTeam, Member, SourcedSentence
from seasons.rule_specs import SPECS
from seasons.rules import Rules


def member_of(member: SessionMember) -> Member:
    """A member with his or her office, and the role in the council as frozen."""
    role = f"{member.title}, dự từ xa" if member.presence == SessionMember.Presence.REMOTE else member.title
    return Member(member.user.honorific, member.user.full_name, member.user.post, role)


def attendance_of(room: Electorate) -> Attendance:
    """Those who count towards the quorum are present; remote members who do not count are told with the absent."""
    here = {member.pk for member in room.participants}
    rules = Rules(room.session.rules)
    quorum = (
        f"Phiên họp đủ số thành viên dự họp khi có từ {SPECS['quorum'].words(rules['quorum'])} tổng số thành viên "
        f"Hội đồng trở lên, tức là ít nhất {two_digits(room.quorum_needed)} thành viên"
    )
    return Attendance(
        present=tuple(member_of(member) for member in room.members if member.pk in here),
        absences=tuple(Absence(member_of(member), _reason(member)) for member in room.members if member.pk not in here),
        quorum=SourcedSentence(quorum, room.session.rule_sources.get("quorum", {}).get("source", "")),
    )


def _reason(member: SessionMember) -> str:
    return member.absence_reason or "dự từ xa, không tính vào số dự họp"


def counting_team(session: CouncilSession, room: Electorate) -> CountingTeam:
    """The counters, the head first, and the show of hands that confirmed them."""
    titles = {member.user_id: member.title for member in room.members}
    counters = session.counters.select_related("user__department")
    return CountingTeam(
        tuple(
            Counter(
                counter.user.honorific,
                counter.user.full_name,
                "Tổ trưởng" if counter.is_head else "Thành viên",
                titles.get(counter.user_id) or f"{counter.user.post}, {counter.user.department.name}",
            )
            for counter in counters
        ),
        session.team_for or 0,
        session.team_against or 0,
    )
