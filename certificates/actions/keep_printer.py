"""Máy in: the measures of a tray of a printer, added, corrected, used no more."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from certificates.access import prepares
from certificates.models import PrinterProfile
from certificates.rendering.calibration import Shift, problems
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event

_MEASURES = ("name", "tray", "dx", "dy", "scale")


@transaction.atomic
def add_printer(*, by: User, name: str, tray: str, dx: Decimal, dy: Decimal, scale: Decimal) -> PrinterProfile:
    """A tray of a printer with its measures.

    :raises AlreadyDone: it stands there with the same measures.
    :raises PermissionDenied: *by* does not work in the Office.
    :raises ValidationError: a measure is out of bounds, or the tray is there with other measures.
    """
    _refuse(by, dx, dy, scale)
    given = {"name": name, "tray": tray, "dx": dx, "dy": dy, "scale": scale}
    there = PrinterProfile.objects.filter(name=name, tray=tray, in_use=True).first()
    if there and all(getattr(there, measure) == value for measure, value in given.items()):
        raise AlreadyDone(f"Máy in «{there}» đã có với đúng các số đo này.")
    row = PrinterProfile(**given, changed_at=clock.now(), changed_by=by)
    row.validate_constraints()
    keep(row, by=by, why="create")
    record_event(row, "create", by=by, was="", now="")
    return row


@transaction.atomic
def correct_printer(
    profile: PrinterProfile, *, by: User, name: str, tray: str, dx: Decimal, dy: Decimal, scale: Decimal
) -> None:
    """Other measures after measuring again.

    :raises AlreadyDone: nothing changes.
    :raises PermissionDenied, ValidationError: as ``add_printer`` does; or the tray is used no more.
    """
    _refuse(by, dx, dy, scale)
    row: PrinterProfile = lock(profile)
    given = {"name": name, "tray": tray, "dx": dx, "dy": dy, "scale": scale}
    if not row.in_use:
        raise ValidationError("Máy in này đã thôi dùng. Đồng chí thêm máy in mới với số đo hiện nay.")
    if all(getattr(row, measure) == value for measure, value in given.items()):
        raise AlreadyDone("Số đo không đổi.")
    for measure, value in given.items():
        setattr(row, measure, value)
    row.changed_at, row.changed_by = clock.now(), by
    row.validate_constraints()
    keep(row, by=by, why="edit", fields=[*_MEASURES, "changed_at", "changed_by"])
    record_event(row, "edit", by=by, was="", now="")


@transaction.atomic
def retire_printer(profile: PrinterProfile, *, by: User) -> None:
    """Offer it for printing no more.

    :raises AlreadyDone: it was retired before.
    :raises PermissionDenied: as ``add_printer`` does.
    """
    if not prepares(by):
        raise PermissionDenied
    row: PrinterProfile = lock(profile)
    if not row.in_use:
        raise AlreadyDone(f"Máy in «{row}» đã thôi dùng từ trước.")
    row.in_use, row.changed_at, row.changed_by = False, clock.now(), by
    keep(row, by=by, why="end", fields=["in_use", "changed_at", "changed_by"])
    record_event(row, "end", by=by, was="", now="")


def _refuse(by: User, dx: Decimal, dy: Decimal, scale: Decimal) -> None:
    if not prepares(by):
        raise PermissionDenied
    if wrong := problems(Shift(float(dx), float(dy), float(scale))):
        raise ValidationError(wrong)
