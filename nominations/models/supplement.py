from django.conf import settings
from django.db import models


class SupplementItem(models.Model):
    """One thing the Office asks the department to add; *turn* counts the times the file was returned."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="supplement_items")
    turn = models.PositiveSmallIntegerField()
    text = models.CharField("nội dung cần bổ sung", max_length=500)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField("phòng trả lời", max_length=1_000, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["turn", "pk"]

    def __str__(self) -> str:
        return self.text
