"""Where the archives of a season stand."""

from dataclasses import dataclass

from operations.archives.parts import Part
from operations.models import SeasonArchive
from seasons.models import Season


@dataclass(frozen=True)
class Volume:
    """One volume of a season's archive: the newest that was made, and the one under way."""

    part: Part
    ready: SeasonArchive | None
    under_way: SeasonArchive | None


def volumes(season: Season, parts: list[Part]) -> list[Volume]:
    """Where each of *parts* stands, in one query."""
    rows = list(SeasonArchive.objects.filter(season=season).order_by("-pk"))
    return [
        Volume(
            part,
            next((row for row in rows if row.part == part.key and row.stored_name), None),
            next((row for row in rows if row.part == part.key and row.made_at is None), None),
        )
        for part in parts
    ]
