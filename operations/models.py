from django.db import models


class ClockRun(models.Model):
    """When the clock command last did one of its duties, and how that went."""

    duty = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.duty
