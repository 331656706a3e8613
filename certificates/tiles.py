"""What waits for the Director's word, and for number and signed copy."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from certificates.access import visible
from certificates.workflow import DecisionState
from core.tiles import Tile
from core.vietnamese import number

_WAITING = (DecisionState.SUBMITTED, DecisionState.DECIDED, DecisionState.NUMBERED)


def tiles(user: Any) -> Iterator[Tile]:
    """For the Director files to decide on, for the records clerk decisions without number or signed copy."""
    decides, numbers = holds(user, Role.DIRECTOR), holds(user, Role.RECORDS_CLERK)
    if not decides and not numbers:
        return
    rows = visible(user).filter(state__in=_WAITING).exclude(season__state="closed").order_by()
    found = rows.aggregate(
        files=Count("items", filter=Q(state=DecisionState.SUBMITTED)),
        unnumbered=Count("pk", filter=Q(state=DecisionState.DECIDED), distinct=True),
        unsigned=Count("pk", filter=Q(state=DecisionState.NUMBERED), distinct=True),
    )
    page = reverse("certificates:decisions")
    if decides:
        yield Tile("hồ sơ chờ Giám đốc quyết định", number(found["files"]), page, _tone(found["files"]))
    if numbers:
        yield Tile("quyết định chờ số", number(found["unnumbered"]), page, _tone(found["unnumbered"]))
        yield Tile("quyết định chờ ký, ban hành", number(found["unsigned"]), page, _tone(found["unsigned"]))


def _tone(waiting: int) -> str:
    return "warn" if waiting else "quiet"
