from django.conf import settings
from django.db import models


class RedactedTwin(models.Model):
    """A copy of a piece of evidence in which personal data are black: a file of its own that never changes.

    ``boxes`` are as in ``core.inspection.covering``; *number* counts the twins of one file.
    """

    evidence = models.ForeignKey("nominations.Evidence", on_delete=models.CASCADE, related_name="twins")
    number = models.PositiveSmallIntegerField()
    boxes = models.JSONField()
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["evidence", "-number"]
        constraints = [models.UniqueConstraint(name="redacted_twins_differ", fields=["evidence", "number"])]

    def __str__(self) -> str:
        return f"Bản đã che {self.number}"
