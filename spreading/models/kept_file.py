from django.db import models


class KeptFile(models.Model):
    """A file in the private store (``core.uploads.StoredFile``); rows are never pointed at other bytes."""

    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.original_name
