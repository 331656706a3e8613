"""The lists below the tasks of the first page, by duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from core.vietnamese import short_date
from nominations.access import introduces, introducing_departments, reads_dossiers, sees_true_state, visible
from nominations.content import kind_line
from nominations.listing import Wanted, listing
from nominations.models import Nomination
from nominations.progress import progress_of
from nominations.queries import for_progress, to_write
from seasons.models import Season
from seasons.queries import current_season
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
    """The dossiers that *user* follows in the season under way: where each stands, who holds it, what comes next.

    Whoever introduces sees the own department's; whoever only oversees sees those of the whole season.
    """
    season = current_season()
    if season is None or not reads_dossiers(user):
        return
    if introduces(user):
        own = visible(user).filter(department__in=introducing_departments(user))
        link = reverse("nominations:create"), "Giới thiệu điển hình mới"
        yield _panel("own", "Hồ sơ của phòng", link, own, user, season)
    elif sees_true_state(user):
        link = reverse("nominations:list"), "Xem tất cả hồ sơ"
        yield _panel("all", "Hồ sơ của kỳ", link, visible(user), user, season)


def _shown(rows: QuerySet[Nomination], user: Any, season: Season) -> list[Nomination]:
    """The first rows; those in the user's own hands are the ones that the tasks have read."""
    written = {row.pk: row for row in to_write(user)} if introduces(user) else {}
    listed = listing(rows, user, season, Wanted()).rows[:MOST_ROWS]
    return for_progress(written.get(row.pk, row) for row in listed)


def _panel(
    anchor: str, title: str, link: tuple[str, str], rows: QuerySet[Nomination], user: Any, season: Season
) -> Panel:
    referral = rules_of(season).yes("referral")
    return Panel(
        anchor=anchor,
        title=title,
        url=link[0],
        link=link[1],
        lines=[(row, kind_line(row), progress_of(row, user, referral=referral)) for row in _shown(rows, user, season)],
        oversees=sees_true_state(user),
        empty=f"Hạn nộp hồ sơ: trước ngày {short_date(season.plan_due)}.",
    )
