"""Who of the council will be away on the day of a planned session, and whether enough remain."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from core import clock
from core.vietnamese import local_day, short_date
from councils.guards import Condition
from councils.models import Absence, CouncilSession
from councils.seats import sitting
from councils.voting import voting_rule
from seasons.models import Season
from seasons.rules import rules_of

#: How long before it begins an absence is told to those who run sessions.
NOTICE_DAYS = 7


def absences(people: Sequence[int], since: date, until: date) -> QuerySet[Absence]:
    """Absences of these people that touch these days, the first to begin on top."""
    rows = Absence.objects.filter(user__in=people, cancelled_at=None, since__lte=until, until__gte=since)
    return rows.select_related("user")


def coming(season: Season) -> QuerySet[Absence]:
    """Absences of the council's members today and in the next week."""
    today = clock.today()
    return absences([seat.duty.user_id for seat in sitting(season)], today, today + timedelta(days=NOTICE_DAYS))


def days_of(absence: Absence) -> str:
    return f"{absence.user} vắng từ {short_date(absence.since)} đến hết {short_date(absence.until)}"


def attendance_forecast(session: CouncilSession) -> Condition:
    """How many are expected, "đủ 7/9"; it binds nobody, since people come back and sessions are moved."""
    day = local_day(session.held_at)
    seated = list(session.council.members.filter(duty__until=None).values_list("duty__user", flat=True))
    away, members = list(absences(seated, day, day)), len(seated)
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
