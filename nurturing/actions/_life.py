"""The row that tells of a life event, inside the act that it causes."""

from datetime import date

from accounts.models import Department, User
from core import clock
from nurturing.models import LifeEvent, NewFactor

#: What stands in the record that many read, in the place of a reason that is kept apart.
KEPT_APART = "Lý do ghi riêng cho lãnh đạo phòng, Thường trực Hội đồng và Hội đồng."


def happened(
    row: NewFactor,
    kind: str,
    *,
    by: User,
    on: date,
    note: str,
    until: date | None = None,
    between: tuple[Department, Department] | None = None,
    kept_apart: bool = False,
) -> LifeEvent:
    """:param between: the department before and the one after a transfer."""
    old, new = between or (None, None)
    return LifeEvent.objects.create(
        new_factor=row, kind=kind, happened_on=on, until=until, note=note, from_department=old, to_department=new,
        kept_apart=kept_apart, recorded_by=by, recorded_at=clock.now(),
    )  # fmt: skip
