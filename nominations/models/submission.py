from django.conf import settings
from django.db import models


class Submission(models.Model):
    """What a department handed in, as it was then: one row for each time; it never changes.

    ``content`` is what ``nominations.content.content_of`` gave, ``digest`` the SHA-256 of it that the receipt bears,
    ``report_upload`` the report where it was a file.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="submissions")
    turn = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    report_upload = models.ForeignKey(
        "nominations.ReportVersion", on_delete=models.PROTECT, null=True, related_name="submissions"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nomination", "turn"]
        constraints = [models.UniqueConstraint(name="one_submission_per_turn", fields=["nomination", "turn"])]

    def __str__(self) -> str:
        return f"Bản nộp lần {self.turn}"
