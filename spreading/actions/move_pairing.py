"""Phát động, tổng kết, không thực hiện một đợt thi đua cùng điển hình."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock, require
from spreading.checking import tidied
from spreading.models import PairingCampaign
from spreading.readiness import pairing_gaps, starting_refusals
from spreading.workflow import PAIRING


@transaction.atomic
def start_pairing(campaign: PairingCampaign, *, by: User) -> PairingCampaign:
    """The campaign runs: its pairs no longer change, progress is noted.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: it has no pair.
    """
    row: PairingCampaign = lock(campaign)
    require(row, PAIRING, "start", by=by)
    if gaps := starting_refusals(row):
        raise ValidationError(gaps)
    row = advance(row, PAIRING, "start", by=by, started_at=clock.now())
    return row


@transaction.atomic
def close_pairing(campaign: PairingCampaign, *, results: str, by: User) -> PairingCampaign:
    """The campaign is closed with its review.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: nothing is said, or a pair has no result.
    """
    row: PairingCampaign = lock(campaign)
    require(row, PAIRING, "close", by=by)
    tidy = tidied({"results": results}, {"results": "Chưa ghi kết quả chung. Mời ghi kết quả của cả đợt."})
    if gaps := pairing_gaps(row):
        raise ValidationError(gaps)
    row = advance(row, PAIRING, "close", by=by, closed_at=clock.now(), **tidy)
    return row


@transaction.atomic
def drop_pairing(campaign: PairingCampaign, *, by: User, reason: str) -> PairingCampaign:
    """The campaign that was being prepared is not carried out.

    :raises PermissionDenied, IllegalMove: as ``advance`` does.
    :raises ValidationError: no reason is given.
    """
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vì sao không thực hiện đợt này."})
    row: PairingCampaign = advance(campaign, PAIRING, "drop", by=by, reason=reason, drop_reason=reason)
    return row
