"""The lists below the tasks of the first page, by duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.vietnamese import short_date
from nominations.access import introduces, reads_dossiers, sees_true_state, visible
from nominations.content import kind_line
from nominations.progress import progress_of
from nominations.queries import with_parts
from seasons.models import Season
from seasons.rules import rules_of

MOST_ROWS = 20


@dataclass(frozen=True)
class Panel:
    """One list: its heading, the link beside it, and the rows that its template draws."""

    anchor: str
    title: str
    url: str
    link: str
    lines: list[tuple[Any, ...]]
    oversees: bool
    empty: str


def panels_of(user: Any) -> Iterator[Panel]:
    """The dossiers that *user* follows in the season under way: where each stands, who holds it, what comes next."""
    season = Season.objects.current()
    if season is None or not reads_dossiers(user):
        return
    oversees, own = sees_true_state(user), introduces(user)
    rows, referral = with_parts(visible(user).filter(season=season))[:MOST_ROWS], rules_of(season).yes("referral")
    yield Panel(
        anchor="dossiers",
        title=f"Hồ sơ {'của kỳ' if oversees else 'của phòng'}",
        url=reverse("nominations:create" if own and not oversees else "nominations:list"),
        link="Giới thiệu điển hình mới" if own and not oversees else "Xem tất cả hồ sơ",
        lines=[(row, kind_line(row), progress_of(row, user, referral=referral)) for row in rows],
        oversees=oversees,
        empty=f"Hạn nộp hồ sơ: trước ngày {short_date(season.plan_due)}.",
    )
