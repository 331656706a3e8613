from datetime import timedelta

from django.db import models

from core import clock

#: After so long without a sign of life the clock command counts as stopped.
SILENCE = timedelta(minutes=10)


class ClockRun(models.Model):
    """When the clock command last did one of its duties, and how that went."""

    duty = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.duty

    @property
    def is_silent(self) -> bool:
        """Whether the duty has not been tried for too long."""
        return self.started_at is None or clock.now() - self.started_at > SILENCE
