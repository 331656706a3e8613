"""The season in two numbers, for those who read the figures of the whole agency."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.tiles import Tile
from core.vietnamese import number
from reports.access import counted, reads_agency
from reports.counts import INTRODUCED, NONE, RECOGNISED, grouped
from seasons.queries import current_season


def tiles(user: Any) -> Iterator[Tile]:
    """How many files were introduced, and how many of them are recognised and announced."""
    season = current_season() if reads_agency(user) else None
    if season is None:
        return
    found = grouped(counted(user).filter(season=season), oversees=True).get((), NONE)
    page = reverse("reports:season", args=[season.year])
    yield Tile("hồ sơ được giới thiệu toàn Sở", number(found[INTRODUCED]), page)
    yield Tile("đã công bố công nhận toàn Sở", number(found[RECOGNISED]), page, "good")
