"""Registrations that a department still owes, and registrations that wait for approval."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count
from django.urls import reverse

from accounts.access import departments_of
from core import clock
from core.todo import Task
from core.vietnamese import VIETNAM, short_date, two_digits
from seasons.access import REGISTERING, registers, tends_season
from seasons.models import Registration
from seasons.registering import Answer, open_for_registration, still_owed
from seasons.workflow import REGISTRATION, RegistrationState

SOON = 7  # days before the last day of registration from which it is shown in amber


def registration_tasks(user: Any) -> Iterator[Task]:
    """For heads one for each movement that waits for their department, for approvers one for each movement."""
    if registers(user):
        movements = list(open_for_registration(clock.today()))
        for answer in still_owed(movements, departments_of(user, *REGISTERING)) if movements else ():
            yield _owed(answer)
    if tends_season(user):
        yield from _to_approve(user)


def _owed(answer: Answer) -> Task:
    movement, row = answer.movement, answer.registration
    last = movement.register_until or movement.ends
    why = f"{answer.department}. Đăng ký đến hết ngày {short_date(last)}; không tham gia thì ghi lý do."
    due = datetime.combine(last, time.max, tzinfo=VIETNAM)
    title = f"Đăng ký tham gia: {movement}"
    if row is None:
        url = reverse("seasons:registration_new", args=[movement.pk, answer.department.pk])
        return Task(title, why, url, "Đăng ký", due=due, state="Chưa đăng ký", tone=_tone(last), icon="pen")
    url = reverse("seasons:registration", args=[row.pk])
    if row.state == RegistrationState.REFUSED:
        why = f"{answer.department}. Bị từ chối: {row.refusal} Sửa rồi gửi lại trước khi hết ngày {short_date(last)}."
        return Task(title, why, url, "Xem và sửa", due=due, state="Từ chối", tone="late", icon="back")
    return Task(title, why, url, "Xem và gửi", due=due, state="Chưa gửi", tone=_tone(last), icon="pen")


def _tone(last: date) -> str:
    return "warn" if (last - clock.today()).days < SOON else "quiet"


def _to_approve(user: Any) -> Iterator[Task]:
    waiting = Registration.objects.filter(REGISTRATION.waiting(user, "approve")).order_by()
    counted = waiting.values_list("movement", "movement__name").annotate(Count("pk")).order_by("movement")
    for movement, name, count in counted:
        yield Task(
            f"Duyệt {two_digits(count)} đăng ký tham gia: {name}",
            "Đăng ký của phòng mình thì người khác duyệt.",
            f"{reverse('seasons:movement', args=[movement])}#dang-ky",
            "Xem và duyệt",
            tone="info",
            state="Chờ duyệt",
        )
