"""What waits for those who tend the season."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core import clock
from core.todo import Task
from seasons.access import tends_season
from seasons.calendar import last_moment_before
from seasons.models import Season
from seasons.readiness import before_opening
from seasons.workflow import State


def tasks(user: Any) -> Iterator[Task]:
    """A season to lay out, to open, or to close."""
    if not tends_season(user):
        return
    seasons = list(Season.objects.exclude(state=State.CLOSED))
    if not seasons:
        why = "Chưa có kỳ nào đang chuẩn bị hoặc đang diễn ra."
        yield Task("Lập kỳ bình xét", why, reverse("seasons:create"), "Lập kỳ", icon="calendar")
    for season in seasons:
        if season.state == State.PREPARING:
            yield _opening(season)
        elif clock.now() > last_moment_before(season.recognition_due):
            yield _closing(season)


def _opening(season: Season) -> Task:
    gaps = len(before_opening(season))
    why = f"Còn {gaps} việc phải làm trước khi mở." if gaps else "Đã đủ điều kiện mở."
    url = reverse("seasons:detail", args=[season.year])
    return Task(f"Mở kỳ bình xét năm {season.year}", why, url, "Xem kỳ", state="Đang chuẩn bị", icon="calendar")


def _closing(season: Season) -> Task:
    why = "Đã qua ngày hoàn thành công nhận. Xem việc còn dở rồi kết thúc kỳ."
    url = reverse("seasons:close", args=[season.year])
    title = f"Kết thúc kỳ bình xét năm {season.year}"
    return Task(title, why, url, "Xem để kết thúc", tone="warn", state="Đến lúc kết thúc", icon="calendar")
