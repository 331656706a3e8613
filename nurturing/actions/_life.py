"""The row that tells of a life event, inside the act that it causes."""

from datetime import date

from accounts.models import Department, User
from core import clock
from nurturing.models import LifeEvent, NewFactor


def happened(
    row: NewFactor,
    kind: str,
    *,
    by: User,
    on: date,
    note: str,
    until: date | None = None,
    between: tuple[Department, Department] | None = None,
) -> LifeEvent:
    """:param between: the department before and the one after a transfer."""
    old, new = between or (None, None)
    return LifeEvent.objects.create(
        new_factor=row, kind=kind, happened_on=on, until=until, note=note, from_department=old, to_department=new,
        recorded_by=by, recorded_at=clock.now(),
    )  # fmt: skip
