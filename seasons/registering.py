"""Đăng ký tham gia: which departments are asked, what each answered, and who has not answered yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from accounts.models import Department
from core import clock
from core.vietnamese import two_digits
from seasons.models import Movement, Registration, Season
from seasons.movements import Standing
from seasons.readiness import OpenItem
from seasons.workflow import RegistrationState, State

UNANSWERED = Standing("warn", "Chưa đăng ký", "alert")
BADGES = {
    RegistrationState.DRAFT: Standing("quiet", "Chưa gửi", "pen"),
    RegistrationState.WAITING: Standing("info", "Chờ duyệt", "clock"),
    RegistrationState.REFUSED: Standing("late", "Từ chối", "back"),
    RegistrationState.APPROVED: Standing("good", "Đã duyệt", "check"),
}
#: A draft or a refused answer still waits for the department.
ANSWERED = (RegistrationState.WAITING, RegistrationState.APPROVED)


@dataclass(frozen=True)
class Answer:
    """What one department answered to one movement, if anything."""

    movement: Movement
    department: Department
    registration: Registration | None

    @property
    def badge(self) -> Standing:
        return BADGES[RegistrationState(self.registration.state)] if self.registration else UNANSWERED

    @property
    def joins(self) -> str:
        """ "Tham gia", "Không tham gia", or nothing while there is no answer."""
        if self.registration is None:
            return ""
        return "Tham gia" if self.registration.joins else "Không tham gia"

    @property
    def is_given(self) -> bool:
        return self.registration is not None and self.registration.state in ANSWERED


@dataclass(frozen=True)
class BoardLine:
    """One department's answers to every movement of a season."""

    department: Department
    answers: tuple[Answer, ...]

    @property
    def given(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.is_given]

    @property
    def owed(self) -> list[Answer]:
        return [answer for answer in self.answers if not answer.is_given]


def asked_departments(on: date) -> "QuerySet[Department]":
    """Departments that are asked to register on that day."""
    return Department.objects.in_force(on).filter(introduces=True)


def asking(season: Season) -> "QuerySet[Movement]":
    """Movements of the season for which departments register."""
    return season.movements.filter(takes_registration=True)


def open_for_registration(on: date) -> "QuerySet[Movement]":
    """Movements for which departments register on that day, the first to end first."""
    rows = Movement.objects.filter(season__state=State.OPEN, register_until__gte=on)
    return (
        rows.filter(Q(stopped_on=None) | Q(stopped_on__gt=on)).select_related("season").order_by("register_until", "pk")
    )


def answers_to(movement: Movement, on: date) -> list[Answer]:
    """What every department that is asked on that day, or answered before, says to the movement."""
    return [line.answers[0] for line in _lines([movement], on)]


def board(season: Season, on: date) -> list[BoardLine]:
    """Every department with its answers to the movements of the season."""
    movements = list(asking(season))
    return list(_lines(movements, on)) if movements else []


def _lines(movements: list[Movement], on: date) -> Iterator[BoardLine]:
    rows = Registration.objects.filter(movement__in=movements).select_related("sent_by")
    given = {(row.department_id, row.movement_id): row for row in rows}
    known = {department for department, _ in given}
    asked = Department.objects.filter(Q(pk__in=asked_departments(on).values("pk")) | Q(pk__in=known))
    listed = list(asked)
    passed_on = {key for department in listed for key in department.files_of}
    for department in (one for one in listed if one.pk not in passed_on):
        answers = (Answer(one, department, department.own_or_taken_over(given, one.pk)) for one in movements)
        yield BoardLine(department, tuple(answers))


def answer_counts(movements: Iterable[Movement]) -> dict[int, int]:
    """By the id of a movement how many departments take part, as far as they sent it and were not refused."""
    rows = Registration.objects.filter(movement__in=[one.pk for one in movements], joins=True, state__in=ANSWERED)
    return dict(rows.order_by().values_list("movement").annotate(Count("pk")))


def unsettled(season: Season, user: Any) -> Iterator[OpenItem]:
    """What departments registered and nobody has approved or refused."""
    waiting = Registration.objects.filter(movement__season=season, state=RegistrationState.WAITING).count()
    if waiting:
        page = reverse("seasons:movements", args=[season.year])
        yield OpenItem(f"Còn {two_digits(waiting)} đăng ký tham gia phong trào chờ duyệt.", page)


def own_answers(movement: Movement, departments: list[int]) -> list[Answer]:
    """What one's own departments said to the movement."""
    rows = {row.department_id: row for row in movement.registrations.filter(department__in=departments)}
    there = Department.objects.in_force(clock.today()).filter(pk__in=departments)
    return [Answer(movement, one, one.own_or_taken_over(rows)) for one in there]


def still_owed(movements: Iterable[Movement], departments: list[int]) -> list[Answer]:
    """Answers to *movements* that these departments have not sent, in the order of the movements."""
    wanted = list(movements)
    rows = Registration.objects.filter(movement__in=wanted, department__in=departments)
    given: dict[Any, Registration] = {(row.department_id, row.movement_id): row for row in rows}
    asked = list(asked_departments(clock.today()).filter(pk__in=departments))
    answers = [Answer(one, unit, unit.own_or_taken_over(given, one.pk)) for one in wanted for unit in asked]
    return [answer for answer in answers if not answer.is_given]
