from django.conf import settings
from django.db import models


class AsideRendering(models.Model):
    """What a certificate said, and its file, before its words were put right while it was unsigned.

    The number in the register stays with the certificate; a row here is only added, never changed. ``stored_name`` is
    empty where the words were put right before a file was made of them.
    """

    certificate = models.ForeignKey("certificates.Certificate", on_delete=models.PROTECT, related_name="aside")
    text = models.JSONField()
    reason = models.CharField("lý do", max_length=1_000)
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, default="application/pdf")
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["certificate", "pk"]
        constraints = [
            models.CheckConstraint(name="what_is_set_aside_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"Bản chưa ký của {self.certificate}"
