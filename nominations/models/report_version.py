from django.conf import settings
from django.db import models


class ReportVersion(models.Model):
    """The achievement report as it was saved once: a row for each save that changed it."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="report_versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination", "number"]
        constraints = [models.UniqueConstraint(name="report_versions_differ", fields=["nomination", "number"])]

    def __str__(self) -> str:
        return f"Phiên bản {self.number}"
