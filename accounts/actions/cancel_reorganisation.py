"""Give up a reorganisation before its day: the units go on as if it had never been confirmed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, Reorganisation
from accounts.unit_rules import refuse_others
from core import clock
from core.history import drop, keep
from core.vietnamese import clean, short_date
from core.workflow import AlreadyDone, IllegalMove, lock, record_event


@transaction.atomic
def cancel_reorganisation(row: Reorganisation, *, by: Any, reason: str) -> Reorganisation:
    """The reorganisation as given up; its page stays.

    :raises PermissionDenied: *by* is no administrator.
    :raises AlreadyDone: it was given up before.
    :raises IllegalMove: its day has come.
    :raises ValidationError: no reason.
    """
    refuse_others(by)
    plan: Reorganisation = lock(row)
    if plan.cancelled_at is not None:
        raise AlreadyDone("Việc sắp xếp này đã bỏ trước đó.")
    if not plan.stands() and not plan.waits(clock.today()):
        raise IllegalMove(
            f"Việc sắp xếp này đã có hiệu lực từ ngày {short_date(plan.day)} nên không bỏ được. Muốn đổi lại thì mời "
            "lập một lần sắp xếp mới theo quyết định mới."
        )
    if not clean(reason):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    if plan.confirmed_at is not None:
        _undo(plan, by, clean(reason))
    plan.cancelled_at, plan.cancel_reason = clock.now(), clean(reason)
    plan.save(update_fields=["cancelled_at", "cancel_reason"])
    record_event(plan, "cancel", by=by, was="", now="", reason=plan.cancel_reason)
    return plan


def _undo(plan: Reorganisation, by: Any, why: str) -> None:
    begun = list(plan.begun.all())
    gone = {heir.pk for heir in begun}
    for ancestor in Department.objects.filter(pk__in=begun[0].earlier):
        ancestor.later = [key for key in ancestor.later if key not in gone]
        keep(ancestor, by=by, why=why, fields=["later"])
    for heir in begun:
        drop(heir, by=by, why=why)
    for unit in plan.units.all():
        unit.until = None
        keep(unit, by=by, why=why, fields=["until"])
