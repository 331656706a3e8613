"""The day has come: people and duties go over to the units that follow, in one transaction."""

from collections.abc import Sequence

from django.db import transaction

from accounts.access import forget_duties
from accounts.models import Department, Duty, Reorganisation, User
from accounts.reorganising import DutyMove, duties_from, duty_moves, place_of
from accounts.unit_rules import last_day
from core import clock
from core.history import drop, keep
from core.vietnamese import short_date
from core.workflow import lock, record_event


def carry_out_reorganisations() -> None:
    """Every confirmed reorganisation whose day has come, the earliest first; for the clock."""
    due = Reorganisation.objects.filter(confirmed_at__isnull=False, done_at=None, cancelled_at=None)
    for row in due.filter(day__lte=clock.today()).order_by("day", "pk"):
        carry_out(row)


@transaction.atomic
def carry_out(row: Reorganisation) -> Reorganisation:
    """The reorganisation as carried out, in the name of whoever confirmed it; what is done or given up stays so."""
    plan: Reorganisation = lock(row)
    if plan.confirmed_by is None or plan.done_at is not None or plan.cancelled_at is not None:
        return plan
    units, heirs = list(plan.units.all()), list(plan.begun.order_by("pk"))
    told = _duties(plan, duty_moves(plan, duties_from(units, plan.day)), heirs)
    for person in User.objects.filter(department__in=units).order_by("pk"):
        person.department = heirs[place_of(plan, person.pk)]
        keep(person, by=plan.confirmed_by, why=plan.document, fields=["department"])
        told.setdefault(person.pk, [])
    for user in User.objects.filter(pk__in=told).order_by("pk"):
        _tell(plan, user, heirs, told[user.pk])
    plan.done_at = clock.now()
    plan.save(update_fields=["done_at"])
    record_event(plan, "carry_out", by=plan.confirmed_by, was="", now="", reason=plan.document)
    forget_duties(plan.confirmed_by)
    return plan


def _duties(plan: Reorganisation, moves: Sequence[DutyMove], heirs: Sequence[Department]) -> dict[int, list[str]]:
    """Every duty ended and begun anew; by user, what to tell of it."""
    told: dict[int, list[str]] = {}
    for move in moves:
        told.setdefault(move.user.pk, []).append(move.words(heirs))
    for move in moves:
        _end(plan, move.old)
    for move in moves:
        if move.role:
            _begin(plan, move, heirs[move.place])
    return told


def _end(plan: Reorganisation, duty: Duty | None) -> None:
    """A duty that was to begin with the day or later never does in a unit that is no more."""
    if duty is None:
        return
    if duty.since >= plan.day:
        drop(duty, by=plan.confirmed_by, why=plan.document)
    else:
        duty.until = last_day(plan)
        keep(duty, by=plan.confirmed_by, why=plan.document, fields=["until"])


def _begin(plan: Reorganisation, move: DutyMove, heir: Department) -> None:
    duty = Duty(
        user=move.user, role=move.role, department=heir, basis=plan.document, until=move.until,
        since=max(move.old.since, plan.day) if move.old else plan.day,
        acting=move.old.acting if move.old and move.old.role == move.role else "",
    )  # fmt: skip
    duty.full_clean()
    keep(duty, by=plan.confirmed_by, why=plan.document)


def _tell(plan: Reorganisation, user: User, heirs: Sequence[Department], duties: list[str]) -> None:
    where = heirs[place_of(plan, user.pk)]
    went = f"Về {where} từ ngày {short_date(plan.day)} theo {plan.document}"
    record_event(user, "reorganise", by=plan.confirmed_by, was="", now="", reason="; ".join([went, *duties]))
