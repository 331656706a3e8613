"""What of the requests for support would stay unfinished if the season closed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from core.vietnamese import two_digits
from funds.queries import unsettled
from funds.workflow import State
from seasons.models import Season
from seasons.readiness import OpenItem


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """One for each state in which requests of the season wait; they may be settled after the closing too."""
    page = reverse("funds:requests")
    found = dict(unsettled().filter(season=season).order_by().values_list("state").annotate(Count("pk")))
    for state in State:
        if count := found.get(state):
            group = "cho-chi" if state == State.APPROVED else "dang-lam"
            yield OpenItem(
                f"Còn {two_digits(count)} đề nghị hỗ trợ ở trạng thái «{state.label}».", f"{page}?nhom={group}"
            )
