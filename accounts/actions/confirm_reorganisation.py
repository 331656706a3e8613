"""The administrator types the new name: old units get their last day, new ones their first."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.carry_out_reorganisation import carry_out
from accounts.models import Department, Reorganisation
from accounts.reorganising import heirs_planned
from accounts.unit_rules import last_day, refuse, refuse_others
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event


@transaction.atomic
def confirm_reorganisation(row: Reorganisation, *, by: Any, typed: str) -> Reorganisation:
    """The reorganisation as confirmed; carried out at once where its day is today, else on its day by the clock.

    :param typed: the names of the units that follow, as ``names`` gives them.
    :raises PermissionDenied: *by* is no administrator.
    :raises AlreadyDone: it was confirmed before.
    :raises IllegalMove: it was given up.
    :raises ValidationError: another name was typed, or a rule is broken by now.
    """
    refuse_others(by)
    plan: Reorganisation = lock(row)
    if plan.confirmed_at is not None and plan.cancelled_at is None:
        raise AlreadyDone("Việc sắp xếp này đã được xác nhận.")
    if not plan.stands():
        raise IllegalMove("Việc sắp xếp này đã bỏ. Mời lập việc mới ở trang «Các phòng».")
    if clean(typed) != plan.names:
        raise ValidationError({"typed": f"Tên gõ chưa đúng. Mời gõ đúng từng chữ: {plan.names}"})
    units = [lock(unit) for unit in plan.units.order_by("pk")]
    refuse(plan, units, by)
    plan.confirmed_at, plan.confirmed_by = clock.now(), by
    plan.save(update_fields=["confirmed_at", "confirmed_by"])
    for unit in units:
        unit.until = last_day(plan)
        keep(unit, by=by, why=plan.document, fields=["until"])
    _begin(plan, units, by)
    record_event(plan, "confirm", by=by, was="", now="", reason=plan.document)
    return carry_out(plan) if plan.day <= clock.today() else plan


def _begin(plan: Reorganisation, units: Sequence[Department], by: Any) -> None:
    """The units that follow, each knowing where it comes from, and every unit of the line knowing of them."""
    earlier = sorted({key for unit in units for key in (unit.pk, *unit.earlier)})
    taken_over = [key for unit in units for key in unit.with_files_of]
    begun = []
    for place, heir in enumerate(heirs_planned(plan)):
        heir.begun_by, heir.earlier = plan, earlier
        heir.files_of = taken_over if place == plan.files_to else []
        heir.full_clean()
        keep(heir, by=by, why=plan.document)
        begun.append(heir.pk)
    for ancestor in Department.objects.filter(pk__in=earlier):
        ancestor.later = sorted({*ancestor.later, *begun})
        keep(ancestor, by=by, why=plan.document, fields=["later"])
