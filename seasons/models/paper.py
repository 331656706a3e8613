from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core import clock
from core.uploads import StoredFile


class FrozenPaper(models.Model):
    """An official paper as it was made: its content, the PDF, and the scan of the signed copy once there is one.

    Neither content nor files change; a mended paper is a new row and the old one is set aside.
    """

    content = models.JSONField()
    number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    dated = models.DateField("ngày", null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80, default="application/pdf")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    set_aside_at = models.DateTimeField(null=True)

    scan_stored_name = models.CharField(max_length=40, blank=True)
    scan_original_name = models.CharField(max_length=200, blank=True)
    scan_media_type = models.CharField(max_length=80, blank=True)
    scan_size = models.PositiveBigIntegerField(null=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_scan_is_whole",
                condition=Q(scanned_at=None, scan_sha256="")
                | (Q(scanned_at__isnull=False, scanned_by__isnull=False) & ~Q(scan_sha256="")),
            ),
        ]

    @property
    def is_signed(self) -> bool:
        """Whether the signed copy is on file."""
        return self.scanned_at is not None

    @property
    def signed_file(self) -> StoredFile:
        """The scan of the signed copy as a file of its own; only where ``is_signed``."""
        return StoredFile(
            self.scan_stored_name, self.scan_original_name, self.scan_media_type, self.scan_size or 0, self.scan_sha256
        )

    def take_scan(self, stored: StoredFile, *, by: Any) -> None:
        """Have *stored* (checked by ``core.uploads``) as the signed copy from now; nothing is saved yet."""
        self.scan_stored_name, self.scan_original_name = stored.stored_name, stored.original_name
        self.scan_media_type, self.scan_size, self.scan_sha256 = stored.media_type, stored.size, stored.sha256
        self.scanned_at, self.scanned_by = clock.now(), by
