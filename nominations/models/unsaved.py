from django.db import models

from core.unsaved import Unsaved


class UnsavedText(Unsaved):
    """What one writer typed into a dossier's editor.

    ``version`` and ``seen`` are the page's own, so that saving later merges as if the page had stayed open. ``field``
    is where the writer is now.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="unsaved")
    version = models.PositiveIntegerField()
    seen = models.TextField(blank=True)
    field = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_unsaved_text_per_writer", fields=["nomination", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.nomination_id}"
