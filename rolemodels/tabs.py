"""The three pages of a year side by side."""

from typing import Any

from django.urls import reverse

from seasons.models import Season

_PAGES = (("list", "Danh sách"), ("benefits", "Quyền lợi"), ("praise_list", "Đề nghị khen thưởng"))


def tabs_of(season: Season, current: str) -> list[dict[str, Any]]:
    """A link for each page of the year."""
    return [
        {"url": reverse(f"rolemodels:{name}", args=[season.year]), "label": words, "current": name == current}
        for name, words in _PAGES
    ]
