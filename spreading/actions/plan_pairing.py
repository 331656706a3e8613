"""Lập đợt thi đua cùng điển hình tiên tiến: begun, and edited until it is launched."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, IllegalMove, hold_gate, lock, record_event
from seasons.readiness import refuse_closed
from spreading.access import preparing
from spreading.actions._reviews import season_now
from spreading.checking import differs, tidied
from spreading.models import PairingCampaign
from spreading.workflow import PairingState

_NEEDED = {
    "title": "Chưa ghi tên đợt. Ví dụ: Thi đua cùng điển hình tiên tiến năm 2026.",
    "aim": "Chưa ghi mục đích. Mời ghi đợt thi đua nhằm đạt điều gì.",
}


@dataclass(frozen=True)
class CampaignWords:
    """What the campaign is for, and from when to when."""

    title: str
    aim: str
    begins: date
    ends: date

    def facts(self) -> dict[str, object]:
        """Everything, tidy.

        :raises ValidationError: something is missing, or it ends before it begins.
        """
        facts = tidied({name: getattr(self, name) for name in self.__dataclass_fields__}, _NEEDED)
        if self.ends < self.begins:
            raise ValidationError({"ends": "Ngày kết thúc sớm hơn ngày bắt đầu. Mời ghi lại."})
        return facts


@transaction.atomic
def plan_pairing(words: CampaignWords, *, by: User) -> PairingCampaign:
    """The campaign, being prepared, of the season under way.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises AlreadyDone: the season has one of this title.
    :raises ValidationError: something is missing, or the season is closed.
    """
    capacity, facts = preparing(by), words.facts()
    hold_gate()
    season = season_now()
    refuse_closed(season)
    same = PairingCampaign.objects.filter(season=season, title=facts["title"]).exclude(state=PairingState.DROPPED)
    if same.exists():
        raise AlreadyDone("Kỳ này đã có đợt thi đua mang tên này. Mời mở đợt đã lập.")
    row = PairingCampaign(**facts, season=season, prepared_by=by, prepared_at=clock.now())
    keep(row, by=by, why="plan_pairing")
    record_event(row, "plan_pairing", by=by, was="", now=row.state, capacity=capacity)
    return row


@transaction.atomic
def edit_pairing(campaign: PairingCampaign, words: CampaignWords, *, by: User) -> PairingCampaign:
    """The campaign with these words.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises AlreadyDone: it says so already; IllegalMove: it was launched.
    :raises ValidationError: something is missing.
    """
    row, capacity = being_prepared(campaign, by)
    facts = words.facts()
    if not differs(row, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(row, name, value)
    keep(row, by=by, why="edit_pairing", fields=[*facts])
    record_event(row, "edit_pairing", by=by, was=row.state, now=row.state, capacity=capacity)
    return row


def being_prepared(campaign: PairingCampaign, by: User) -> tuple[PairingCampaign, str]:
    """The campaign, locked to be written, and the duty in which *by* does so.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises IllegalMove: it was launched or dropped.
    """
    capacity = preparing(by)
    row: PairingCampaign = lock(campaign)
    if row.state != PairingState.PREPARING:
        raise IllegalMove(
            f"Đợt này đang ở trạng thái «{row.get_state_display()}» nên mục đích, thời gian và các cặp không đổi nữa."
        )
    return row, capacity
