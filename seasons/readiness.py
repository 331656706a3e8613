"""What is missing before a season opens, and what is still open when it closes: the checklist and the guard."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from seasons.models import Criterion, Season
from seasons.plan_text import GENERAL_CRITERIA
from seasons.rules import SPECS
from seasons.workflow import State


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, and the page where it is put right."""

    sentence: str
    url: str


def missing_to_open(season: Season) -> list[Gap]:
    """Why the season cannot open yet; empty when it can."""
    return [gap for gap in _gaps(season) if gap]


def _gaps(season: Season) -> Iterable[Gap | None]:
    year = {"year": season.year}
    general = Criterion.objects.filter(
        criteria_set__season=season, criteria_set__frozen_at=None, kind=Criterion.Kind.GENERAL
    ).count()
    if general < len(GENERAL_CRITERIA):
        yield Gap(
            f"Kế hoạch có {len(GENERAL_CRITERIA)} tiêu chuẩn chung, kỳ này mới ghi {general}.",
            reverse("seasons:criteria", kwargs=year),
        )
    if not season.movements.exists():
        yield Gap("Chưa có phong trào thi đua nào.", reverse("seasons:movements", kwargs=year))
    unset = len(SPECS) - season.rules.exclude(source="").count()
    if unset:
        yield Gap(f"{unset} quy tắc chưa ghi nguồn và người phê duyệt.", reverse("seasons:rules", kwargs=year))
    other = Season.objects.filter(state=State.OPEN).exclude(pk=season.pk).first()
    if other:
        yield Gap(f"{other} chưa kết thúc; mỗi lúc chỉ một kỳ diễn ra.", reverse("seasons:detail", args=[other.year]))


OpenItems = Callable[[Season], Iterable[str]]
_open_items: list[OpenItems] = []


def register_open_items(source: OpenItems) -> None:
    """Have *source* say, in sentences, what would stay unfinished if the season closed now."""
    _open_items.append(source)


def open_items(season: Season) -> list[str]:
    """Everything that the apps above would leave unfinished."""
    return [sentence for source in _open_items for sentence in source(season)]
