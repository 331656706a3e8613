"""Write down how units are renamed, merged or split; nothing changes before it is confirmed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Reorganisation
from accounts.unit_rules import refuse, refuse_others
from core import clock
from core.workflow import IllegalMove, lock, record_event

CLOSED = "Việc sắp xếp này đã xác nhận hoặc đã bỏ nên không sửa được. Đồng chí tải lại trang để xem việc tiếp theo."


@transaction.atomic
def plan_reorganisation(row: Reorganisation | None, *, by: Any, facts: Mapping[str, Any]) -> Reorganisation:
    """The reorganisation as written, or as written anew.

    :param facts: the fields of the model, ``units`` as rows.
    :raises PermissionDenied: *by* is no administrator.
    :raises IllegalMove: it was confirmed or given up meanwhile.
    :raises ValidationError: *facts* break a rule.
    """
    refuse_others(by)
    plan: Reorganisation = lock(row) if row else Reorganisation(made_by=by, made_at=clock.now())
    if not plan.stands():
        raise IllegalMove(CLOSED)
    units = list(facts["units"])
    for name, value in facts.items():
        if name != "units":
            setattr(plan, name, value)
    plan.full_clean()
    refuse(plan, units, by)
    plan.save()
    plan.units.set(units)
    record_event(plan, "plan", by=by, was="", now="", reason=plan.document)
    return plan
