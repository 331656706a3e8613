"""Who keeps the archives of closed seasons."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import anyone_of, holds
from nominations.concern import kept_rows
from operations.archives.parts import PARTS, Part
from operations.models import SeasonArchive
from seasons.models import Season
from seasons.workflow import State

#: Those who read one of the volumes.
reads_archives = anyone_of(*{role for part in PARTS.values() for role in part.readers})


def parts_of(user: Any) -> list[Part]:
    """The volumes that *user* asks for and reads."""
    return [part for part in PARTS.values() if holds(user, *part.readers)]


def archived_seasons(user: Any) -> QuerySet[Season]:
    """Seasons that can be archived: closed, so that nothing of them moves on."""
    rows = Season.objects.filter(state=State.CLOSED)
    return rows if reads_archives(user) else rows.none()


def kept_back(season: Season, user: Any) -> bool:
    """Whether the season has a file that is kept from *user*: a whole volume would hold it."""
    return season.nominations.filter(kept_rows(user)).exists()


def readable_archives(user: Any) -> QuerySet[SeasonArchive]:
    """Volumes that are there to be taken; whether one holds a file kept from *user* is asked next."""
    rows = SeasonArchive.objects.filter(part__in=[part.key for part in parts_of(user)]).exclude(stored_name="")
    return rows.select_related("season")
