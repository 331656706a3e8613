from django.conf import settings
from django.db import models
from django.db.models import Q


class ReportVersion(models.Model):
    """The achievement report as it was saved once, typed or as a file: a row for each save that changed it.

    ``words`` counts those of a file; none where it has no text, as a scan has none. ``scanned_at`` is when a virus
    scanner passed the file.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="report_versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    words = models.PositiveIntegerField(null=True)
    scanned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["nomination", "number"]
        constraints = [
            models.UniqueConstraint(name="report_versions_differ", fields=["nomination", "number"]),
            models.CheckConstraint(
                name="report_is_typed_or_a_file",
                condition=Q(stored_name="", sha256="", size=None)
                | (~Q(stored_name="") & ~Q(sha256="") & Q(text="", size__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Phiên bản {self.number}"

    @property
    def is_file(self) -> bool:
        return bool(self.stored_name)
