"""Xác nhận họ tên: the name is typed again as it must stand on the certificate, and is the same letter by letter."""

from itertools import zip_longest

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from nominations.models import NameConfirmation, Nomination
from nominations.name_checks import confirmation_of, is_own, to_confirm


@transaction.atomic
def confirm_name(nomination: Nomination, *, typed: str, by: User, reason: str = "") -> NameConfirmation:
    """Keep that the nominee is named so; *reason* is on what paper the Office relies.

    :raises AlreadyDone: this very name is confirmed.
    :raises PermissionDenied: *by* is neither whoever is asked nor of the Office.
    :raises ValidationError: *typed* differs from the file, or the Office says not on what it relies.
    """
    row: Nomination = lock(nomination)
    if not to_confirm(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    if confirmation_of(row):
        raise AlreadyDone(f"Họ tên «{row.name}» đã được xác nhận.")
    own = is_own(row, by)
    if not own and not reason.strip():
        raise ValidationError({"reason": "Ghi căn cứ của xác nhận trên giấy, ví dụ: Phiếu ký ngày 01/12/2026."})
    if difference := difference_of(row.name, clean(typed)):
        raise ValidationError({"typed": difference})
    kept = NameConfirmation.objects.create(
        nomination=row,
        name=row.name,
        honorific=row.honorific,
        reason="" if own else reason.strip(),
        by=by,
        at=clock.now(),
    )
    record_event(row, "confirm_name", by=by, was=row.state, now=row.state, reason=kept.reason)
    return kept


def difference_of(name: str, typed: str) -> str:
    """Where *typed* first differs from *name*, in a sentence; empty where they are the same."""
    for number, (written, said) in enumerate(zip_longest(name.split(), typed.split(), fillvalue=""), 1):
        if written != said:
            where = f"Chữ thứ {number}: trong hồ sơ là «{written}», vừa gõ «{said}»."
            return (
                f"{where} Gõ nhầm thì gõ lại. Hồ sơ sai thì đừng xác nhận: báo Văn phòng Sở để phòng sửa trước khi "
                "in Giấy công nhận."
            )
    return ""
