from django.conf import settings
from django.db import models

from core import clock

#: A page in use is heard of every 15 seconds; three times that without a word, and the writer has gone.
HERE_SECONDS = 45


class UnsavedStory(models.Model):
    """What one writer typed into a story's editor and has not saved, kept so that no crash loses it.

    ``edition`` is that of the draft with which the page was opened.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="unsaved")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    values = models.JSONField(default=dict)
    typed_at = models.DateTimeField(null=True)
    here_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_unsaved_story_per_writer", fields=["story", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.story_id}"

    @property
    def is_here(self) -> bool:
        """Whether the writer's page was heard of a moment ago."""
        return (clock.now() - self.here_at).total_seconds() < HERE_SECONDS
