"""Confirm the figures of ballots on paper beside an electronic vote: another counter compares them with the ballots."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core import clock
from core.workflow import AlreadyDone, lock
from councils.access import counted
from councils.guards import note, refuse_unless
from councils.models import CouncilSession, PaperPart
from councils.workflow import State


@transaction.atomic
def confirm_paper(session: CouncilSession, *, by: Any) -> None:
    """The electronic boxes may be opened once every paper part is confirmed.

    :raises PermissionDenied: only the session's own counters confirm.
    :raises ValidationError: figures are missing, or *by* entered some of them.
    """
    row: CouncilSession = lock(session)
    if not counted(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    refuse_unless(row, [State.ENDED], "Đối chiếu phiếu giấy")
    parts = list(PaperPart.objects.filter(box__session=row, confirmed_at=None).select_related("box"))
    if not parts:
        raise AlreadyDone("Số liệu phiếu giấy đã được xác nhận.")
    missing = [str(part) for part in parts if part.entered_at is None]
    if missing:
        raise ValidationError(f"Chưa nhập số liệu: {', '.join(missing)}. Mời nhập đủ rồi mới xác nhận.")
    if any(part.entered_by_id == by.pk for part in parts):
        raise ValidationError("Đồng chí đã nhập số liệu phiếu giấy nên người xác nhận phải là thành viên khác của Tổ.")
    for part in parts:
        part.confirmed_by, part.confirmed_at = by, clock.now()
        part.save(update_fields=["confirmed_by", "confirmed_at"])
    note(row, "confirm_paper", by=by, capacity="Thành viên Tổ kiểm phiếu")
