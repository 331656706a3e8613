from django.conf import settings
from django.db import models


class Event(models.Model):
    """One thing that happened, in a chain: each row's digest covers the row and the digest before it.

    Rows are only ever added: a trigger in the database refuses update and delete.
    """

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    about = models.CharField(max_length=250)
    move = models.CharField(max_length=40)
    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    actor_name = models.CharField(max_length=100, blank=True)
    capacity = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    digest_before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "number"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.move} {self.about}"


class EventChain(models.Model):
    """The head of the chain: one row, locked while an event is added."""

    last_number = models.BigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.last_number} {self.last_digest[:12]}"
