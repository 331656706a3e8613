"""The three pages of a year side by side."""

from dataclasses import dataclass

from django.urls import reverse

from seasons.models import Season

_PAGES = (("list", "Danh sách"), ("benefits", "Quyền lợi"), ("praise_list", "Đề nghị khen thưởng"))


@dataclass(frozen=True)
class Tab:
    url: str
    label: str
    current: bool
    count: int | None = None


def tabs_of(season: Season, current: str) -> list[Tab]:
    """A link for each page of the year."""
    return [Tab(reverse(f"rolemodels:{name}", args=[season.year]), words, name == current) for name, words in _PAGES]
