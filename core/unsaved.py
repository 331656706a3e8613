"""What writers typed into an editor and did not save, and who of them is there now."""

from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from core import clock

#: A page in use is heard of every 15 seconds; three times that without a word, and the writer has gone.
HERE_SECONDS = 45


class Unsaved(models.Model):
    """What one writer typed into an editor and has not saved, kept so that no crash loses it.

    ``values`` are the fields as typed, by name, at ``typed_at``; ``here_at`` is when the page was heard of last.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    typed_at = models.DateTimeField(null=True)
    here_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def is_here(self) -> bool:
        """Whether the writer's page was heard of a moment ago."""
        return (clock.now() - self.here_at).total_seconds() < HERE_SECONDS


Kept = TypeVar("Kept", bound=Unsaved)


def others_here(rows: QuerySet[Kept], user: Any) -> list[Kept]:
    """Of *rows*, those of other writers whose page was heard of a moment ago."""
    there = rows.exclude(user=user.pk).select_related("user").order_by("pk")
    return [row for row in there if row.is_here]
