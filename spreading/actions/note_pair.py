"""Ghi tiến độ của một cặp; and, by those who prepare, its result."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import duties_of, labels
from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from spreading.access import noting, preparing
from spreading.checking import tidied
from spreading.models import Pair, PairingCampaign, PairNote
from spreading.workflow import PairingState


@transaction.atomic
def note_pair(pair: Pair, *, text: str, by: User) -> PairNote:
    """The note.

    :raises PermissionDenied: *by* has no part in the pair.
    :raises AlreadyDone: these very words are the newest note; IllegalMove: the campaign does not run.
    :raises ValidationError: nothing is said.
    """
    campaign = _running(pair)
    if not Pair.objects.filter(noting(by), pk=pair.pk).exists():
        raise PermissionDenied("Tiến độ do người trong cặp, Trưởng phòng của họ hoặc Văn phòng Sở ghi.")
    tidy = tidied({"text": text}, {"text": "Chưa ghi tiến độ. Mời ghi việc đã làm, kết quả đến nay."})
    newest = pair.notes.first()
    if newest and newest.text == tidy["text"]:
        raise AlreadyDone("Tiến độ này đã ghi.")
    note = PairNote.objects.create(pair=pair, **tidy, noted_by=by, noted_at=clock.now())
    capacity = next(iter(labels(duties_of(by))), "")[:80]
    record_event(campaign, "note_pair", by=by, was=campaign.state, now=campaign.state, capacity=capacity)
    return note


@transaction.atomic
def settle_pair(pair: Pair, *, result: str, by: User) -> Pair:
    """The pair with its result, which may be put right until the campaign is closed.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises AlreadyDone: it says so already; IllegalMove: the campaign does not run.
    :raises ValidationError: nothing is said.
    """
    capacity, campaign = preparing(by), _running(pair)
    tidy = tidied({"result": result}, {"result": "Chưa ghi kết quả. Mời ghi đạt được gì so với chỉ tiêu."})
    row = Pair.objects.get(pk=pair.pk)
    if row.result == tidy["result"]:
        raise AlreadyDone("Kết quả này đã ghi.")
    row.result = tidy["result"]
    keep(row, by=by, why="settle_pair", fields=["result"])
    record_event(campaign, "settle_pair", by=by, was=campaign.state, now=campaign.state, capacity=capacity)
    return row


def _running(pair: Pair) -> PairingCampaign:
    row: PairingCampaign = lock(pair.campaign)
    if row.state != PairingState.RUNNING:
        raise IllegalMove(
            f"Đợt thi đua đang ở trạng thái «{row.get_state_display()}». Tiến độ, kết quả ghi khi đợt đang thực hiện."
        )
    return row
