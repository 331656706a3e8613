"""What presses: a change that waits for its signature, and the last days in which the Director can still sign."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.access import anyone_of
from accounts.models import Duty
from accounts.roles import Acting, Role
from certificates.access import changes, keeps_papers, visible
from certificates.models import Decision, DecisionChange
from certificates.workflow import ChangeState, DecisionState
from core import clock
from core.todo import Task
from core.vietnamese import short_date, two_digits
from seasons.calendar import last_moment_before, last_working_day_before, working_days_between
from seasons.models import Season
from seasons.queries import current_season
from seasons.working_days import days_off

ALARM_DAYS = 5  # working days before the strict date, the last one included

_is_warned = anyone_of(Role.DIRECTOR, Role.OFFICE)


def tasks(user: Any) -> Iterator[Task]:
    """For the Director, the Office and the records clerk."""
    if keeps_papers(user):
        for change in changes(user).filter(state=ChangeState.MADE):
            yield _to_issue(change)
    season = current_season() if _is_warned(user) else None
    if season is None:
        return
    free, today = days_off(), clock.today()
    left = working_days_between(today, season.recognition_due, free.off, free.worked)
    if 0 < left <= ALARM_DAYS:
        done = (DecisionState.ISSUED, DecisionState.CLOSED)
        for decision in visible(user).filter(season=season).exclude(state__in=done):
            yield _alarm(decision, season, left)


def _to_issue(change: DecisionChange) -> Task:
    signed = change.paper.is_signed
    why = f"{change.get_kind_display()}, {'đã có bản ký.' if signed else 'chờ bản ký.'}"
    page = reverse("certificates:change", args=[change.pk])
    return Task(f"Ban hành: {change}", why, page, "Mở văn bản", tone="info", state="Chờ xử lý", icon="clock")


def _alarm(decision: Decision, season: Season, left: int) -> Task:
    free = days_off()
    last = last_working_day_before(season.recognition_due, free.off, free.worked)
    deputies = Duty.objects.in_force(last).filter(role=Role.DIRECTOR, acting=Acting.DEPUTY).select_related("user")
    named = [_authority(duty) for duty in deputies.order_by("since", "pk")]
    instead = (
        f"Giám đốc vắng thì ký KT. GIÁM ĐỐC: {'; '.join(named)}."
        if named
        else "Chưa có ai được giao ký thay (KT.). Giám đốc vắng thì mời ghi văn bản phân công trước."
    )
    why = f"Còn {two_digits(left)} ngày làm việc, đến hết {short_date(last)}. {instead}"
    page = reverse("certificates:decision", args=[decision.pk])
    return Task(
        f"Sắp hết hạn ký: {decision}", why, page, "Mở quyết định", tone="late", state="Sắp hết hạn", icon="alert",
        due=last_moment_before(season.recognition_due),
    )  # fmt: skip


def _authority(duty: Duty) -> str:
    until = f" đến hết {short_date(duty.until)}" if duty.until else ""
    basis = f", theo {duty.basis}" if duty.basis else ""
    return f"đồng chí {duty.user.full_name}, từ {short_date(duty.since)}{until}{basis}"
