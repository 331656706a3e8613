"""The numbers of those who nurture or follow it, and the way of the person nurtured to the own plan."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.tiles import Tile
from core.vietnamese import number
from nurturing.access import oversees, own_plans, own_units, records
from nurturing.listing import figures
from nurturing.models import NewFactor


def nurtured(user: Any) -> Iterator[Tile]:
    """Of one's own departments, or of all for those who oversee; for others the own plan."""
    page = reverse("nurturing:register")
    if records(user) or oversees(user):
        rows = NewFactor.objects.exclude(person=user.pk)
        found = figures(rows if oversees(user) else rows.filter(department__in=own_units(user)))
        waiting = found["found"]
        yield Tile("nhân tố mới đang bồi dưỡng", number(found["nurturing"]), f"{page}?trang_thai=nurturing", "good")
        tone = "info" if waiting else "quiet"
        yield Tile("nhân tố mới chưa có kế hoạch", number(waiting), f"{page}?trang_thai=found", tone)
    elif user.is_authenticated and (count := own_plans(user).count()):
        yield Tile("kế hoạch bồi dưỡng của đồng chí", number(count), reverse("nurturing:own"), "info")
