"""Who sees and who tends the season."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import anyone_of
from accounts.roles import Role
from seasons.models import DayOff, LegalBasis, Movement, Season

#: Those who set dates, criteria, movements and rules.
tends_season = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL)


def visible(user: Any) -> QuerySet[Season]:
    """Every signed-in person may read the seasons: dates, criteria and rules are announced."""
    return Season.objects.all()


def tended(user: Any) -> QuerySet[Season]:
    """The seasons that *user* may set up and change."""
    return Season.objects.all() if tends_season(user) else Season.objects.none()


def movements(user: Any) -> QuerySet[Movement]:
    rows = Movement.objects.select_related("season")
    return rows if tends_season(user) else rows.none()


def bases(user: Any) -> QuerySet[LegalBasis]:
    return LegalBasis.objects.all() if tends_season(user) else LegalBasis.objects.none()


def days_off(user: Any) -> QuerySet[DayOff]:
    return DayOff.objects.all() if tends_season(user) else DayOff.objects.none()
