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


class FoldedReads(models.Model):
    """A file of lines that was counted, by its name: kept until the file is gone, so that it is counted once."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
