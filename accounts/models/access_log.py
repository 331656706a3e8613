from django.conf import settings
from django.db import models


class AccessLog(models.Model):
    """Who opened or downloaded which record with other people's data (one row a view; never a ballot)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    act = models.CharField(max_length=30)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_type}:{self.subject_id}"
