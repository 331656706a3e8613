from django.db import models

from core.unsaved import Unsaved


class UnsavedStory(Unsaved):
    """What one writer typed into a story's editor; ``edition`` is that of the draft with which the page was opened."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="unsaved")
    edition = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_unsaved_story_per_writer", fields=["story", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.story_id}"
