"""Who may be on the counting team (Tổ kiểm phiếu) of a session: every refusal is a sentence."""

from collections.abc import Sequence

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from councils.models import CouncilSession, SessionCounter
from nominations.concern import Ground, Grounds, involved
from nominations.models import Nomination
from seasons.rules import Rules

LEAST, MOST = 2, 3
#: Grounds that bar from counting; having introduced a file, or asking to stand aside, does not.
_WHY: dict[str, str] = {
    Ground.NOMINEE: "là người được giới thiệu",
    Ground.COLLECTIVE_HEAD: "là người đứng đầu tập thể được giới thiệu",
    Ground.COLLECTIVE_MEMBER: "là thành viên tập thể được giới thiệu",
    Ground.KIN: "là người thân của người được giới thiệu",
}


def refusals(session: CouncilSession, people: Sequence[User]) -> list[str]:
    """Why these people may not count this session's votes; empty when they may."""
    found = []
    if session.is_electronic and len(people) != MOST:
        found.append(
            f"Bỏ phiếu điện tử cần Tổ kiểm phiếu đúng {MOST:02d} người, trong đó có một Tổ trưởng. Mời chọn lại."
        )
    elif not LEAST <= len(people) <= MOST:
        found.append(f"Tổ kiểm phiếu có từ {LEAST:02d} đến {MOST:02d} người, trong đó có một Tổ trưởng. Mời chọn lại.")
    if len({person.pk for person in people}) < len(people):
        found.append("Mỗi người chỉ có một lần trong Tổ kiểm phiếu. Mời chọn người khác.")
    elif len(people) > 1 and len({person.department_id for person in people}) == 1:
        found.append("Tổ kiểm phiếu không được gồm toàn người của một phòng. Mời chọn thêm người phòng khác.")
    barred = barred_people(session)
    for person in people:
        if person.pk in barred:
            found.append(
                f"Đồng chí {person} {barred[person.pk]} nên không tham gia Tổ kiểm phiếu. Mời chọn người khác."
            )
    return found


def barred_people(session: CouncilSession) -> dict[int, str]:
    """Person's id → why he or she may not count, for everyone whom the rules exclude."""
    listed = [
        item.nomination for item in session.agenda.filter(dropped_at=None).select_related("nomination__department")
    ]
    barred = _by_duty(session, listed)
    barred |= _by_another_count(session) | _by_involvement(involved(listed))
    barred[session.chair.duty.user_id] = "là chủ tọa phiên họp"
    return barred


def _by_another_count(session: CouncilSession) -> dict[int, str]:
    """Whoever was confirmed as counter of another session is charged until that count is done or put off."""
    others = SessionCounter.objects.filter(duty__isnull=False, duty__until=None).exclude(session=session)
    return {
        counter.user_id: f"đang kiểm phiếu cho phiên họp {counter.session.ordinal} chưa xác nhận kết quả"
        for counter in others.select_related("session")
    }


def _by_duty(session: CouncilSession, nominations: list[Nomination]) -> dict[int, str]:
    in_force = Duty.objects.in_force(clock.today())
    barred = {}
    if not Rules(session.rules).yes("counter_head"):
        departments = {key for nomination in nominations for key in nomination.department.whole_line}
        heads = in_force.filter(role=Role.HEAD, department__in=departments)
        barred = dict.fromkeys(heads.values_list("user_id", flat=True), "là trưởng phòng giới thiệu hồ sơ")
    for role, why in ((Role.ADMINISTRATOR, "quản trị hệ thống"), (Role.DIRECTOR, "là Giám đốc Sở")):
        barred |= dict.fromkeys(in_force.filter(role=role).values_list("user_id", flat=True), why)
    return barred


def _by_involvement(grounds: Grounds) -> dict[int, str]:
    return {user_id: _WHY[ground] for (_, user_id), ground in grounds.items() if ground in _WHY}
