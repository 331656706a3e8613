"""Ý kiến của Văn phòng Sở: from which fund, how much it holds, and what speaks for and against."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, advance, lock, require
from funds.actions._ledger import held
from funds.models import Fund, SupportRequest
from funds.readiness import closed_refusal
from funds.workflow import SUPPORT_REQUEST, State


@transaction.atomic
def note_request(request: SupportRequest, *, by: User, fund: Fund, note: str) -> SupportRequest:
    """The request, before the Director; a later note takes the place of the first.

    :raises PermissionDenied: *by* is not of the Office, is concerned, or wrote the request.
    :raises AlreadyDone: this very note stands.
    :raises IllegalMove: it is with neither the Office nor the Director.
    :raises ValidationError: nothing is said, or the fund is closed.
    """
    row: SupportRequest = lock(request)
    require(row, SUPPORT_REQUEST, "note", by=by)
    said = clean(note, multiline=True)
    if not said:
        raise ValidationError({"note": "Chưa ghi ý kiến. Mời ghi ý kiến về nguồn, mức và căn cứ hỗ trợ."})
    if refusal := closed_refusal(held(fund)):
        raise ValidationError({"fund": refusal})
    if row.state == State.NOTED and (row.note, row.fund_id) == (said, fund.pk):
        raise AlreadyDone("Ý kiến này đã ghi.")
    noted: SupportRequest = advance(
        row, SUPPORT_REQUEST, "note", by=by, fund=fund, note=said, noted_by=by, noted_at=clock.now()
    )
    return noted
