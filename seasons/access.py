"""Who sees and who tends the season."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import anyone_of
from accounts.roles import Role
from seasons.models import Season

#: Those who set dates, criteria, movements and rules.
tends_season = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL)


def visible(user: Any) -> QuerySet[Season]:
    """Every signed-in person may read the seasons: dates, criteria and rules are announced."""
    return Season.objects.all()
