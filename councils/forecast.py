"""Who of the council will be away on the day of a planned session, and whether enough remain."""

from datetime import date, timedelta

from django.db.models import QuerySet

from core import clock
from core.vietnamese import local_day, short_date
from councils.guards import Condition
from councils.models import Absence, Council, CouncilSession
from councils.voting import voting_rule
from seasons.rules import rules_of

#: How long before it begins an absence is told to those who run sessions.
NOTICE_DAYS = 7


def absences(council: Council, since: date, until: date) -> QuerySet[Absence]:
    """Absences of sitting members that touch these days, the first to begin on top."""
    seats = council.members.filter(duty__until=None).values("duty__user")
    rows = Absence.objects.filter(user__in=seats, cancelled_at=None, since__lte=until, until__gte=since)
    return rows.select_related("user")


def coming(council: Council) -> QuerySet[Absence]:
    """Absences of today and of the next week."""
    today = clock.today()
    return absences(council, today, today + timedelta(days=NOTICE_DAYS))


def days_of(absence: Absence) -> str:
    return f"{absence.user} vắng từ {short_date(absence.since)} đến hết {short_date(absence.until)}"


def attendance_forecast(session: CouncilSession) -> Condition:
    """How many are expected, "đủ 7/9"; it binds nobody, since people come back and sessions are moved."""
    day = local_day(session.held_at)
    away = list(absences(session.council, day, day))
    members = session.council.members.filter(duty__until=None).count()
    try:
        needed = voting_rule(rules_of(session.season).values).quorum_needed(members)
    except ValueError:  # the rules contradict each other: said in a line of its own
        return Condition("Dự kiến dự họp", note=f"{members} thành viên")
    here = members - len({absence.user_id for absence in away})
    if not away:
        return Condition(f"Dự kiến dự họp: đủ {here}/{members}, cần {needed}", page="attendance")
    told = "; ".join(days_of(absence) for absence in away)
    advice = "Có thể cho bỏ phiếu từ xa, hoặc chuẩn bị phiếu giấy hai phong bì."
    label = f"Dự kiến dự họp: đủ {here}/{members}, cần {needed}"
    if here < needed:
        label, advice = f"Dự kiến không đủ: {here}/{members}, cần {needed}", "Nên đổi ngày họp ở «Sửa phiên họp»."
    return Condition(label, note=f"{told}. {advice}", page="session_edit", binding=False)
