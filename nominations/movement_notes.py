"""What became of a dossier's movement: the dossier keeps what it said, the change is told beside it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count

from nominations.access import reads_dossiers, visible_rows
from nominations.models import Nomination
from seasons.models import MovementChange, Season


def changes_of_movement(nomination: Nomination, named: str = "") -> list[MovementChange]:
    """How the movement was extended or stopped, the oldest first; asked only where that happened.

    :param named: the movement that an earlier version of the dossier names: of another than now nothing is told.
    """
    movement = nomination.movement
    if movement is None or movement.changed_at is None or (named and named != movement.name):
        return []
    return list(movement.changes.all())


def files_found(season: Season, user: Any) -> Mapping[int, int]:
    """By the id of a movement how many dossiers name it that *user* sees; for None, all of them."""
    if user is not None and not reads_dossiers(user):
        return {}
    rows = Nomination.objects.filter(season=season, movement__isnull=False)
    if user is not None:
        rows = rows.filter(visible_rows(user))
    return dict(rows.order_by().values_list("movement").annotate(Count("pk")))
