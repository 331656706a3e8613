"""Kết quả khen thưởng: granted by a decision, not granted, or no longer asked for."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean, short_date
from core.workflow import advance, lock, require
from rolemodels.models import PraiseProposal
from rolemodels.workflow import PRAISE


@transaction.atomic
def grant_praise(proposal: PraiseProposal, *, by: User, decision_number: str, decision_date: date) -> PraiseProposal:
    """The nominee is praised.

    :raises PermissionDenied: *by* is not of the Office, or is concerned.
    :raises AlreadyDone: it is granted; IllegalMove: it is settled otherwise.
    :raises ValidationError: the number is missing, or the date cannot be.
    """
    row: PraiseProposal = lock(proposal)
    require(row, PRAISE, "grant", by=by)
    number, refusals = clean(decision_number), {}
    if not number:
        refusals["decision_number"] = "Chưa ghi số quyết định. Mời ghi số, ví dụ: 215/QĐ-UBND."
    if decision_date > clock.today():
        refusals["decision_date"] = "Ngày này sau hôm nay. Mời ghi ngày của quyết định."
    elif decision_date < row.recognised_on:
        day = short_date(row.recognised_on)
        refusals["decision_date"] = f"Ngày này trước ngày quyết định công nhận {day}. Mời ghi lại ngày."
    if refusals:
        raise ValidationError(refusals)
    granted: PraiseProposal = advance(
        row, PRAISE, "grant", by=by, decision_number=number, decision_date=decision_date, settled_by=by,
        settled_at=clock.now(),
    )  # fmt: skip
    return granted


def decline_praise(proposal: PraiseProposal, *, by: User, reason: str) -> PraiseProposal:
    """Whoever was asked did not praise.

    :raises PermissionDenied: *by* is not of the Office, or is concerned.
    :raises AlreadyDone: it is written down; IllegalMove: it is settled otherwise.
    :raises ValidationError: no reason is given.
    """
    return _ended(proposal, "decline", by, reason)


def withdraw_praise(proposal: PraiseProposal, *, by: User, reason: str) -> PraiseProposal:
    """The agency no longer asks; raises as ``decline_praise`` does."""
    return _ended(proposal, "withdraw", by, reason)


def _ended(proposal: PraiseProposal, move: str, by: User, reason: str) -> PraiseProposal:
    said = clean(reason, multiline=True)
    row: PraiseProposal = advance(
        proposal, PRAISE, move, by=by, reason=said, answer=said, settled_by=by, settled_at=clock.now()
    )
    return row
