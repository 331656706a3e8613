from django.db import models


class Reading(models.Model):
    """How often a story was opened in public on a day: a count, of nobody in particular."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="readings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["story", "day"]
        constraints = [models.UniqueConstraint(name="readings_of_a_day_are_one_row", fields=["story", "day"])]

    def __str__(self) -> str:
        return f"{self.story_id} {self.day}: {self.count}"
