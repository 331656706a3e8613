"""What of the departments' papers would stay unfinished if the season closed."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.vietnamese import two_digits
from monitoring.board import board
from monitoring.milestones import PAPERS
from monitoring.workflow import State
from seasons.models import Season
from seasons.readiness import OpenItem


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """One for each state in which papers wait, for the page that confirms the closing."""
    page = reverse("monitoring:board")
    rows = [row for row in board(season) if row.milestone in PAPERS]
    for state in (State.DRAFTING, State.SUBMITTED, State.RETURNED):
        if count := sum(row.state == state.label for row in rows):
            words = f"Còn {two_digits(count)} kế hoạch, báo cáo của phòng ở trạng thái «{state.label}»."
            yield OpenItem(words, page)
    added = [row for row in rows if row.paper and row.paper.valid_id and row.paper.state == State.SUBMITTED]
    if added:
        yield OpenItem(f"Còn {two_digits(len(added))} bản bổ sung kế hoạch, báo cáo chờ duyệt.", page)
