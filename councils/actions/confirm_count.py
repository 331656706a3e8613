"""Confirm the figures that another counter entered: outcomes follow by the frozen rules and reach the files."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core import clock
from core.workflow import lock, require
from councils.access import counted
from councils.actions.settle import settle
from councils.models import BallotBox, CouncilSession
from councils.workflow import SESSION


@transaction.atomic
def confirm_count(session: CouncilSession, *, by: Any) -> CouncilSession:
    """The session as counted, with the outcome of every line.

    :raises PermissionDenied: only the session's own counters confirm.
    :raises ValidationError: figures are missing, or *by* entered some of them.
    """
    row: CouncilSession = lock(session)
    if not counted(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    require(row, SESSION, "count", by=by)
    if row.is_electronic:
        raise ValidationError("Phiên họp này bỏ phiếu điện tử: hai thành viên Tổ kiểm phiếu mở hòm phiếu để kiểm.")
    boxes = list(row.boxes.filter(used=True))
    _refuse_own_figures(boxes, by)
    for box in boxes:
        box.confirmed_by, box.confirmed_at = by, clock.now()
        box.save(update_fields=["confirmed_by", "confirmed_at"])
    return settle(row, by=by)


def _refuse_own_figures(boxes: list[BallotBox], by: Any) -> None:
    missing = [str(box) for box in boxes if box.entered_at is None]
    if missing:
        raise ValidationError(f"Chưa nhập số liệu của {', '.join(missing)}. Mời nhập đủ rồi mới xác nhận.")
    own = [str(box) for box in boxes if box.entered_by_id == by.pk]
    if own:
        raise ValidationError(
            f"Đồng chí đã nhập số liệu của {', '.join(own)} nên người xác nhận phải là thành viên khác của Tổ."
        )
