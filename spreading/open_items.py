"""What of spreading would stay unfinished if the season closed, and what the next season takes over."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.history import keep
from core.vietnamese import two_digits
from seasons.models import Season
from seasons.readiness import OpenItem
from spreading.models import MeetingGoal, MeetingInsert, PairingCampaign, Replication, ReviewSession
from spreading.workflow import PairingState, ReplicationState, ReviewState


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """Sessions, meetings and campaigns not written up, replications that wait; all may still be finished afterwards."""
    reviews = ReviewSession.objects.filter(season=season, state__in=(ReviewState.PLANNED, ReviewState.HELD)).count()
    meetings = MeetingInsert.objects.filter(season=season, told_at=None).count()
    running = PairingCampaign.objects.filter(season=season, state=PairingState.RUNNING).count()
    waiting = Replication.objects.filter(nomination__season=season, state=ReplicationState.WAITING).count()
    for count, words, page in (
        (reviews, "buổi sơ kết, tổng kết chưa kết thúc", "reviews"),
        (meetings, "buổi sinh hoạt định kỳ chưa ghi kết quả lồng ghép", "inserts"),
        (running, "đợt thi đua cùng điển hình chưa tổng kết", "campaigns"),
        (waiting, "phiếu áp dụng điển hình chờ xác nhận", "replications"),
    ):
        if count:
            yield OpenItem(f"Còn {two_digits(count)} {words}.", reverse(f"spreading:{page}"))


def tell_goal(old: Season) -> Iterator[str]:
    goal = MeetingGoal.objects.filter(season=old).first()
    if goal:
        yield f"Số buổi sinh hoạt có lồng ghép mỗi quý: {goal.a_quarter}, sửa được."


def carry_goal(old: Season, new: Season, by: Any) -> None:
    """How often inserts are to be; campaigns and their pairs are of their season alone."""
    goal = MeetingGoal.objects.filter(season=old).first()
    if goal:
        keep(MeetingGoal(season=new, a_quarter=goal.a_quarter, basis=goal.basis), by=by, why="carry_goal")
