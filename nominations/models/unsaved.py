from django.conf import settings
from django.db import models

from core import clock


class UnsavedText(models.Model):
    """What one writer typed into a dossier's editor and has not saved, kept so that no crash loses it.

    ``values`` are the fields as typed, by name; ``version`` and ``seen`` are the page's own, so that saving later
    merges as if the page had stayed open. ``field`` is where the writer is now, ``here_at`` when that was heard last.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="unsaved")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    seen = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    field = models.CharField(max_length=60, blank=True)
    typed_at = models.DateTimeField(null=True)
    here_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_unsaved_text_per_writer", fields=["nomination", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.nomination_id}"

    @property
    def is_here(self) -> bool:
        """Whether the writer's page was heard of a moment ago."""
        return (clock.now() - self.here_at).total_seconds() < HERE_SECONDS


#: A page in use is heard of every 15 seconds; three times that without a word, and the writer has gone.
HERE_SECONDS = 45
