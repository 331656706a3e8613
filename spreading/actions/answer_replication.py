"""Xác nhận, trả lại, thôi xác nhận, rút một phiếu áp dụng."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance
from spreading.models import Replication
from spreading.workflow import REPLICATION


@transaction.atomic
def confirm_replication(replication: Replication, *, by: User) -> Replication:
    """It stands, and is shown where the model is told of.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    """
    row: Replication = advance(
        replication, REPLICATION, "confirm", by=by, confirmed_by=by, confirmed_at=clock.now(), return_reason=""
    )
    return row


@transaction.atomic
def return_replication(replication: Replication, *, by: User, reason: str) -> Replication:
    """It goes back to those who entered it.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: no reason is given.
    """
    reason = _said(reason, "Chưa ghi lý do trả lại. Mời ghi điều cần sửa, cần bổ sung.")
    row: Replication = advance(replication, REPLICATION, "return", by=by, reason=reason, return_reason=reason)
    return row


@transaction.atomic
def reopen_replication(replication: Replication, *, by: User, reason: str) -> Replication:
    """What was confirmed is shown no more and goes back to those who entered it.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: no reason is given.
    """
    reason = _said(reason, "Chưa ghi lý do thôi xác nhận. Mời ghi điều chưa đúng.")
    row: Replication = advance(
        replication, REPLICATION, "reopen", by=by, reason=reason, return_reason=reason, confirmed_by=None,
        confirmed_at=None,
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_replication(replication: Replication, *, by: User, reason: str) -> Replication:
    """It counts no more; it stays readable.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: no reason is given.
    """
    reason = _said(reason, "Chưa ghi lý do rút. Mời ghi vì sao không còn áp dụng hoặc ghi nhầm.")
    row: Replication = advance(replication, REPLICATION, "withdraw", by=by, reason=reason)
    return row


def _said(reason: str, sentence: str) -> str:
    if not (tidy := clean(reason)):
        raise ValidationError({"reason": sentence})
    return tidy
